// Looks up the key of a stretch of folded text: one probe into an open-addressing table.
import { hashBetween } from "../text/word-scan.ts";
import type { NameTable } from "../truth/name-table.ts";
import type { FoldedStretch } from "./near-search.ts";

/** The number of the key that a stretch spells; −1 where no name has it. */
export function findKey({ slots, near: { units, offsets } }: NameTable, { folded, prefix, from, to }: FoldedStretch): number {
  const mask = slots.length - 1;
  for (let slot = hashBetween(prefix, from, to) & mask; ; slot = (slot + 1) & mask) {
    const key = (slots[slot] ?? 0) - 1;
    if (key < 0) return -1;
    const start = offsets[key] ?? 0;
    if ((offsets[key + 1] ?? 0) - start !== to - from) continue;
    let at = 0;
    while (at < to - from && units[start + at] === folded[from + at]) at++;
    if (at === to - from) return key;
  }
}
