// Memory of the server with documents open and nobody typing.
import { setTimeout as wait } from "node:timers/promises";
import { makePage } from "../documents.ts";
import { type Figure, figure } from "../figures.ts";
import type { Ground } from "../ground.ts";
import { startLanguageClient } from "../language-client.ts";

const DOCUMENTS = 10;
const SIZE = 102_400;
/** Milliseconds that the server is left alone before it is looked at. */
const QUIET = 5_000;

/** Measures the smallest and the largest truth. */
export async function measureMemory(ground: Ground): Promise<Figure[]> {
  const { quick, scales, seed } = ground.options;
  const names = await ground.names(6_000);
  const figures: Figure[] = [];
  for (const count of new Set([Math.min(...scales), Math.max(...scales)])) {
    const scale = await ground.scale(count);
    const client = await startLanguageClient(ground, scale);
    for (let number = 0; number < DOCUMENTS; number++) await client.open(`page-${number}.md`, makePage(SIZE, names, ground.words.everyday, seed * 100 + number));
    await wait(quick ? 100 : QUIET);
    for (const [field, what] of [["VmRSS", "resident, ten 100 KB documents open and quiet"], ["VmHWM", "the most that was ever resident"]] as const) {
      const kilobytes = client.memory(field);
      if (kilobytes === undefined) console.log("memory is told on Linux only");
      else figures.push(figure(`${scale.label}: ${what}`, kilobytes / 1000, "MB"));
    }
    await client.end();
  }
  return figures;
}
