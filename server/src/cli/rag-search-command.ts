// `tbcv rag search`: the plugins whose records fit a text.
import { MAX_TOP_K } from "../../../shared/src/rag-settings.ts";
import { openRetriever } from "../host/open-retriever.ts";
import { createCancellation } from "../semantic/cancel.ts";
import { pluginRecord } from "../semantic/plugin-record.ts";
import type { TruthIndex } from "../truth/truth-index.ts";
import { wholeNumber } from "./check-options.ts";
import type { CliIo } from "./cli-io.ts";
import { streamSink } from "./output-sink.ts";
import { endedBy, type RagSearchOptions, ragSetup } from "./rag-setup.ts";

/** Prints the plugins, the best first; status 0 also where nothing fits. */
export async function ragSearchCommand(text: string, options: RagSearchOptions, io: CliIo): Promise<number> {
  const top = wholeNumber("--top", options.top, [1, MAX_TOP_K]);
  const { format, settings, truth, notices, status } = await ragSetup(options, io);
  const cancel = createCancellation();
  io.signal?.addEventListener("abort", () => { cancel.cancel(); }, { once: true });
  const retriever = await openRetriever(truth, settings, { log: (line) => { notices.note(`tbcv: ${line}`); } });
  const rows = await retriever.find(text, top ?? settings.top_k, cancel);
  await streamSink(io.stdout).write(format === "json" ? jsonOf(text, rows, truth) : textOf(rows, truth));
  return endedBy(io, status);
}

function jsonOf(query: string, rows: readonly number[], truth: TruthIndex): string {
  const results = rows.map((row) => {
    const { family, definition } = truth.plugin(row);
    return { family, id: definition.id, name: definition.name, record: pluginRecord(truth, row) };
  });
  return `${JSON.stringify({ version: 1, query, revision: truth.revision, results })}\n`;
}

function textOf(rows: readonly number[], truth: TruthIndex): string {
  if (rows.length === 0) return "no record fits\n";
  return rows.map((row, at) => {
    const { family, definition } = truth.plugin(row);
    const about = definition.description === undefined ? "" : `\n   ${definition.description.replace(/\s+/gu, " ")}`;
    return `${at + 1}. ${definition.name} (${family}/${definition.id})${about}\n`;
  }).join("");
}
