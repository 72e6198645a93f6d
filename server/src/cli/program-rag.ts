// The commands of the group `rag`, as the parser of the command line knows them.
import type { Command } from "commander";
import type { CliIo } from "./cli-io.ts";
import { collect, command } from "./program-command.ts";
import type { RagIndexOptions, RagOptions, RagSearchOptions } from "./rag-setup.ts";

/** Adds `tbcv rag`; `done` is told the exit status of the command that ran. */
export function addRag(program: Command, io: CliIo, done: (status: number) => void): void {
  const rag = command(program, "rag", "find the records of the truth that a text is about");
  truthOptions(command(rag, "search", "print the plugins whose records fit a text, the best first").argument("<TEXT...>", "the text"))
    .option("--top <N>", "how many (default: rag.top_k)")
    .addHelpText("after", '\nExample:\n  $ tbcv rag search "convert Word files to PDF" --top 3')
    .action(async (words: string[], options: RagSearchOptions) => {
      const { ragSearchCommand } = await import("./rag-search-command.ts");
      done(await ragSearchCommand(words.join(" "), options, io));
    });
  truthOptions(command(rag, "index", "give records vectors, by the model rag.embedding_model"))
    .option("--prune", "then remove all other vectors: of other records, truths and models")
    .addHelpText("after", "\nOnly new and changed records are asked for; an interrupted run goes on where it stopped.\n\nExample:\n  $ tbcv rag index")
    .action(async (options: RagIndexOptions) => {
      const { ragIndexCommand } = await import("./rag-index-command.ts");
      done(await ragIndexCommand(options, io));
    });
  truthOptions(command(rag, "status", "print how many records have vectors, and who compares them"))
    .addHelpText("after", "\nExample:\n  $ tbcv rag status --format json")
    .action(async (options: RagOptions) => {
      const { ragStatusCommand } = await import("./rag-status-command.ts");
      done(await ragStatusCommand(options, io));
    });
  command(rag, "clear", "remove all vectors")
    .option("--config <FILE>", "the configuration, instead of the nearest tbcv.yaml")
    .addHelpText("after", "\nExample:\n  $ tbcv rag clear")
    .action(async (options: Pick<RagOptions, "config">) => {
      const { ragClearCommand } = await import("./rag-status-command.ts");
      done(await ragClearCommand(options, io));
    });
}

function truthOptions(inner: Command): Command {
  return inner
    .option("--truth <PATH>", "truth file or folder; may be given several times, replaces the shipped packs", collect)
    .option("--config <FILE>", "the configuration, instead of the nearest tbcv.yaml")
    .option("--format <FORMAT>", "text or json", "text")
    .option("--no-cache", "build the truth index anew");
}
