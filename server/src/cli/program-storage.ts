// The commands about the history of the checks and the database it lies in.
import type { Command } from "commander";
import type { CliIo } from "./cli-io.ts";
import type { HistoryOptions } from "./history-command.ts";

/** How the program makes a command of its own kind. */
type MakeCommand = (parent: Command, name: string, description: string) => Command;

/** What the commands are added with. */
interface StorageCommands {
  readonly io: CliIo;
  readonly done: (status: number) => void;
  readonly command: MakeCommand;
}

const CONFIG = ["--config <FILE>", "the configuration, instead of the nearest tbcv.yaml"] as const;

/** Adds the commands. */
export function addStorage(program: Command, { io, done, command }: StorageCommands): void {
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
}
