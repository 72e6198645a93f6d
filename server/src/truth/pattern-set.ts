// Regexes of truth files as one set: a text is first asked for all of them at once, in linear time, and only where one matches for each.
import { compileRegex } from "./regex-check.ts";
import type { Span } from "../text/span.ts";

/** Where a regex of a set matches first; never empty. */
export interface PatternHit extends Span {
  /** The regex as the truth file writes it. */
  readonly pattern: string;
}

/** The first match of each regex in a text. */
export type PatternSet = (text: string) => readonly PatternHit[];

const NONE: readonly PatternHit[] = Object.freeze([]);

/** A set of regexes; those that are refused are left out, which was said when their file was read. */
export function createPatternSet(patterns: readonly string[]): PatternSet {
  const regexes = [...new Set(patterns)].flatMap((pattern) => {
    const regex = compileRegex(pattern);
    return regex === undefined ? [] : [{ pattern, regex }];
  });
  if (regexes.length === 0) return () => NONE;
  const any = compileRegex(regexes.map(({ pattern }) => `(?:${pattern})`).join("|"));
  return (text) => {
    if (any !== undefined && !any.test(text)) return NONE;
    return regexes.flatMap(({ pattern, regex }) => {
      if (!regex.test(text)) return [];
      const matcher = regex.matcher(text);
      return matcher.find() && matcher.end() > matcher.start() ? [{ pattern, start: matcher.start(), end: matcher.end() }] : [];
    });
  };
}
