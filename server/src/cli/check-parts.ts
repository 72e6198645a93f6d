// What `tbcv check` opens only where it is needed: the engine, results of earlier runs, and the check of meaning.
import type { Engine } from "../engine/engine.ts";
import type { Cache } from "../host/cache/cache.ts";
import type { Config } from "../host/config.ts";
import type { CheckOptions } from "./check-options.ts";
import type { SemanticRun } from "./check-semantic.ts";
import { type CliIo, cliParts, type LoadedTruth } from "./cli-io.ts";
import type { Notices } from "./notices.ts";

/** What a check of meaning is opened with. */
interface SemanticRequest {
  readonly engine: () => Promise<Engine>;
  readonly config: Config;
  readonly cache: Cache | undefined;
  /** False: what earlier runs were answered is asked anew. */
  readonly keeps: boolean;
  readonly io: CliIo;
  readonly notices: Notices;
}

/** The check of meaning, where there is a model to ask; that there is none is said, and the rules are checked all the same. */
export async function openSemantic({ engine, config, cache, keeps, io, notices }: SemanticRequest): Promise<SemanticRun | undefined> {
  const [{ NOTHING_KEPT, openMeaning }, { SemanticRun: Run }] = await Promise.all([import("../host/open-meaning.ts"), import("./check-semantic.ts")]);
  if (config.settings.profile === "rule_based_only") {
    notices.say("tbcv: the meaning was not checked: the profile rule_based_only asks no language model");
    return undefined;
  }
  const meaning = openMeaning({ settings: config.settings, env: io.env, folder: config.folder, ...(keeps ? cache && { cache } : { cache: NOTHING_KEPT }), log: (line) => { notices.note(`tbcv: ${line}`); } });
  if ("unavailable" in meaning) {
    notices.say(`tbcv: the meaning was not checked: ${meaning.unavailable}`);
    return undefined;
  }
  return new Run({ engine: await engine(), meaning, limit: config.settings.performance.max_concurrent_workflows, notices, signal: io.signal });
}

/** Makes the engine when it is first asked for. */
export function engineMaker({ index }: LoadedTruth, io: CliIo): () => Promise<Engine> {
  let made: Promise<Engine> | undefined;
  return () => (made ??= cliParts(io).then((parts) => parts.createEngine(index)));
}

/** What earlier runs found; a file that is to be fixed is looked at anew. */
export async function openCache({ cache, fix }: CheckOptions, { settings, folder }: Config, notices: Notices): Promise<Cache | undefined> {
  if (!cache || fix) return undefined;
  const { createTieredCache } = await import("../host/cache/tiered-cache.ts");
  return createTieredCache(settings.caching, { folder, log: (line) => { notices.note(`tbcv: ${line}`); } });
}
