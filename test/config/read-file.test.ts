// What is text, in which encoding, and what is none.
import assert from "node:assert/strict";
import { join } from "node:path";
import { decodeDocument, firstBadByte, MAX_FILE_BYTES, readDocument } from "../../server/src/host/read-file.ts";
import { withFolder } from "./temp-folder.ts";

const bytes = (...values: readonly number[]) => Uint8Array.from(values);

describe("reading a document", () => {
  const cases: readonly (readonly [string, Uint8Array, unknown])[] = [
    ["UTF-8", Buffer.from("ü漢"), { kind: "text", text: "ü漢" }],
    ["UTF-8 with a byte order mark", Buffer.from("\uFEFFa"), { kind: "text", text: "a" }],
    ["UTF-16, little end first", Buffer.from("\uFEFFaü", "utf16le"), { kind: "text", text: "aü", encoding: "UTF-16" }],
    ["UTF-16, big end first", bytes(0xfe, 0xff, 0, 0x61), { kind: "text", text: "a", encoding: "UTF-16" }],
    ["broken UTF-16", bytes(0xff, 0xfe, 0x61, 0, 0x61), { kind: "text", text: "a\uFFFD", encoding: "UTF-16", notice: "not valid UTF-16; read with replacement characters" }],
    ["Latin 1", bytes(0x61, 0xfc, 0x62), { kind: "text", text: "a\uFFFDb", notice: "not valid UTF-8 at byte 1; read with replacement characters" }],
    ["binary", bytes(0x61, 0, 0x62), { kind: "skipped", reason: "binary" }],
    ["nothing", bytes(), { kind: "text", text: "" }],
  ];
  for (const [name, content, expected] of cases) {
    it(name, () => {
      assert.deepEqual(decodeDocument(content), expected);
    });
  }

  it("finds the first bad byte behind characters of every length", () => {
    const good = Buffer.from("aü漢👍".repeat(50));
    for (const bad of [bytes(0xff), bytes(0xe6, 0xbc), bytes(0xc3), bytes(0xf0, 0x9f, 0x91)]) {
      assert.equal(firstBadByte(Buffer.concat([good, bad])), good.length);
      assert.equal(firstBadByte(Buffer.concat([good, bad, Buffer.from(" and more")])), good.length);
    }
  });

  it("skips the too large and fails for the missing", () =>
    withFolder({ "big.md": new Uint8Array(MAX_FILE_BYTES + 1) }, async (folder) => {
      assert.deepEqual(await readDocument(join(folder, "big.md")), { kind: "skipped", reason: "larger than 20 MB" });
      assert.deepEqual(await readDocument(folder), { kind: "skipped", reason: "not a regular file" });
      assert.equal((await readDocument(join(folder, "none.md"))).kind, "failed");
    }));
});
