// Every format over the same files, compared with what was read and found good. UPDATE_FIXTURES=1 rewrites them.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createGithubReport } from "../../server/src/report/github-report.ts";
import { createJsonReport, createNdjsonReport } from "../../server/src/report/json-report.ts";
import type { Report } from "../../server/src/report/report-input.ts";
import { createSarifReport } from "../../server/src/report/sarif-report.ts";
import { createTextReport } from "../../server/src/report/text-report.ts";
import { FILES, HEAD, SKIPPED, write } from "./report-fixture.ts";

const PLAIN = { colour: false, columns: 100, quiet: false };
const REPORTS: Readonly<Record<string, () => Report>> = {
  "text.txt": () => createTextReport(HEAD, PLAIN),
  "text-narrow.txt": () => createTextReport(HEAD, { ...PLAIN, columns: 50 }),
  "text-colour.txt": () => createTextReport(HEAD, { ...PLAIN, colour: true }),
  "report.json": () => createJsonReport(HEAD),
  "report.ndjson": () => createNdjsonReport(HEAD),
  "report.sarif": () => createSarifReport(HEAD),
  "github.txt": () => createGithubReport(HEAD),
};

describe("reports as they were found good", () => {
  for (const [name, create] of Object.entries(REPORTS)) {
    it(name, () => {
      const file = join(import.meta.dirname, "fixtures", name);
      const text = write(create(), FILES, SKIPPED);
      if (process.env["UPDATE_FIXTURES"] === "1") writeFileSync(file, text);
      assert.equal(text, readFileSync(file, "utf8"));
      assert.equal(text, write(create(), FILES, SKIPPED), "the same input gives the same bytes");
    });
  }
});
