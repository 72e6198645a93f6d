// Where a quote stands. A model copies nearly letter by letter: other white space, and markup that it left out, are looked past; other
// words are not.
import type { Span } from "../text/span.ts";

/** Units that a reader does not see. */
const UNSEEN = /[\s*_`~\\[\]<>{}|#]/u;

/** The first place of a quote in a text; undefined where it does not stand there. A quote of no visible unit stands nowhere. */
export function findQuote(text: string, quote: string): Span | undefined {
  const wanted = quote.trim();
  if (seenUnits(wanted).letters === "") return undefined;
  const at = text.indexOf(wanted);
  if (at >= 0) return { start: at, end: at + wanted.length };
  const [seen, looked] = [seenUnits(text), seenUnits(wanted)];
  const found = seen.letters.indexOf(looked.letters);
  const [first, last] = [seen.places[found], seen.places[found + looked.letters.length - 1]];
  return found < 0 || first === undefined || last === undefined ? undefined : { start: first, end: last + 1 };
}

function seenUnits(text: string): { readonly letters: string; readonly places: readonly number[] } {
  const places: number[] = [];
  let letters = "";
  for (let at = 0; at < text.length; at++) {
    const unit = text.charAt(at);
    if (UNSEEN.test(unit)) continue;
    letters += unit;
    places.push(at);
  }
  return { letters, places };
}
