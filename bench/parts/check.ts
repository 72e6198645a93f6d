// The whole check of documents: reading, detection, rules.
import { createEngine } from "../../server/src/engine/create-engine.ts";
import { createDocumentReader } from "../../server/src/document/document-reader.ts";
import { type Figure, figure, median, milliseconds } from "../figures.ts";
import { inFreshProcess } from "../fresh-process.ts";
import { type Ground, millionsIn, type Page, readIndex, settings, snapshotOf } from "../ground.ts";
import type { TruthIndex } from "../../server/src/truth/truth-index.ts";

/** A new engine, as a function over pages that gives the number of findings. */
export function newChecker(index: TruthIndex): (pages: readonly Page[]) => number {
  const engine = createEngine(index);
  return (pages) => pages.reduce((sum, page) => sum + engine.checkText(snapshotOf(page), settings).findings.length, 0);
}

/** Measures each size of truth. */
export async function measureCheck(ground: Ground): Promise<Figure[]> {
  const { quick, scales } = ground.options;
  const rounds = quick ? 1 : 5;
  const all = await ground.documents(quick ? 200_000 : 2_000_000);
  const [before, pages] = [all.filter((_, at) => at % 2 === 0), all.filter((_, at) => at % 2 === 1)];
  const millions = millionsIn(pages);
  const reader = createDocumentReader();
  const read = (list: readonly Page[]): void => {
    for (const page of list) reader.read(snapshotOf(page));
  };
  read(before);
  const reading = median(Array.from({ length: rounds }, () => milliseconds(() => { read(pages); })));
  const figures: Figure[] = [figure("reading alone (blocks and zones)", (millions * 1000) / reading, "M characters/s")];
  for (const count of scales) {
    const scale = await ground.scale(count);
    const index = await readIndex(scale.indexFile);
    newChecker(index)(before);
    const times: Record<"cold" | "warm" | "unseen" | "fresh", number[]> = { cold: [], warm: [], unseen: [], fresh: [] };
    for (let round = 0; round < rounds; round++) {
      const check = newChecker(index);
      times.cold.push(milliseconds(() => check(pages)));
      times.warm.push(milliseconds(() => check(pages)));
      const other = newChecker(index);
      other(before);
      times.unseen.push(milliseconds(() => other(pages)));
      times.fresh.push(inFreshProcess("check", scale, pages));
    }
    const speed = (list: readonly number[]): number => (millions * 1000) / median(list);
    figures.push(
      figure(`${scale.label}: whole check, new engine`, speed(times.cold), "M characters/s"),
      figure(`${scale.label}: whole check, engine that checked other documents`, speed(times.unseen), "M characters/s"),
      figure(`${scale.label}: whole check, the same documents again`, speed(times.warm), "M characters/s"),
      figure(`${scale.label}: whole check, new process`, speed(times.fresh), "M characters/s"),
    );
  }
  return figures;
}
