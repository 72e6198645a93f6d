// The command of the queue's workers, as the parser of the command line knows it.
import type { Command } from "commander";
import type { CliIo } from "./cli-io.ts";
import { command } from "./program-command.ts";
import type { WorkerOptions } from "./worker-command.ts";

/** Adds `tbcv worker`; `done` is told the exit status. */
export function addWorker(program: Command, io: CliIo, done: (status: number) => void): void {
  command(program, "worker", "answer the questions about meaning that other machines put into the queue (queue.backend: redis)")
    .option("--config <FILE>", "the configuration, instead of the nearest tbcv.yaml")
    .option("--concurrency <N>", "ask so many questions at a time (default: performance.max_concurrent_workflows)")
    .option("--status", "print what the queue holds and did, and end")
    .option("--format <FORMAT>", "of the status: text or json", "text")
    .addHelpText("after", "\nEnds on an interrupt or SIGTERM after the questions that it holds; a second one ends it at once, and another worker takes them over.\n\nExamples:\n  $ tbcv worker --concurrency 4\n  $ tbcv worker --status --format json")
    .action(async (options: WorkerOptions) => {
      const { workerCommand } = await import("./worker-command.ts");
      done(await workerCommand(options, io));
    });
}
