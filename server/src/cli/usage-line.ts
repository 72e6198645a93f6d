// What the parser of the command line says, in the words of this program.
import { errorLine } from "./cli-error.ts";

/** `error: unknown option '--x'\n(Did you mean --y?)` as `tbcv: unknown option "--x": did you mean --y?`. */
export function usageLine(message: string): string {
  const [first = "", ...more] = message.split("\n");
  const what = first.replace(/^error: /, "").replace(/\.$/, "").replaceAll("'", '"');
  const hint = /\(Did you mean (.*)\?\)/.exec(more.join(" "))?.[1];
  return errorLine(what, hint === undefined ? "see tbcv --help" : `did you mean ${hint}?`);
}
