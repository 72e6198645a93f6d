// Figures on disk: one file a part in bench/results, and the tables of bench/README.md made from all of them.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import type { Figure } from "./figures.ts";
import { root } from "./ground.ts";
import { PARTS, type PartName } from "./options.ts";

/** What one run of a part brought. */
export interface PartResult {
  readonly machine: string;
  /** The documents that were measured on. */
  readonly documents: string;
  readonly figures: readonly Figure[];
}

const TITLES: Readonly<Record<PartName, string>> = {
  index: "Index: build and load",
  detect: "Detection on text in zones",
  check: "Whole check",
  keystroke: "Keystroke to diagnostics",
  requests: "Requests of the editor",
  workspace: "Typing while the workspace is checked",
  meaning: "Typing while a language model is asked",
  start: "Start, and start after a crash",
  memory: "Memory of the server",
  batch: "Batch run over a folder",
  again: "Second run over an unchanged folder",
  recall: "Recall of slips",
  peers: "Others on the same text",
};

const resultFile = (part: PartName): string => join(root, "bench/results", `${part}.json`);

/** Says what is measured on. */
export function describeRun(corpus: string | undefined, figures: readonly Figure[]): PartResult {
  const machine = `${cpus()[0]?.model ?? "unknown processor"}, ${cpus().length} cores, Node ${process.version}`;
  return { machine, documents: corpus === undefined ? "made pages" : "documents of a folder", figures };
}

/** Keeps the result of a part. */
export function keepResult(part: PartName, result: PartResult): void {
  writeFileSync(resultFile(part), `${JSON.stringify(result, null, 1)}\n`);
}

/** Writes the tables of all kept results into bench/README.md. */
export function renderTables(): void {
  const tables = PARTS.filter((part) => existsSync(resultFile(part))).map((part) => {
    const result = JSON.parse(readFileSync(resultFile(part), "utf8")) as PartResult;
    return `## ${TITLES[part]}\n\n${table(result)}\n\n${result.machine}; ${result.documents}.\n`;
  });
  const page = join(root, "bench/README.md");
  const made = `\n${tables.join("\n")}\n`;
  writeFileSync(page, readFileSync(page, "utf8").replace(/(<!-- figures -->)[^]*(<!-- \/figures -->)/, (_, start: string, end: string) => start + made + end));
}

function table({ figures }: PartResult): string {
  const notes = figures.some(({ note }) => note !== undefined);
  const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const cell = (text: string): string => text.replaceAll("|", "\\|");
  return [
    row(["what", "figure", "unit", ...(notes ? ["remark"] : [])]),
    row(["---", "---:", "---", ...(notes ? ["---"] : [])]),
    ...figures.map(({ what, value, unit, note }) => row([cell(what), String(value), unit, ...(notes ? [cell(note ?? "")] : [])])),
  ].join("\n");
}
