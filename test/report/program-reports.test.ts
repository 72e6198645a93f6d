// The reports for programs: what their readers rely on.
import assert from "node:assert/strict";
import { createGithubReport } from "../../server/src/report/github-report.ts";
import { createJsonReport, createNdjsonReport } from "../../server/src/report/json-report.ts";
import { createSarifReport } from "../../server/src/report/sarif-report.ts";
import { sarifUri } from "../../server/src/report/sarif-uri.ts";
import { FILES, HEAD, reportFile, SKIPPED, write } from "./report-fixture.ts";

interface SarifLog {
  readonly version: string;
  readonly runs: readonly [{
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string; readonly helpUri: string }[] } };
    readonly columnKind: string;
    readonly results: readonly SarifResult[];
    readonly invocations: readonly [{ readonly executionSuccessful: boolean; readonly toolExecutionNotifications: readonly unknown[] }];
  }];
}
interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly locations: readonly [{ readonly physicalLocation: { readonly artifactLocation: { readonly uri: string }; readonly region: { readonly startLine: number; readonly startColumn: number; readonly endColumn: number } } }];
}

const sarif = (files = FILES, skipped = SKIPPED): SarifLog => JSON.parse(write(createSarifReport(HEAD), files, skipped)) as SarifLog;
const prints = (log: SarifLog): string[] => log.runs[0].results.flatMap((result) => Object.values(result.partialFingerprints));

describe("JSON report", () => {
  it("is one document with every file, places from 0 and the contract's keys", () => {
    const report = JSON.parse(write(createJsonReport(HEAD), FILES, SKIPPED)) as Record<string, unknown>;
    assert.deepEqual(Object.keys(report), ["version", "tool", "truth", "files", "summary"]);
    const files = report["files"] as { path: string; findings: Record<string, unknown>[] }[];
    assert.deepEqual(files.map((file) => file.findings.length), [4, 0, 3]);
    assert.deepEqual(files[0]?.findings[0]?.["range"], { start: { line: 2, character: 11 }, end: { line: 2, character: 31 } });
    assert.deepEqual(Object.keys(files[0].findings[0] as object), ["code", "severity", "message", "range", "offset", "text", "source", "plugin", "confidence", "reasons", "fixes"]);
    assert.deepEqual(report["summary"], {
      files: 3, findings: 7, error: 1, warning: 4, information: 1, hint: 1,
      skipped: SKIPPED.map(({ path, reason }) => ({ path, reason })),
    });
  });

  it("is one document without files, too", () => {
    assert.deepEqual((JSON.parse(write(createJsonReport(HEAD), [])) as { files: unknown }).files, []);
  });

  it("as lines holds the same files and the summary last", () => {
    const lines = write(createNdjsonReport(HEAD), FILES, SKIPPED).trimEnd().split("\n").map((line) => JSON.parse(line) as Record<string, unknown>);
    const whole = JSON.parse(write(createJsonReport(HEAD), FILES, SKIPPED)) as { files: unknown[]; summary: unknown };
    assert.deepEqual(lines.slice(0, -1), whole.files);
    assert.deepEqual(lines.at(-1)?.["summary"], whole.summary);
  });
});

describe("SARIF report", () => {
  it("names a rule for each result, with a page", () => {
    const [run] = sarif().runs;
    for (const result of run.results) assert.equal(run.tool.driver.rules[result.ruleIndex]?.id, result.ruleId);
    for (const rule of run.tool.driver.rules) assert.ok(URL.canParse(rule.helpUri));
    assert.equal(run.columnKind, "utf16CodeUnits");
    assert.deepEqual(run.results.map((result) => result.level), ["warning", "note", "warning", "error", "warning", "warning", "note"]);
  });

  it("has addresses that are addresses, relative to the working folder, and places from 1", () => {
    const place = sarif().runs[0].results[0]?.locations[0].physicalLocation;
    assert.equal(place?.artifactLocation.uri, "docs/a%20b%2C%C3%BC%25.md");
    assert.deepEqual([place.region.startLine, place.region.startColumn, place.region.endColumn], [3, 12, 32]);
    assert.deepEqual(sarifUri("/other/a.md", { rootUri: HEAD.rootUri, base: "B" }), { uri: "file:///other/a.md" });
    assert.deepEqual(sarifUri("C:\\site\\a b.md", { rootUri: "file:///C:/site/", base: "B" }), { uri: "a%20b.md", uriBaseId: "B" });
    assert.deepEqual(sarifUri("<stdin>", { rootUri: HEAD.rootUri, base: "B" }), { uri: "%3Cstdin%3E" });
  });

  it("keeps fingerprints when lines move, and tells equal findings apart", () => {
    const text = "Wods and Wods\n";
    const twice = (document: string) => {
      const file = reportFile("/home/me/site/a.md", document, [{ text: "Wods" }, { text: "Wods" }]);
      return prints(sarif([file], []));
    };
    assert.deepEqual(twice(text), twice(`\n\nmoved down\n\n${text}`));
    assert.equal(new Set(twice(text)).size, 2);
  });

  it("says that files were left out", () => {
    const [invocation] = sarif().runs[0].invocations;
    assert.equal(invocation.executionSuccessful, false);
    assert.equal(invocation.toolExecutionNotifications.length, 2);
    assert.equal(sarif(FILES, []).runs[0].invocations[0].executionSuccessful, true);
  });
});

describe("GitHub report", () => {
  const many = (count: number) => [reportFile("/home/me/site/a.md", "x", Array.from({ length: count }, () => ({ text: "x" })))];

  it("stops at ten of a kind and says how many are not shown", () => {
    const lines = write(createGithubReport(HEAD), many(25)).trimEnd().split("\n");
    assert.equal(lines.filter((line) => line.startsWith("::warning ")).length, 10);
    assert.match(lines.at(-1) ?? "", /^::notice title=tbcv::25 findings .*\(15 findings are not shown here/);
  });

  it("escapes what would end a property or a line", () => {
    const file = reportFile("/home/me/site/a,b:c.md", "x", [{ text: "x", message: "50% of\nit::error::no" }]);
    const [line] = write(createGithubReport(HEAD), [file]).split("\n");
    assert.equal(line, "::warning file=a%2Cb%3Ac.md,line=1,endLine=1,col=1,endColumn=2,title=tbcv misspelled-name::50%25 of it::error::no");
  });
});
