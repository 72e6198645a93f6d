// The examples show every code of a finding, and their own truth and configuration are sound.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseConfig } from "../../server/src/host/config-file.ts";
import { resolveSettings } from "../../server/src/host/config-resolve.ts";
import { run } from "./run-fixture.ts";
import { RULE_CODE_LIST } from "../support/rule-codes.ts";

const ROOT = join(import.meta.dirname, "../..");
const TRUTH = ["examples/truth", "truth/aspose/products.yaml", "truth/npm/eslint.yaml", "truth/npm/gatsby.yaml", "truth/npm/webpack.yaml"];

describe("examples", () => {
  it("have sound settings", () => {
    const { layer, problems } = parseConfig("tbcv.yaml", readFileSync(join(ROOT, "examples/tbcv.yaml"), "utf8"));
    assert.deepEqual([...problems, ...resolveSettings([layer]).problems], []);
  });

  it("have sound truth", async () => {
    const { status, out } = await run(ROOT, ["truth", "lint", "examples/truth"]);
    assert.deepEqual([status, out], [0, "0 errors and 0 warnings in 8 plugins of 1 family\n"]);
  });

  it("show every code", async () => {
    const { status, out } = await run(ROOT, ["check", "examples", "--severity", "hint", "--format", "json", ...TRUTH.flatMap((path) => ["--truth", path])]);
    const { files } = JSON.parse(out) as { files: { path: string; findings: { code: string }[] }[] };
    assert.equal(status, 1);
    assert.deepEqual([...new Set(files.flatMap((file) => file.findings.map((finding) => finding.code)))].sort(), [...RULE_CODE_LIST].sort());
    for (const file of files) assert.ok(file.findings.length > 0, `${file.path} shows nothing`);
  }).timeout(20_000);
});
