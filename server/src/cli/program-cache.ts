// The commands around the cache.
import type { Command } from "commander";
import type { CacheCommandOptions } from "./cache-command.ts";
import type { CliIo } from "./cli-io.ts";
import { command } from "./program-command.ts";

/** Adds `cache stats` and `cache clear`. */
export function addCache(program: Command, io: CliIo, done: (status: number) => void): void {
  const cache = command(program, "cache", "look into what is kept for later runs, or forget it");
  command(cache, "stats", "print how much is kept, and how often it served")
    .option("--config <FILE>", "the configuration, instead of the nearest tbcv.yaml")
    .option("--format <FORMAT>", "text or json", "text")
    .addHelpText("after", "\nExample:\n  $ tbcv cache stats --format json")
    .action(async (options: CacheCommandOptions & { readonly format: string }) => {
      const { cacheStatsCommand } = await import("./cache-command.ts");
      done(await cacheStatsCommand(options, io));
    });
  command(cache, "clear", "forget all results that are kept")
    .option("--config <FILE>", "the configuration, instead of the nearest tbcv.yaml")
    .addHelpText("after", "\nExample:\n  $ tbcv cache clear")
    .action(async (options: CacheCommandOptions) => {
      const { cacheClearCommand } = await import("./cache-command.ts");
      done(await cacheClearCommand(options, io));
    });
}
