// Folding: what counts as a letter, what as a separator, and which letters are the same. One table for text and
// truth, so that a name and its mention always fold alike. Works unit by unit: every folded unit has one source unit.

/** Ends a run of words: punctuation that no name crosses. */
export const HARD = 0;
/** White space, line ends included. */
export const SPACE = 1;
/** Stands between the parts of a name: `-`, `_`, `.`, `/`, `@` and the Unicode hyphens. */
export const SYMBOL = 2;
/** Not seen at all: zero-width characters, soft hyphens, combining marks, variation selectors. */
export const IGNORABLE = 3;
/** An apostrophe, straight or curly. */
export const APOSTROPHE = 4;
/** Punctuation that stands inside a few names: brackets, comma, ampersand, colon, plus, exclamation mark. */
export const BRIDGE = 5;
/** Folded units of letters and digits are at or above this. */
export const WORD = 32;

/** Letters of scripts without spaces are at or above this. */
export const UNSPACED = 0x2e80;

const UNKNOWN = 0xffff;
const unitsOf = (text: string): ReadonlySet<number> => new Set(Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at)));
const SYMBOLS = unitsOf("-_./@\u2010\u2011");
const BRIDGES = unitsOf("(),&:!");
const APOSTROPHES = unitsOf("'\u2019\u02bc");
const IGNORABLES = /^[\u00ad\u034f\u200b-\u200d\u2060\ufe00-\ufe0f\ufeff]$|^\p{M}$/u;
const SPACES = /^\s$/u;
const LETTERS = /^[\p{L}\p{N}]$/u;

// A memo of a pure function: each entry is computed once and always the same.
const table = new Uint16Array(0x10000).fill(UNKNOWN);

/** Thai, Lao, Tibetan, Burmese and Khmer are written without spaces too: their letters fold to private units above UNSPACED. */
const LOW_UNSPACED = [[0x0e00, 0x109f], [0x1780, 0x17ff]] as const;
const PRIVATE = 0xe000;

function toPrivate(folded: number): number {
  return LOW_UNSPACED.some(([first, last]) => folded >= first && folded <= last) ? PRIVATE + folded - 0x0e00 : folded;
}

/** The class of a UTF-16 unit (below WORD) or, for letters and digits, its folded unit: lower case, no accent, half width. */
export function foldUnit(unit: number): number {
  const known = table[unit] ?? HARD;
  return known === UNKNOWN ? (table[unit] = classify(unit)) : known;
}

function classify(unit: number): number {
  if (SYMBOLS.has(unit)) return SYMBOL;
  if (BRIDGES.has(unit)) return BRIDGE;
  if (APOSTROPHES.has(unit)) return APOSTROPHE;
  const character = String.fromCharCode(unit);
  if (SPACES.test(character)) return unit === 0xfeff ? IGNORABLE : SPACE;
  if (IGNORABLES.test(character)) return IGNORABLE;
  if (!LETTERS.test(character)) return HARD;
  const plain = character.normalize("NFKD").toLowerCase();
  const folded = plain.charCodeAt(0);
  // A compatibility form of several letters (a ligature) keeps its own unit: folding never changes the count of units.
  const single = plain.length === 1 || /^.\p{M}+$/u.test(plain);
  return toPrivate(single && LETTERS.test(plain.charAt(0)) ? folded : Math.max(WORD, character.toLowerCase().charCodeAt(0)));
}

/** Tells whether a folded unit belongs to a script that writes words without spaces (Han, Kana, Hangul, Thai …). */
export function isUnspaced(folded: number): boolean {
  return folded >= UNSPACED && (folded < 0xa4d0 || (folded >= 0xac00 && folded < 0xd7b0) || (folded >= PRIVATE && folded < 0xfb00));
}
