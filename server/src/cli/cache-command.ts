// `tbcv cache stats` and `tbcv cache clear`: what is kept for later runs, where the settings say.
import { loadConfig } from "../host/config.ts";
import type { Cache } from "../host/cache/cache.ts";
import { openSharedCache, sharedPlace } from "../host/cache/tiered-cache.ts";
import { count, groupDigits } from "../report/closing-line.ts";
import { oneOf } from "./check-options.ts";
import { errorLine, EXIT, UsageError } from "./cli-error.ts";
import type { CliIo } from "./cli-io.ts";
import { noticeWriter } from "./notices.ts";
import { streamSink } from "./output-sink.ts";
import { checkedConfig } from "./run-config.ts";

/** The options of both commands. */
export interface CacheCommandOptions {
  readonly config?: string;
}

/** Prints what is kept. */
export async function cacheStatsCommand(options: CacheCommandOptions & { readonly format: string }, io: CliIo): Promise<number> {
  const format = oneOf("--format", options.format, ["text", "json"]);
  return withSharedCache(options, io, async (cache, place) => {
    const { entries, bytes, served } = await cache.statistics();
    const { hits, misses } = served;
    const asked = hits + misses;
    const text = format === "json"
      ? `${JSON.stringify({ version: 1, ...place, entries, bytes, hits, misses })}\n`
      : [
          `${count(entries, "result")}, ${groupDigits(bytes)} bytes`,
          ...(asked === 0 ? [] : [`${groupDigits(hits)} of ${count(asked, "question")} answered (${Math.round((100 * hits) / asked)} %)`]),
          `${place.backend}: ${place.place}`,
          "",
        ].join("\n");
    await streamSink(io.stdout).write(text);
  });
}

/** Forgets what is kept. */
export function cacheClearCommand(options: CacheCommandOptions, io: CliIo): Promise<number> {
  return withSharedCache(options, io, async (cache) => {
    const { entries } = await cache.statistics();
    await cache.clear();
    await streamSink(io.stdout).write(`${count(entries, "result")} forgotten\n`);
  });
}

async function withSharedCache(options: CacheCommandOptions, io: CliIo, work: (cache: Cache, place: ReturnType<typeof sharedPlace>) => Promise<void>): Promise<number> {
  const notices = noticeWriter(io, false);
  const { settings, folder } = checkedConfig(await loadConfig({ folder: io.cwd, file: options.config, workingFolder: io.cwd, env: io.env }), io, notices);
  const { l2 } = settings.caching;
  if (!l2.enabled) throw new UsageError([errorLine("results are not kept for later runs", "set caching.l2.enabled to true")]);
  const cache = openSharedCache(l2, { folder, log: (line) => { notices.say(`tbcv: ${line}`); } });
  if (cache === undefined) return EXIT.internal;
  try {
    await work(cache, sharedPlace(l2, folder));
  } finally {
    await cache.close();
  }
  return EXIT.clean;
}
