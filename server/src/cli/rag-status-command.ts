// `tbcv rag status` and `tbcv rag clear`: what there is of vectors, and its removal.
import type { RagSettings } from "../../../shared/src/rag-settings.ts";
import { recordKeys } from "../host/vectors/record-keys.ts";
import { vectorFile } from "../host/vectors/vector-store.ts";
import { count, groupDigits } from "../report/closing-line.ts";
import { EXIT } from "./cli-error.ts";
import type { CliIo } from "./cli-io.ts";
import { noticeWriter } from "./notices.ts";
import { streamSink } from "./output-sink.ts";
import { chromaOf, openStore, type RagOptions, ragSettingsOf, ragSetup } from "./rag-setup.ts";

/** Prints how many records there are, how many have vectors, and who compares them. */
export async function ragStatusCommand(options: RagOptions, io: CliIo): Promise<number> {
  const { format, settings, truth, status } = await ragSetup(options, io);
  const { embedding_model: model, backend } = settings;
  const keys = recordKeys(truth);
  const store = openStore();
  const known = model === null ? new Map<string, number>() : store.known(model);
  const facts = { records: keys.length, model, vectors: keys.filter((key) => known.has(key)).length, file: vectorFile(), bytes: store.bytes(), backend };
  store.close();
  const fault = model === null ? undefined : await chromaOf(settings, keys, model)?.fault();
  const text = format === "json" ? `${JSON.stringify({ version: 1, ...facts, fault: fault ?? null })}\n` : statusText(facts, settings, fault);
  await streamSink(io.stdout).write(text);
  return status;
}

interface StatusFacts {
  readonly records: number;
  readonly model: string | null;
  readonly vectors: number;
  readonly file: string;
  readonly bytes: number;
}

function statusText({ records, model, vectors, file, bytes }: StatusFacts, { backend, chroma_collection: collection }: RagSettings, fault: string | undefined): string {
  const chroma = fault ?? `Chroma, in the collection "${collection}"`;
  const lines = [
    `records: ${groupDigits(records)}`,
    model === null ? "vectors: none, since rag.embedding_model is not set" : `vectors: ${groupDigits(vectors)} of ${groupDigits(records)}, by "${model}"`,
    `file: ${file} (${groupDigits(bytes)} bytes)`,
    ...(model === null ? [] : [`compared: ${backend === "chroma" ? chroma : "in process"}`]),
  ];
  return `${lines.join("\n")}\n`;
}

/** Removes the vectors of all models, and the collection in Chroma where that is the backend. */
export async function ragClearCommand(options: Pick<RagOptions, "config">, io: CliIo): Promise<number> {
  const notices = noticeWriter(io, false);
  const { settings } = await ragSettingsOf(options, io, notices);
  const store = openStore();
  const removed = store.clear();
  store.close();
  await streamSink(io.stdout).write(`${count(removed, "vector")} removed\n`);
  try {
    await chromaOf(settings, [], settings.embedding_model ?? "")?.clear();
    return EXIT.clean;
  } catch (error) {
    notices.say(`tbcv: ${error instanceof Error ? error.message : String(error)}: its collection is left as it is`);
    return EXIT.internal;
  }
}
