// A file is changed whole or not at all, and nobody's save is lost.
import assert from "node:assert/strict";
import { readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import { replaceFile } from "../../server/src/host/edit-file.ts";
import { withFolder } from "../config/temp-folder.ts";

describe("replacing a file's text", () => {
  async function withFile(files: Readonly<Record<string, string>>, test: (file: string, read: () => string) => Promise<void>): Promise<void> {
    await withFolder({ "a.yaml": "before\n", ...files }, async (folder) => {
      const file = join(folder, "a.yaml");
      await test(file, () => readFileSync(file, "utf8"));
      assert.deepEqual(readdirSync(folder).filter((name) => name !== "a.yaml.lock"), ["a.yaml"]);
    });
  }

  it("writes the new text, and refuses where the old one is not there any more", () =>
    withFile({}, async (file, read) => {
      await replaceFile(file, "before\n", "after\n");
      assert.equal(read(), "after\n");
      await assert.rejects(replaceFile(file, "before\n", "again\n"), /it has changed meanwhile/);
      assert.equal(read(), "after\n");
      assert.deepEqual(readdirSync(join(file, "..")), ["a.yaml"]);
    }));

  it("lets one of two through, and refuses the other", () =>
    withFile({}, async (file, read) => {
      const texts = ["one\n", "two\n"];
      const done = await Promise.allSettled(texts.map((text) => replaceFile(file, "before\n", text)));
      const through = done.findIndex(({ status }) => status === "fulfilled");
      assert.deepEqual(done.map(({ status }) => status).sort(), ["fulfilled", "rejected"]);
      assert.equal(read(), texts[through]);
    }));

  it("does not lose what an editor saves while the new text is being written", () =>
    withFile({}, async (file, read) => {
      const folder = join(file, "..");
      const replaced = Promise.allSettled([replaceFile(file, "before\n", "after\n".repeat(100_000))]);
      for (let turns = 0; turns < 100_000 && !readdirSync(folder).some((name) => name.endsWith(".part")); turns++) await turn();
      writeFileSync(file, "saved\n");
      await replaced;
      assert.equal(read(), "saved\n");
    }));

  it("waits for another run, and refuses where that does not end", () =>
    withFile({ "a.yaml.lock": "tbcv other\n" }, async (file, read) => {
      await assert.rejects(replaceFile(file, "before\n", "after\n"), /another run is changing it.*a\.yaml\.lock/);
      assert.deepEqual([read(), readFileSync(`${file}.lock`, "utf8")], ["before\n", "tbcv other\n"]);
    }));

  it("takes over a lock that was left behind, in two runs at once too", () =>
    withFile({ "a.yaml.lock": "tbcv other\n" }, async (file, read) => {
      utimesSync(`${file}.lock`, 1, 1);
      const done = await Promise.allSettled(["one\n", "two\n"].map((text) => replaceFile(file, "before\n", text)));
      assert.deepEqual(done.map(({ status }) => status).sort(), ["fulfilled", "rejected"]);
      assert.match(read(), /^(one|two)\n$/);
      assert.deepEqual(readdirSync(join(file, "..")), ["a.yaml"]);
    }));

  it("leaves a file alone that has the lock's name and is somebody's own", () =>
    withFile({ "a.yaml.lock": "versions: 1\n" }, async (file) => {
      utimesSync(`${file}.lock`, 1, 1);
      await assert.rejects(replaceFile(file, "before\n", "after\n"), /a\.yaml\.lock is in the way/);
      assert.equal(readFileSync(`${file}.lock`, "utf8"), "versions: 1\n");
    }));
});
