// The commands about the history of the checks and the database it lies in.
import type { Command } from "commander";
import type { CliIo } from "./cli-io.ts";
import type { DbRequest } from "./db-command.ts";
import type { HistoryOptions } from "./history-command.ts";
import type { StorageOption } from "./history-storage.ts";
import { command } from "./program-command.ts";

/** What the commands are added with. */
interface StorageCommands {
  readonly io: CliIo;
  readonly done: (status: number) => void;
}

const CONFIG = ["--config <FILE>", "the configuration, instead of the nearest tbcv.yaml"] as const;

/** Adds the commands. */
export function addStorage(program: Command, { io, done }: StorageCommands): void {
  command(program, "history", "print the runs of this folder, and how each differs from the one before")
    .option(...CONFIG)
    .option("--format <FORMAT>", "text or json", "text")
    .addHelpText("after", "\nExample:\n  $ tbcv history --format json")
    .action(async (options: HistoryOptions) => {
      const { historyCommand } = await import("./history-command.ts");
      done(await historyCommand(options, io));
    });
  command(program, "diff", "print the findings that came and went between two runs")
    .argument("<RUN>", "a number of tbcv history, last or previous")
    .argument("<RUN>", "the later one")
    .option(...CONFIG)
    .option("--format <FORMAT>", "text or json", "text")
    .addHelpText("after", "\nA finding that only moved in its file is the same one.\n\nExample:\n  $ tbcv diff previous last")
    .action(async (from: string, to: string, options: HistoryOptions) => {
      const { diffCommand } = await import("./diff-command.ts");
      done(await diffCommand([from, to], options, io));
    });
  addDb(command(program, "db", "look after the database of the history"), { io, done });
}

function addDb(group: Command, { io, done }: StorageCommands): void {
  const run = async (request: DbRequest, options: StorageOption): Promise<void> => {
    const { dbCommand } = await import("./db-command.ts");
    done(await dbCommand(request, options, io));
  };
  const add = (name: string, description: string): Command => command(group, name, description).option(...CONFIG);
  add("init", "make the database").action((options: StorageOption) => run({ name: "init" }, options));
  add("migrate", "bring the tables up to date").action((options: StorageOption) => run({ name: "migrate" }, options));
  add("check", "tell whether the database is whole and up to date")
    .addHelpText("after", "\nStatus 0: it is; 1: it is not; 2: it cannot be used.")
    .action((options: StorageOption) => run({ name: "check" }, options));
  add("optimize", "give back unused room").action((options: StorageOption) => run({ name: "optimize" }, options));
  add("backup", "copy the SQLite file, also while others write to it")
    .argument("<FILE>", "the copy, a new file")
    .action((file: string, options: StorageOption) => run({ name: "backup", argument: file }, options));
  add("restore", "bring a copy back; what the database held is kept beside it")
    .argument("<FILE>", "a copy by tbcv db backup")
    .action((file: string, options: StorageOption) => run({ name: "restore", argument: file }, options));
  add("prune", "remove the oldest runs of every folder, and the fixes from before those that stay")
    .requiredOption("--keep <N>", "how many runs of each folder stay")
    .action((options: StorageOption & { readonly keep: string }) => run({ name: "prune", argument: options.keep }, options));
}
