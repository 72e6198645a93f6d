// The commands of LaTeX in their place: environments, verbatim text, items, and arguments by the table of commands.
import { argumentKinds, environmentArguments, listEnvironment, mathEnvironment, rawEnvironment, titleCommand } from "./latex-commands.ts";
import { kindHere, type LatexWalk, openArguments, optionEnd, skipOption, wordEnd } from "./latex-walk.ts";
import { behindLineEnd, lineEnd } from "./line-scan.ts";

/** Reads the command whose name (without the backslash) ends where the walk is. */
export function readCommand(walk: LatexWalk, source: string): void {
  const name = source.replace(/\*$/, "");
  if (!/^[a-zA-Z@]/.test(name)) return;
  if (name === "verb" || name === "lstinline") readVerb(walk);
  else if (name === "begin" || name === "end") readEnvironment(walk, name);
  else if (name === "item") {
    walk.isItem = true;
    readTerm(walk);
  } else if (name === "hyperref" && walk.text[walk.at] === "[") {
    skipOption(walk);
    openArguments(walk, "x");
  } else {
    skipOption(walk);
    skipOption(walk);
    openArguments(walk, walk.isPreamble && walk.groups.length === 0 ? preambleArguments(name) : (argumentKinds(name) ?? "tt"));
  }
}

function preambleArguments(name: string): string {
  return titleCommand.test(name) ? (argumentKinds(name) ?? "t") : "sss";
}

function readVerb(walk: LatexWalk): void {
  skipOption(walk);
  const { text } = walk;
  const quote = text.charAt(walk.at);
  if (quote === "" || /\s/.test(quote)) return;
  const end = wordEnd(walk);
  const found = text.slice(walk.at + 1, end).indexOf(quote === "{" ? "}" : quote);
  const close = found < 0 ? end : walk.at + 1 + found;
  if (kindHere(walk) !== undefined) walk.list.add("inline-code", walk.at + 1, close, { listItem: walk.isItem });
  walk.at = found < 0 ? end : close + 1;
}

function readEnvironment(walk: LatexWalk, command: "begin" | "end"): void {
  const pattern = /\{([^{}\n]{0,60})\}/y;
  pattern.lastIndex = walk.at;
  const match = pattern.exec(walk.text);
  const name = match?.[1];
  if (!match || name === undefined) return;
  walk.at += match[0].length;
  if (listEnvironment.test(name)) walk.isItem = false;
  if (command === "end") return;
  if (rawEnvironment.test(name)) readRaw(walk, name);
  else if (mathEnvironment.test(name)) walk.at = endOf(walk, name).behind;
  else {
    skipOption(walk);
    openArguments(walk, environmentArguments.get(name) ?? "");
  }
}

function readRaw(walk: LatexWalk, name: string): void {
  const { text, list } = walk;
  const begin = walk.at;
  const { start: end, behind } = endOf(walk, name);
  const head = text.slice(begin, lineEnd(text, begin, end));
  const options = /^(?:\[[^\]]*\])?(?:\{([^{}]*)\})?/.exec(head);
  const label = /language=\{?([\w+#-]+)/.exec(head)?.[1] ?? options?.[1];
  const from = begin + (options?.[0].length ?? 0);
  walk.at = behind;
  if (name === "comment") list.add("comment", from, end);
  else if (!/picture$|^asy$/.test(name)) list.add("code-block", behindFirstLine(text, from, end), end, { label: label === "" ? undefined : label });
}

// What stands behind the environment's name belongs to the code only if it is more than blanks.
function behindFirstLine(text: string, from: number, end: number): number {
  const lineStop = lineEnd(text, from, end);
  return text.slice(from, lineStop).trim() === "" ? Math.min(end, behindLineEnd(text, lineStop)) : from;
}

/** Where the end of an environment begins and ends; the block's end where it is missing. */
function endOf({ text, at }: LatexWalk, name: string): { readonly start: number; readonly behind: number } {
  const closer = `\\end{${name}}`;
  const start = text.indexOf(closer, at);
  return start < 0 ? { start: text.length, behind: text.length } : { start, behind: start + closer.length };
}

// The term of an item is text; only its brackets are left out.
function readTerm(walk: LatexWalk): void {
  if (walk.text[walk.at] === "[" && optionEnd(walk) > 0) walk.at++;
}
