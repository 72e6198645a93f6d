// What the parser of the command line says, in the words of this program.
import type { Command } from "commander";
import { errorLine } from "./cli-error.ts";

/**
 * `error: unknown option '--x'\n(Did you mean --y?)` as `tbcv: unknown option "--x": did you mean --y?`. Without such a hint, the help of
 * the command that the arguments name is named.
 */
export function usageLine(message: string, program: Command, argv: readonly string[]): string {
  const [first = "", ...more] = message.split("\n");
  const what = first.replace(/^error: /, "").replace(/\.$/, "").replaceAll("'", '"');
  const hint = /\(Did you mean (.*)\?\)/.exec(more.join(" "))?.[1];
  return errorLine(what, hint === undefined ? `see ${["tbcv", ...namesOf(program, argv)].join(" ")} --help` : `did you mean ${hint}?`);
}

/** The command that arguments begin with: `truth`, `lint`. */
function namesOf({ commands }: Command, [first, ...rest]: readonly string[]): readonly string[] {
  const named = commands.find((command) => command.name() === first);
  return named === undefined ? [] : [named.name(), ...namesOf(named, rest)];
}
