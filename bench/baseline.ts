// Ratios against a committed baseline: absolutes depend on the machine, ratios of one run hardly.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Figure } from "./figures.ts";
import { root } from "./ground.ts";

const FILE = join(root, "bench/baseline.json");
/** A ratio may be worse by this share. */
const TOLERANCE = 0.2;
/** A loss must show this many times: noise comes and goes, a loss stays. */
const TRIES = 3;

/** Measures, and measures again while a ratio is worse than the baseline; says which stay so. True where none does. More is better in all. */
export function keepsBaseline(measure: () => readonly Figure[]): boolean {
  if (!existsSync(FILE)) {
    console.error("bench: there is no bench/baseline.json; make one with npm run bench -- --update-baseline");
    return false;
  }
  const baseline = JSON.parse(readFileSync(FILE, "utf8")) as Record<string, number>;
  const best = new Map<string, number>();
  const lost = (): string[] => Object.entries(baseline).filter(([what, value]) => (best.get(what) ?? 0) < value * (1 - TOLERANCE)).map(([what]) => what);
  for (let time = 0; time < TRIES && lost().length > 0; time++) {
    for (const { what, value } of measure()) best.set(what, Math.max(value, best.get(what) ?? 0));
  }
  for (const what of lost()) console.error(`bench: ${what}: ${best.get(what) ?? "not measured"}, and the baseline is ${baseline[what]}`);
  if (lost().length === 0) console.log("\nno ratio is more than 20 % below the baseline");
  return lost().length === 0;
}

/** Makes the ratios the new baseline. */
export function updateBaseline(ratios: readonly Figure[]): void {
  writeFileSync(FILE, `${JSON.stringify(Object.fromEntries(ratios.map(({ what, value }) => [what, value])), null, 1)}\n`);
}
