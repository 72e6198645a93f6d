// The names that code may misspell, and which of them an identifier comes near. Says nothing where it is unsure: a word that is right in
// itself, a plural, another number or other letter case is another name.
import { memoByObject } from "../../text/memo.ts";
import { hashOfWord } from "../../truth/name-table.ts";
import type { IndexedPlugin, TruthIndex } from "../../truth/truth-index.ts";
import { hasWord } from "../../truth/word-list.ts";
import { editsBetween } from "./nearest-names.ts";
import { patternsByFamily } from "./use-patterns.ts";

/** A name of a class or a method, with the class that it stands behind where the truth writes one. */
export interface CodeName {
  /** As the truth writes it, such as `SaveFormat.Pdf`. */
  readonly text: string;
  /** Its parts between dots. */
  readonly parts: readonly string[];
  readonly isMethod: boolean;
  readonly plugin: IndexedPlugin;
}

/** The names by family. */
export const codeNames = memoByObject((truth: TruthIndex): ReadonlyMap<string, readonly CodeName[]> => {
  const families = new Map<string, readonly CodeName[]>();
  for (const [family, patterns] of patternsByFamily(truth)) {
    const names = patterns.flatMap(({ kind, text, isRegex, plugin }): CodeName[] => {
      if (isRegex || !/^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/u.test(text) || kind === "import" || kind === "format") return [];
      return [{ text, parts: text.split("."), isMethod: kind === "method", plugin }];
    });
    if (names.length > 0) families.set(family, [...new Map(names.map((name) => [name.text, name])).values()]);
  }
  return families;
});

/** Every identifier that the patterns hold, and those that name a plugin: none of them is a slip. */
export const isKnownName = memoByObject((truth: TruthIndex) => {
  const known = new Set([...patternsByFamily(truth).values()].flat().flatMap(({ text, isRegex }) => (isRegex ? [] : [text, ...text.split(".")])));
  return (text: string): boolean => known.has(text) || truth.byName(text).length > 0 || truth.byAlias(text).length > 0 || truth.byId(text).length > 0;
});

/** Tells whether a word is right in itself: an English word, a term of software, a word of several names, or the plural of one. */
const isWord = memoByObject(({ data: { words, names } }: TruthIndex) => {
  const has = (word: string): boolean => [words.everyday, words.terms, names.vocabulary].some((set) => hasWord(set, hashOfWord(word)));
  return (word: string): boolean => has(word) || (word.endsWith("s") && has(word.slice(0, -1)));
});

const SHORTEST = 5;
/** Below this length only a swap of neighbours is a slip: `Doc` and `Docx` are two names. */
const SHORT = 5;
/** From this length on two edits are allowed, in UTF-16 units. */
const LONG = 12;
const SHORTEST_WORD = 3;

/** The words of an identifier in lower case: `PdfSaveOptions` has three. */
function wordsOf(identifier: string): string[] {
  return identifier.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\d+/gu)?.map((word) => word.toLowerCase()) ?? [];
}

/** How many edits lead from an identifier to a part of a name; undefined where it is no slip of it. `dotted`: its other parts are right. */
export function slipOf(identifier: string, part: string, { truth, dotted }: { readonly truth: TruthIndex; readonly dotted: boolean }): number | undefined {
  const limit = part.length >= LONG ? 2 : 1;
  if (Math.abs(identifier.length - part.length) > limit || part.length < (dotted ? SHORTEST_WORD : SHORTEST) || isOtherName(identifier, part)) return undefined;
  const [own, right] = [identifier.toLowerCase(), part.toLowerCase()];
  const edits = editsBetween(own, right, limit);
  if (edits > limit || (part.length < SHORT && !isSwap(own, right))) return undefined;
  return isOdd(identifier, part, isWord(truth)) ? edits : undefined;
}

/** What is no slip, however few letters differ: other case, a plural, another number, a variable beside its class. */
function isOtherName(identifier: string, part: string): boolean {
  const [own, right] = [identifier.toLowerCase(), part.toLowerCase()];
  const isVariable = identifier.charAt(0) !== part.charAt(0) && isSmall(identifier) !== isSmall(part);
  return isVariable || own === right || own === `${right}s` || `${own}s` === right || /[\d_$]/u.test(own);
}

/** Every word by which an identifier differs is no word at all. */
function isOdd(identifier: string, part: string, isRight: (word: string) => boolean): boolean {
  const right = wordsOf(part);
  const odd = wordsOf(identifier).filter((word) => !right.includes(word));
  return odd.length > 0 && odd.every((word) => word.length >= SHORTEST_WORD && !isRight(word)) && !isRight(identifier.toLowerCase());
}

function isSmall(identifier: string): boolean {
  return identifier.charAt(0) === identifier.charAt(0).toLowerCase();
}

function isSwap(a: string, b: string): boolean {
  const letters = (text: string): string => text.split("").sort().join("");
  return a.length === b.length && letters(a) === letters(b);
}
