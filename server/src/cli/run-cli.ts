// The command line: takes the arguments apart, runs the command, and turns whatever happens into an exit status.
import { CommanderError } from "commander";
import { EXIT, UsageError } from "./cli-error.ts";
import type { CliIo } from "./cli-io.ts";
import { noticeWriter } from "./notices.ts";
import { createProgram } from "./program.ts";
import { usageLine } from "./usage-line.ts";

/** Runs a command; `argv` without the program's own name. Resolves to the exit status and never rejects. */
export async function runCli(argv: readonly string[], io: CliIo): Promise<number> {
  const notices = noticeWriter(io, false);
  let status: number = EXIT.clean;
  const program = createProgram(io, (result) => {
    status = result;
  });
  try {
    await program.parseAsync([...argv], { from: "user" });
    return io.signal?.aborted ? EXIT.interrupted : status;
  } catch (error) {
    if (io.signal?.aborted) return EXIT.interrupted;
    if (error instanceof UsageError) {
      for (const line of error.lines) notices.say(line);
      return EXIT.usage;
    }
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return EXIT.clean;
      if (error.code !== "commander.help") notices.say(usageLine(error.message, program, argv));
      return EXIT.usage;
    }
    notices.detail(error);
    notices.fault(`The command ended because of an error of the program: ${error instanceof Error ? error.message : String(error)}.`);
    return EXIT.internal;
  }
}
