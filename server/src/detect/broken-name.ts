// An identifier that is broken at one place: a space for its hyphen, a hyphen that is missing, a space too many. Prose may write an identifier as
// words, and a command may name two packages; what still has its other symbols can hardly be anything but the identifier.
import type { ZoneKind } from "../document/document.ts";
import { isCode } from "./read-zones.ts";
import { isSmall } from "./text-shape.ts";
import { isKnown } from "./word-alignment.ts";
import type { Window, WordSource } from "./word-source.ts";

/** Cut words up to this many letters may be two words. */
const SHORTEST = 8;
const SYMBOL = /[-_./@]/u;

/** Where an identifier is broken. */
interface Break {
  readonly kind: "space for symbol" | "symbol missing" | "space too many";
  /** UTF-16 offset in the text, and what stands before it. */
  readonly at: number;
  readonly before: string;
  /** Other symbols of the identifier stand in the text. */
  readonly kept: boolean;
}

/** The one place where a text of the same letters differs from an identifier; undefined where there are more, or other differences. */
export function breakOf(text: string, form: string): Break | undefined {
  let at = 0;
  while (at < text.length && text.charAt(at) === form.charAt(at)) at++;
  const rest = text.slice(at);
  const behind = rest.trimStart();
  const symbol = SYMBOL.test(form.charAt(at));
  const spaced = rest !== behind;
  // Without its scope's "@" it may be a path.
  if (at === 0 || (!spaced && !symbol) || behind !== form.slice(symbol ? at + 1 : at)) return undefined;
  const kind = !spaced ? "symbol missing" : symbol ? "space for symbol" : "space too many";
  return { kind, at, before: text.slice(0, at), kept: SYMBOL.test(text) };
}

/** What is asked about the surroundings of a broken name. */
export interface BrokenParts {
  readonly form: string;
  readonly zone: ZoneKind;
  /** Tells whether a run of words is by itself a right name. */
  readonly isName: (first: number, last: number) => boolean;
}

/** Tells whether a window that has the letters of an identifier is that identifier, broken at one place. */
export function isBrokenName(source: WordSource, window: Window, text: string, parts: BrokenParts): boolean {
  const found = isSmall(text) || !isSmall(parts.form) ? breakOf(text, parts.form) : undefined;
  if (found === undefined) return false;
  const behind = firstBehind(source, window, found.before);
  if (found.kind === "symbol missing") return found.kept && !isKnown(source, holds(source, window, behind, found) ? behind : behind - 1);
  const unknown = !isKnown(source, behind) || !isKnown(source, behind - 1);
  return found.kept ? isOneName(window, text, behind, { ...parts, unknown }) : found.kind === "space too many" && unknown && isSetApart(parts.zone, text);
}

/** A space in an identifier that still has another symbol: where the sides are names by themselves, two packages may stand there. */
function isOneName({ first, last }: Window, text: string, behind: number, { zone, isName, unknown }: BrokenParts & { readonly unknown: boolean }): boolean {
  // A scope by itself is nothing.
  if (/^@[^/]*$/u.test(text)) return true;
  const names = Number(isName(first, behind - 1)) + Number(isName(behind, last));
  return names === 0 || (names === 1 && (unknown || isCode(zone) || zone === "link-text"));
}

/** A single word that is cut in two, where names are set apart and words are not set one after the other. */
function isSetApart(zone: ZoneKind, text: string): boolean {
  return (zone === "inline-code" || zone === "link-text") && text.length > SHORTEST;
}

/** The first word that starts at or behind the letters of a text; the last word where none does. */
function firstBehind({ scan }: WordSource, { first, last, from }: Window, before: string): number {
  const letters = lettersOf(before);
  let word = first;
  while (word < last && (scan.foldStart[word] ?? 0) - from < letters) word++;
  return word;
}

/** The break lies inside the last word ("pytestconfig" may be another thing than "pytest-config", so the joined word must be unknown). */
function holds({ scan }: WordSource, { from }: Window, word: number, { before }: Break): boolean {
  return (scan.foldStart[word] ?? 0) - from < lettersOf(before);
}

const lettersOf = (text: string): number => text.replace(/[^\p{L}\p{N}]/gu, "").length;
