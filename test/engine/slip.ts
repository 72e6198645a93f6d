// Random slips of the pen, the same for the same seed.

/** Makes a function that changes one letter of a name: one too many, one too few, another one, or two swapped. Separators and digits stay. */
export function slipOf(seed: number): (name: string) => string | undefined {
  const next = randomOf(seed);
  const below = (count: number): number => Math.floor(next() * count);
  return (name) => {
    const kind = below(4);
    const places = [...name.matchAll(/[a-z]/giu)].map(({ index }) => index).filter((at) => kind !== 3 || isSwap(name, at));
    const at = places[below(places.length)];
    if (at === undefined) return undefined;
    const own = name.charAt(at);
    const letter = String.fromCharCode(97 + below(26));
    const other = letter === own.toLowerCase() ? (letter === "z" ? "a" : String.fromCharCode(letter.charCodeAt(0) + 1)) : letter;
    if (kind === 0) return name.slice(0, at + 1) + letter + name.slice(at + 1);
    if (kind === 1) return name.slice(0, at) + name.slice(at + 1);
    if (kind === 2) return name.slice(0, at) + (own === own.toLowerCase() ? other : other.toUpperCase()) + name.slice(at + 1);
    return name.slice(0, at) + name.charAt(at + 1) + own + name.slice(at + 2);
  };
}

const isLetter = (character: string): boolean => /^[a-z]$/iu.test(character);

const isSwap = (name: string, at: number): boolean => isLetter(name.charAt(at + 1)) && name.charAt(at).toLowerCase() !== name.charAt(at + 1).toLowerCase();

/** Numbers from 0 to 1 (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
