// How a text is written: capitals, hyphens, identifiers. Small questions about letters, without truth or context.

const HYPHENS = /[-\u2010\u2011]/gu;

/** A capital right behind a small letter: DocumentBuilder. */
export function isMixedCase(text: string): boolean {
  return /\p{Ll}\p{Lu}/u.test(text);
}

/** No small letter, and at least one capital. */
export function isAllCapitals(text: string): boolean {
  return text === text.toUpperCase() && text !== text.toLowerCase();
}

/** No capital. */
export function isSmall(text: string): boolean {
  return text === text.toLowerCase();
}

/** White space stands in the text. */
export function isSpaced(text: string): boolean {
  return /\s/u.test(text);
}

/** A capital stands in the text, behind its first character. */
export function hasInnerCapital(text: string): boolean {
  return /\p{Lu}/u.test(text.slice(1));
}

/** Several words, written with capitals as the name is: "Mail Merge", not "mail merge". One capital may be missing. */
export function isNameShaped(text: string, name: string): boolean {
  const capitals = (of: string): number => of.match(/(?<![\p{L}\p{N}])\p{Lu}/gu)?.length ?? 0;
  const wanted = capitals(name);
  return wanted >= 2 && capitals(text) >= Math.max(2, wanted - 1);
}

/** The same letters, joined without white space, with a hyphen too many, too few or elsewhere; a scope's slash counts as one. */
export function differsInHyphensOnly(text: string, name: string): boolean {
  const bare = (of: string): string => of.replace(HYPHENS, "").replace(/^(@[^/]*)\//u, "$1");
  return !isSpaced(text) && text.search(HYPHENS) >= 0 && name.includes("-") && bare(text) === bare(name) && text.startsWith("@") === name.startsWith("@");
}

/** A title written small and joined is an identifier made from it: a package, a file, an anchor. */
export function isIdentifierOf(text: string, title: string): boolean {
  if (isSpaced(text) || (isSmall(title) && !isSpaced(title))) return false;
  return text.includes("_") || (/[-.]/u.test(text) && isSmall(text));
}

/** An identifier with capitals on several parts: a name in title case that still has its hyphens. */
export function isTitledIdentifier(text: string): boolean {
  return /[-/]/u.test(text) && !isSpaced(text) && (text.match(/(?<!\p{L})\p{Lu}\p{Ll}/gu)?.length ?? 0) > 1;
}

/** Three or more parts joined by hyphens or slashes: no-unused-vars. */
export function isLongIdentifier(text: string): boolean {
  return /^@?[\p{L}\p{N}]+(?:[-/][\p{L}\p{N}]+){2,}$/u.test(text);
}

/** The same first letter, in any case, or the first two swapped. */
export function startsAlike(text: string, name: string): boolean {
  const [first, second] = text.toLowerCase();
  const [meant, next] = name.toLowerCase();
  return first === meant || (first === next && second === meant);
}

/** The UTF-16 units of some characters. */
export function unitSet(characters: string): ReadonlySet<number> {
  return new Set(Array.from(characters, (character) => character.charCodeAt(0)));
}
