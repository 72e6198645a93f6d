// Whether a name that stands on a page is only a part of a longer one, which is nobody's that we know: "eslint-plugin" in
// "eslint-plugin-of-ours", "vite-plugin" in "./vite-plugin-of-ours".
import type { Span } from "../../text/span.ts";

/** Small letters and hyphens, perhaps with a scope: how packages are called, and no words of a sentence. */
const PACKAGE = /^@?[\p{Ll}\d._/-]*-[\p{Ll}\d._/-]*$/u;
/** A package's name goes on behind a hyphen. */
const GOES_ON = /^-[\p{L}\p{N}<*{$]/u;
/** A file of one's own. */
const OWN_PATH = /(?:^|[^\p{L}\p{N}_])(?:\.{1,2}\/|file:)[^\s"'`]*$/u;
/** So far before a name its path is looked for, in UTF-16 units. */
const REACH = 80;

/** Tells so of a stretch of a text. */
export function isInLongerName(text: string, { start, end }: Span): boolean {
  if (!PACKAGE.test(text.slice(start, end))) return false;
  return GOES_ON.test(text.slice(end, end + 2)) || OWN_PATH.test(text.slice(Math.max(0, start - REACH), start));
}
