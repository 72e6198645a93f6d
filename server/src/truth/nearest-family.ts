// Which family a text may have meant that names none.
import { distance } from "fastest-levenshtein";

/** The family whose name is at most a third of the text's letters away, whatever their case; undefined where none is. */
export function nearestFamily(text: string, families: readonly string[]): string | undefined {
  const given = text.toLowerCase();
  const most = given.length / 3;
  let best: { readonly family: string; readonly far: number } | undefined;
  for (const family of families) {
    if (Math.abs(family.length - given.length) > most) continue;
    const far = isSwapped(given, family) ? 1 : distance(given, family);
    if (far <= most && far < (best?.far ?? Infinity)) best = { family, far };
  }
  return best?.family;
}

/** The family of which a text is a plain slip (a letter too many, too few, other, or swapped with its neighbour) and written as families are. */
export function familyMisspelledAs(text: string, families: readonly string[]): string | undefined {
  if (text.length < 5 || !/^[a-z][a-z0-9-]*$/u.test(text)) return undefined;
  return families.find((family) => Math.abs(text.length - family.length) <= 1 && (isSwapped(text, family) || distance(text, family) === 1));
}

function isSwapped(text: string, family: string): boolean {
  let at = 0;
  while (at < text.length && text[at] === family[at]) at++;
  return at < text.length - 1 && text[at] === family[at + 1] && text[at + 1] === family[at] && text.slice(at + 2) === family.slice(at + 2);
}
