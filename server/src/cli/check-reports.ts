// The reports of a run with the places they go to.
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { codePageUri } from "../host/code-page-uri.ts";
import { errorCode } from "../host/error-code.ts";
import { programVersion } from "../host/program-folder.ts";
import { createGithubReport } from "../report/github-report.ts";
import { createJsonReport, createNdjsonReport } from "../report/json-report.ts";
import type { Report, ReportHead, ReportTruth } from "../report/report-input.ts";
import { createSarifReport } from "../report/sarif-report.ts";
import { createTextReport, type TextLook } from "../report/text-report.ts";
import type { CheckOptions } from "./check-options.ts";
import { errorLine, UsageError } from "./cli-error.ts";
import type { CliIo } from "./cli-io.ts";
import { fileSink, type OutputSink, streamSink } from "./output-sink.ts";
import type { ReportFormat } from "./report-formats.ts";

/** The columns of a report that is not read in a terminal. */
const PLAIN_COLUMNS = 120;

/** Opens every output of a run; a file that cannot be made is a usage error. */
export async function openOutputs(options: CheckOptions, io: CliIo, truth: ReportTruth): Promise<{ report: Report; sink: OutputSink }[]> {
  const head: ReportHead = {
    tool: { name: "tbcv", version: programVersion() },
    truth,
    rootUri: `${pathToFileURL(io.cwd).href.replace(/\/+$/, "")}/`,
    codePage: codePageUri,
  };
  const outputs = [];
  for (const { format, file } of options.reports) {
    const look = textLook(options, io, file === undefined);
    const sink = file === undefined ? streamSink(io.stdout) : await openFile(resolve(io.cwd, file), file);
    outputs.push({ report: createReport(format, head, look), sink });
  }
  return outputs;
}

function createReport(format: ReportFormat, head: ReportHead, look: TextLook): Report {
  switch (format) {
    case "text": return createTextReport(head, look);
    case "json": return createJsonReport(head);
    case "ndjson": return createNdjsonReport(head);
    case "sarif": return createSarifReport(head);
    case "github": return createGithubReport(head);
  }
}

async function openFile(path: string, typed: string): Promise<OutputSink> {
  try {
    return await fileSink(path);
  } catch (error) {
    throw new UsageError([errorLine(`the report file cannot be made: ${errorCode(error)}`, "make its folder first, or name another file", typed)]);
  }
}

/** Colour: only for a terminal, unless the user says otherwise. */
function textLook(options: Pick<CheckOptions, "colour" | "quiet">, io: CliIo, toScreen: boolean): TextLook {
  const terminal = toScreen && io.stdout.isTTY === true;
  return {
    colour: toScreen && options.colour && !io.env["NO_COLOR"] && (terminal || isForced(io.env["FORCE_COLOR"])) && io.env["FORCE_COLOR"] !== "0",
    columns: terminal ? (io.stdout.columns ?? PLAIN_COLUMNS) : PLAIN_COLUMNS,
    quiet: options.quiet,
  };
}

function isForced(value: string | undefined): boolean {
  return value !== undefined && value !== "0" && value !== "false";
}
