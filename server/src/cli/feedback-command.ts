// `tbcv feedback list` and `tbcv feedback clear`: what people said of findings of a language model, in the storage of the settings.
import { clearVerdicts, listVerdicts } from "../host/storage/feedback.ts";
import type { StoredVerdict } from "../host/storage/storage-tables.ts";
import { count } from "../report/closing-line.ts";
import { displayText } from "../report/display-text.ts";
import { parseRemark } from "../semantic/reply.ts";
import { oneOf } from "./check-options.ts";
import { EXIT } from "./cli-error.ts";
import type { CliIo } from "./cli-io.ts";
import { type StorageOption, withHistory } from "./history-storage.ts";
import { streamSink } from "./output-sink.ts";

/** Prints the verdicts, the oldest first. */
export async function feedbackListCommand(options: StorageOption & { readonly format: string }, io: CliIo): Promise<number> {
  const format = oneOf("--format", options.format, ["text", "json"]);
  await withHistory(options, io, async (storage) => {
    const verdicts = (await listVerdicts(storage)).map(toListed);
    await streamSink(io.stdout).write(format === "json" ? `${JSON.stringify({ version: 1, verdicts }, undefined, 2)}\n` : textOf(verdicts));
  });
  return EXIT.clean;
}

/** Forgets all verdicts. */
export async function feedbackClearCommand(options: StorageOption, io: CliIo): Promise<number> {
  await withHistory(options, io, async (storage) => {
    await streamSink(io.stdout).write(`${count(await clearVerdicts(storage), "verdict")} removed\n`);
  });
  return EXIT.clean;
}

interface ListedVerdict extends Pick<StoredVerdict, "verdict" | "record" | "code" | "time"> {
  /** The words that it is about, and what the model said of them. */
  readonly quote: string;
  readonly problem: string;
}

function toListed({ verdict, record, code, remark, time }: StoredVerdict): ListedVerdict {
  const said = parseRemark(remark);
  return { verdict, record, code, quote: said?.quote ?? "", problem: said?.problem ?? "", time };
}

function textOf(verdicts: readonly ListedVerdict[]): string {
  if (verdicts.length === 0) return "nothing was said of a finding of a language model yet\n";
  return verdicts.map(({ verdict, record, code, quote, problem, time }) => `${displayText(`${time.slice(0, 10)}  ${verdict === "accepted" ? "confirmed" : verdict}  ${code}  ${record}: "${quote}" (${problem})`)}\n`).join("");
}
