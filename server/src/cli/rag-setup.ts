// What every command of the group `rag` begins with: the settings, the truth, and where vectors are.
import type { RagSettings } from "../../../shared/src/rag-settings.ts";
import { type Config, loadConfig } from "../host/config.ts";
import { type ChromaIndex, openChroma } from "../host/vectors/chroma-store.ts";
import { openVectorStore, type VectorStore } from "../host/vectors/vector-store.ts";
import type { TruthIndex } from "../truth/truth-index.ts";
import { oneOf } from "./check-options.ts";
import { sayTruthProblems, truthPaths, truthStatus } from "./check-truth.ts";
import { EXIT, errorLine, UsageError } from "./cli-error.ts";
import { type CliIo, cliParts } from "./cli-io.ts";
import { noticeWriter, type Notices } from "./notices.ts";
import { checkedConfig } from "./run-config.ts";

/** The options of all commands of the group. */
export interface RagOptions {
  readonly truth?: readonly string[];
  readonly config?: string;
  readonly format: string;
  readonly cache: boolean;
}

/** The options of `rag index`. */
export interface RagIndexOptions extends RagOptions {
  readonly prune?: boolean;
}

/** The options of `rag search`. */
export interface RagSearchOptions extends RagOptions {
  readonly top?: string;
}

/** The start of a command. */
export interface RagSetup {
  readonly format: "text" | "json";
  readonly settings: RagSettings;
  readonly truth: TruthIndex;
  readonly notices: Notices;
  /** What the truth asks of the exit status: not 0 where it was loaded in part. */
  readonly status: number;
}

/** Reads settings and truth; wrong ones, and a search that is switched off, are usage errors. */
export async function ragSetup(options: RagOptions, io: CliIo): Promise<RagSetup> {
  const format = oneOf("--format", options.format, ["text", "json"]);
  const notices = noticeWriter(io, false);
  const { config, settings } = await ragSettingsOf(options, io, notices);
  if (!settings.enabled) throw new UsageError([errorLine("rag.enabled is false", "set it to true")]);
  const parts = await cliParts(io);
  const choice = { named: options.truth ?? [], workingFolder: io.cwd, settings: config.settings.truth, configFolder: config.folder };
  const { index, problems } = await parts.loadTruth({ paths: truthPaths(choice, parts), cache: options.cache });
  await sayTruthProblems(problems, io.cwd, notices);
  return { format, settings, truth: index, notices, status: truthStatus(problems) };
}

/** Reads the settings; wrong ones are usage errors. */
export async function ragSettingsOf(options: Pick<RagOptions, "config">, io: CliIo, notices: Notices): Promise<{ readonly config: Config; readonly settings: RagSettings }> {
  const config = checkedConfig(await loadConfig({ folder: io.cwd, file: options.config, workingFolder: io.cwd, env: io.env }), io, notices);
  return { config, settings: config.settings.rag };
}

/** The vectors; where they cannot be kept, a usage error. */
export function openStore(): VectorStore {
  const store = openVectorStore();
  if ("unavailable" in store) throw new UsageError([`tbcv: ${store.unavailable}`]);
  return store;
}

/** The records in Chroma, where that is the backend. */
export function chromaOf(settings: RagSettings, keys: readonly string[], model: string): ChromaIndex | undefined {
  return settings.backend === "chroma" ? openChroma({ url: settings.chroma_url, collection: settings.chroma_collection, keys, model }) : undefined;
}

/** The exit status, whatever else was said, where the user interrupted. */
export function endedBy(io: CliIo, status: number): number {
  return io.signal?.aborted === true ? EXIT.interrupted : status;
}
