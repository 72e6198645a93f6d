// `tbcv explain CODE`: the page on a code; without a code, the list of all.
import { CODES_WITH_PAGES, codePage, type CodePage, silenceText } from "../../../shared/src/code-pages.ts";
import { FINDING_CODES, isFindingCode } from "../../../shared/src/codes.ts";
import { nearest } from "../host/nearest.ts";
import { EXIT, errorLine, UsageError } from "./cli-error.ts";
import type { CliIo } from "./cli-io.ts";
import { streamSink } from "./output-sink.ts";

/** Prints the page; a code that does not exist is a usage error with the nearest one. */
export async function explainCommand(code: string | undefined, io: CliIo): Promise<number> {
  const sink = streamSink(io.stdout);
  if (code === undefined) {
    const width = Math.max(...CODES_WITH_PAGES.map((known) => known.length));
    await sink.write(CODES_WITH_PAGES.map((known) => `${known.padEnd(width)}  ${codePage(known)?.what ?? ""}\n`).join(""));
    return EXIT.clean;
  }
  const page = codePage(code);
  if (page === undefined) {
    const near = nearest(code, CODES_WITH_PAGES);
    const mend = near === undefined ? "tbcv explain lists all codes" : `did you mean "${near}"?`;
    throw new UsageError([errorLine(`there is no code "${code}"`, mend)]);
  }
  await sink.write(pageText(code, page));
  return EXIT.clean;
}

function pageText(code: string, page: CodePage): string {
  const severity = isFindingCode(code) ? ` (${FINDING_CODES[code].severity})` : "";
  const rows = [
    ["Wrong", page.wrong],
    ["Right", page.right],
    ["Why", page.why],
    ["Mend", page.mend],
    ["Silence", silenceText(code, page)],
  ];
  const body = rows.map(([label = "", text = ""]) => `${`${label}:`.padEnd(LABEL_WIDTH)}${text.replaceAll("\n", `\n${" ".repeat(LABEL_WIDTH)}`)}`);
  return `${code}${severity}\n${page.what}\n\n${body.join("\n")}\n`;
}

const LABEL_WIDTH = 10;
