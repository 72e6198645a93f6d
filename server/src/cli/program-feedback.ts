// The commands of the group `feedback`: what people said of findings of a language model.
import type { Command } from "commander";
import type { VerdictKind } from "../semantic/feedback.ts";
import type { CliIo } from "./cli-io.ts";
import type { JudgeOptions } from "./feedback-judge.ts";
import type { StorageOption } from "./history-storage.ts";
import { collect, command } from "./program-command.ts";

/** Adds `tbcv feedback`; `done` is told the exit status of the command that ran. */
export function addFeedback(program: Command, io: CliIo, done: (status: number) => void): void {
  const feedback = command(program, "feedback", "say of findings of a language model whether they are right");
  judging(feedback, "dismiss", "the text is right as it stands: the finding is not shown, and nothing of the kind asked, until its paragraph or the record changes").action(judge("dismissed", io, done));
  judging(feedback, "confirm", "the finding is right: it is shown from memory until its paragraph or the record changes").action(judge("accepted", io, done));
  command(feedback, "list", "print what was said")
    .option(...CONFIG)
    .option("--format <FORMAT>", "text or json", "text")
    .addHelpText("after", "\nExample:\n  $ tbcv feedback list --format json")
    .action(async (options: StorageOption & { readonly format: string }) => {
      const { feedbackListCommand } = await import("./feedback-command.ts");
      done(await feedbackListCommand(options, io));
    });
  command(feedback, "clear", "forget all that was said")
    .option(...CONFIG)
    .addHelpText("after", "\nExample:\n  $ tbcv feedback clear")
    .action(async (options: StorageOption) => {
      const { feedbackClearCommand } = await import("./feedback-command.ts");
      done(await feedbackClearCommand(options, io));
    });
}

const CONFIG = ["--config <FILE>", "the configuration, instead of the nearest tbcv.yaml"] as const;

function judging(group: Command, name: string, description: string): Command {
  return command(group, name, description)
    .argument("<FILE:LINE>", "where the finding stands; FILE:LINE:COLUMN where there are several")
    .option("--truth <PATH>", "truth file or folder; may be given several times, replaces the shipped packs", collect)
    .option(...CONFIG)
    .addHelpText("after", `\nNo model is asked: the findings of the last tbcv check --semantic are meant.\n\nExample:\n  $ tbcv feedback ${name} docs/page.md:12`);
}

function judge(kind: VerdictKind, io: CliIo, done: (status: number) => void): (target: string, options: JudgeOptions) => Promise<void> {
  return async (target, options) => {
    const { feedbackJudgeCommand } = await import("./feedback-judge.ts");
    done(await feedbackJudgeCommand({ kind, target }, options, io));
  };
}
