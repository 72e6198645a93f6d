// The built program as a link on the path starts it: by its first line, without naming Node.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const ROOT = join(import.meta.dirname, "..", "..");

describe("the built program", () => {
  it("starts by its own name from a link on the path", () => {
    const folder = mkdtempSync(join(tmpdir(), "tbcv-link-"));
    try {
      symlinkSync(join(ROOT, "dist", "cli.js"), join(folder, "tbcv"));
      const path = [folder, dirname(process.execPath), process.env["PATH"]].join(":");
      const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string };
      assert.equal(execFileSync("tbcv", ["--version"], { encoding: "utf8", env: { ...process.env, PATH: path } }), `${version}\n`);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
