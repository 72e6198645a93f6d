// The report for code scanning: SARIF 2.1.0. Results carry fingerprints that survive moved lines; skipped files are notifications.
import { createSarifResults } from "./sarif-results.ts";
import { sarifRules } from "./sarif-rules.ts";
import type { Report, ReportHead, ReportSummary, SkippedFile } from "./report-input.ts";
import { sarifUri } from "./sarif-uri.ts";

const SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
/** The name of the base to which addresses are relative. */
const BASE = "%SRCROOT%";

/** One SARIF log with one run. */
export function createSarifReport(head: ReportHead): Report {
  const rules = sarifRules(head.codePage);
  const results = createSarifResults(rules.map((rule) => rule.id), { rootUri: head.rootUri, base: BASE });
  let first = true;
  return {
    start() {
      const driver = { name: head.tool.name, version: head.tool.version, semanticVersion: head.tool.version, rules };
      const run = [
        `"tool":${JSON.stringify({ driver })}`,
        `"columnKind":"utf16CodeUnits"`,
        `"originalUriBaseIds":${JSON.stringify({ [BASE]: { uri: head.rootUri } })}`,
        `"results":[`,
      ];
      return `{"$schema":"${SCHEMA}","version":"2.1.0","runs":[{${run.join(",\n")}`;
    },
    file(file) {
      const texts = results(file).map((result) => JSON.stringify(result));
      if (texts.length === 0) return "";
      const separator = first ? "\n" : ",\n";
      first = false;
      return separator + texts.join(",\n");
    },
    end: (summary) => `${first ? "" : "\n"}],\n"invocations":${JSON.stringify([invocationOf(summary, head)])},"properties":${JSON.stringify({ truth: head.truth })}}]}\n`,
  };
}

function invocationOf(summary: ReportSummary, head: ReportHead): object {
  const partial = head.truth.errors > 0;
  const notifications = [
    ...summary.skipped.map((file) => notificationOf(file, head)),
    ...(partial ? [{ level: "error", descriptor: { id: "truth-partial" }, message: { text: "The truth was loaded in part." } }] : []),
  ];
  return {
    executionSuccessful: !partial && !summary.skipped.some((file) => file.failed),
    toolExecutionNotifications: notifications,
  };
}

function notificationOf(file: SkippedFile, head: ReportHead): object {
  return {
    level: file.failed ? "error" : "note",
    descriptor: { id: "skipped-file" },
    message: { text: `Not checked: ${file.reason}.` },
    locations: [{ physicalLocation: { artifactLocation: sarifUri(file.path, { rootUri: head.rootUri, base: BASE }) } }],
  };
}
