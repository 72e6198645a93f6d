// How likely a hand is to make a slip: of two names that are as many edits away, the one that a slip of the pen leads from is meant. A ranking among
// names that are near enough anyway; it lets nothing in.
// Source of the kinds: Damerau, "A technique for computer detection and correction of spelling errors" (CACM 7(3), 1964): four in five misspellings
// are one letter wrong, missing, too many or two swapped. Source of the order: Kukich, "Techniques for automatically correcting words in text" (ACM
// Computing Surveys 24(4), 1992, section 1.2): wrong letters are mostly neighbours on the keyboard, letters too many mostly doubled ones, and the
// first letter is seldom wrong. The figures are ours; only their order matters.

const SWAP = 0.5;
const NEIGHBOUR = 0.6;
const DOUBLED = 0.5;
const HALVED = 0.5;
const MISSING = 0.8;
const OTHER = 1;
/** What a slip in the first letter costs besides. */
const FIRST_LETTER = 0.3;
/** Texts are compared as far as they differ; what differs more is no slip. */
const LONGEST = 24;

const ROWS = ["1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"] as const;
const PLACES: ReadonlyMap<number, readonly [row: number, column: number]> = new Map(
  ROWS.flatMap((keys, row) => Array.from(keys, (key, column) => [key.charCodeAt(0), [row, column]] as const)),
);

/** Keys that touch on a QWERTY keyboard, where each row stands half a key to the right of the one above. */
export function areNeighbours(a: number, b: number): boolean {
  const [one, other] = [PLACES.get(a), PLACES.get(b)];
  if (one === undefined || other === undefined || a === b) return false;
  const [upper, lower] = one[0] <= other[0] ? [one, other] : [other, one];
  const by = lower[1] - upper[1];
  return lower[0] === upper[0] ? Math.abs(by) === 1 : lower[0] - upper[0] === 1 && (by === 0 || by === -1);
}

/** What it costs a hand to write `text` for `name` (both folded): less for slips that hands make. Optimal string alignment with weights. */
export function typingCost(text: string, name: string): number {
  if (text === name) return 0;
  let head = 0;
  while (head < text.length && head < name.length && text.charAt(head) === name.charAt(head)) head++;
  let tail = 0;
  while (tail < text.length - head && tail < name.length - head && text.charAt(text.length - 1 - tail) === name.charAt(name.length - 1 - tail)) tail++;
  // One equal letter on the left stays, so that a doubled or halved one is seen.
  const from = Math.max(0, head - 1);
  const [a, b] = [text.slice(from, text.length - tail), name.slice(from, name.length - tail)];
  if (a.length > LONGEST || b.length > LONGEST) return Math.max(a.length, b.length);
  return align(a, b) + (head === 0 ? FIRST_LETTER : 0);
}

function align(a: string, b: string): number {
  const width = b.length + 1;
  const costs = new Float64Array((a.length + 1) * width);
  for (let place = 1; place < costs.length; place++) {
    const [line, column] = [Math.floor(place / width), place % width];
    const cost = (lines: number, columns: number): number => (lines > line || columns > column ? Infinity : (costs[place - lines * width - columns] ?? Infinity));
    costs[place] = Math.min(
      cost(1, 1) + wrongCost(a.charCodeAt(line - 1), b.charCodeAt(column - 1)),
      cost(1, 0) + extraCost(a, line - 1),
      cost(0, 1) + missingCost(b, column - 1),
      isSwap(a, line, b, column) ? cost(2, 2) + SWAP : Infinity,
    );
  }
  return costs.at(-1) ?? 0;
}

function isSwap(a: string, line: number, b: string, column: number): boolean {
  return line > 1 && column > 1 && a.charAt(line - 1) === b.charAt(column - 2) && a.charAt(line - 2) === b.charAt(column - 1);
}

function wrongCost(a: number, b: number): number {
  if (a === b) return 0;
  return areNeighbours(a, b) ? NEIGHBOUR : OTHER;
}

/** A letter too many: one that stands beside its like was doubled, one beside its neighbour on the keyboard was hit along with it. */
function extraCost(a: string, at: number): number {
  const [own, before, behind] = [a.charCodeAt(at), a.charCodeAt(at - 1), a.charCodeAt(at + 1)];
  if (own === before || own === behind) return DOUBLED;
  return areNeighbours(own, before) || areNeighbours(own, behind) ? NEIGHBOUR : OTHER;
}

/** A letter too few: one of two like letters is easily lost. */
function missingCost(b: string, at: number): number {
  const own = b.charAt(at);
  return own === b.charAt(at - 1) || own === b.charAt(at + 1) ? HALVED : MISSING;
}
