// Whether a regex of a truth file can be used: linear time only, so neither look-around nor back-references.
import { RE2JS } from "re2js";

/** Longer regexes are refused: nobody can read them, and compiling them costs more than they find. */
const MAX_LENGTH = 4096;

/** Why a regex is refused; undefined where it compiles. */
export function regexFault(pattern: string): string | undefined {
  if (pattern.length > MAX_LENGTH) return `is longer than ${MAX_LENGTH} characters`;
  try {
    RE2JS.compile(pattern);
    return undefined;
  } catch (error) {
    if (/\(\?<?[=!]/.test(pattern)) return "uses look-around, which is not supported";
    if (/\\(?:[1-9]|k<)/.test(pattern)) return "uses a back-reference, which is not supported";
    return error instanceof Error ? `is not a regex (${error.message.replace(/^error parsing regexp: /, "")})` : "is not a regex";
  }
}

/** A regex of a truth file; undefined where it is refused, which was said when the file was read. */
export function compileRegex(pattern: string): RE2JS | undefined {
  if (pattern.length > MAX_LENGTH) return undefined;
  try {
    return RE2JS.compile(pattern);
  } catch {
    return undefined;
  }
}

/** Tells whether a pattern of `patterns` is meant as a regex: it has an escape, a group option, `.*`, a character class or an anchor. */
export function looksLikeRegex(pattern: string): boolean {
  return /\\[^\s]|\(\?|\.[*+?]|\[[^\]]+\][*+?{]|^\^|[^\s]\$$/.test(pattern);
}
