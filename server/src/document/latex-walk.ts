// Where the reading of a LaTeX block is, and how arguments in braces and options in square brackets are passed.
import type { ZoneKind } from "./document.ts";
import { lineEnd } from "./line-scan.ts";
import type { ZoneList } from "./zone-list.ts";

/** The longest option in square brackets. */
const LONGEST_OPTION = 300;
/** The longest address and verbatim text. */
const LONGEST_WORD = 1_000;

/** A group in braces. */
export interface LatexGroup {
  /** Undefined: text here is not read. */
  readonly kind: ZoneKind | undefined;
  /** In the text of a link. */
  readonly linked: boolean;
  /** The arguments that may follow this one. */
  readonly rest: string;
}

/** Where the walk is. */
export interface LatexWalk {
  readonly text: string;
  readonly list: ZoneList;
  readonly groups: LatexGroup[];
  readonly isPreamble: boolean;
  /** Up to here the text is dealt with. */
  at: number;
  /** Behind the mark of a list item. */
  isItem: boolean;
  /** Marks of mathematics that are known to have no end. */
  readonly unclosed: Set<string>;
}

/** The kind of text where the walk is; undefined where it is not read. */
export function kindHere({ groups, isPreamble }: LatexWalk): ZoneKind | undefined {
  const group = groups.at(-1);
  return group ? group.kind : isPreamble ? undefined : "prose";
}

/** Tells whether the walk is in the text of a link. */
export function isLinkedHere({ groups }: LatexWalk): boolean {
  return groups.at(-1)?.linked === true;
}

/** Opens the argument that follows, if one does: the first letter says what it holds, the others what those behind it hold. */
export function openArguments(walk: LatexWalk, kinds: string): void {
  const { text } = walk;
  const next = /\s{0,40}\{/y;
  next.lastIndex = walk.at;
  const match = next.exec(text);
  if (!match || kinds === "" || /\n\s*\n/.test(match[0])) return;
  walk.at += match[0].length;
  const kind = kinds.charAt(0);
  const rest = kinds.slice(1);
  if (kind !== "u" && kind !== "l") {
    walk.groups.push({ kind: groupKind(walk, kind), linked: kind === "x" || isLinkedHere(walk), rest });
    return;
  }
  const end = wordEnd(walk);
  const brace = text.slice(walk.at, end).search(/(?<!\\)\}/);
  const close = brace < 0 ? end : walk.at + brace;
  walk.list.add(kind === "u" ? "url" : "link-target", walk.at, close);
  walk.at = brace < 0 ? end : close + 1;
  openArguments(walk, rest);
}

/** Where an address or verbatim text that begins where the walk is ends at the latest. */
export function wordEnd({ text, at }: LatexWalk): number {
  return lineEnd(text, at, at + LONGEST_WORD);
}

const groupKinds: ReadonlyMap<string, ZoneKind> = new Map<string, ZoneKind>([
  ["h", "heading"],
  ["c", "inline-code"],
  ["x", "link-text"],
]);

function groupKind(walk: LatexWalk, kind: string): ZoneKind | undefined {
  if (kind === "s") return undefined;
  const around = kindHere(walk);
  // Nothing in an argument that is not read is read.
  if (around === undefined && !(walk.isPreamble && walk.groups.length === 0)) return undefined;
  return groupKinds.get(kind) ?? around ?? "prose";
}

/** Leaves out an option in square brackets. */
export function skipOption(walk: LatexWalk): void {
  if (walk.text[walk.at] !== "[") return;
  const end = optionEnd(walk);
  if (end > 0) walk.at = end;
}

/** Behind the option in square brackets that begins where the walk is; -1 where its end is far or missing. */
export function optionEnd({ text, at }: LatexWalk): number {
  let depth = 0;
  for (let here = at; here < Math.min(text.length, at + LONGEST_OPTION); here++) {
    const unit = text[here];
    if (unit === "[") depth++;
    else if (unit === "]" && --depth === 0) return here + 1;
  }
  return -1;
}
