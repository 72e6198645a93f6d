// Slips of the pen: random edits of names, as a seed has it.
type Random = () => number;

const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/** One edit of a letter or digit: another one, one too few, one too many, or two neighbours swapped. Never gives the text itself. */
export function slip(text: string, random: Random): string {
  for (;;) {
    const at = Math.floor(random() * text.length);
    const kind = Math.floor(random() * 4);
    if (!/[\p{L}\p{N}]/u.test(text.charAt(at))) continue;
    const edited = edit(text, at, { kind, letter: LETTERS.charAt(Math.floor(random() * LETTERS.length)) });
    if (edited !== undefined && edited.toLowerCase() !== text.toLowerCase()) return edited;
  }
}

function edit(text: string, at: number, { kind, letter }: { readonly kind: number; readonly letter: string }): string | undefined {
  const [before, own, next, after] = [text.slice(0, at), text.charAt(at), text.charAt(at + 1), text.slice(at + 2)];
  if (kind === 0) return before + letter + next + after;
  if (kind === 1) return before + next + after;
  if (kind === 2) return before + letter + own + next + after;
  return /[\p{L}\p{N}]/u.test(next) ? before + next + own + after : undefined;
}

/** A name without one of its separators, or with a space in its place; undefined where it has none. */
export function loseSeparator(text: string, instead: "" | " ", random: Random): string | undefined {
  const places = Array.from(text.matchAll(/(?<=[\p{L}\p{N}])[-_. /](?=[\p{L}\p{N}])/gu), ({ index }) => index).filter((at) => text.charAt(at) !== instead);
  const at = places[Math.floor(random() * places.length)];
  return at === undefined ? undefined : text.slice(0, at) + instead + text.slice(at + 1);
}

/** A name with a space inside one of its words; undefined where all are short. */
export function insertSpace(text: string, random: Random): string | undefined {
  const places = Array.from(text.matchAll(/(?<=[\p{L}\p{N}]{2})(?=[\p{L}\p{N}]{2})/gu), ({ index }) => index);
  const at = places[Math.floor(random() * places.length)];
  return at === undefined ? undefined : `${text.slice(0, at)} ${text.slice(at)}`;
}
