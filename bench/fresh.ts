// A process that has done nothing yet: loads an index and does one job, and prints the milliseconds of it. Modules are loaded
// before the clock starts.
//   node bench/fresh.ts load|start|detect|check JOB.json
import { readFileSync } from "node:fs";
import { createEngine } from "../server/src/engine/create-engine.ts";
import { loadTruth } from "../server/src/host/load-truth.ts";
import type { Engine } from "../server/src/engine/engine.ts";
import { milliseconds } from "./figures.ts";
import type { FreshJob } from "./fresh-process.ts";
import { readIndex, settings, snapshotOf } from "./ground.ts";
import { newDetector, zonedText } from "./zoned-text.ts";

const [kind, file = ""] = process.argv.slice(2);
const { indexFile, truthFolder, store, pages } = JSON.parse(readFileSync(file, "utf8")) as FreshJob;

const findings = (engine: Engine): number => pages.reduce((sum, page) => sum + engine.checkText(snapshotOf(page), settings).findings.length, 0);

async function run(): Promise<number> {
  if (kind === "load" || kind === "start") {
    const start = performance.now();
    const index = kind === "load" ? await readIndex(indexFile) : (await loadTruth({ paths: [truthFolder], cache: true, store })).index;
    if (findings(createEngine(index)) === 0) throw new Error("the page gave no finding, so there was no first result");
    return performance.now() - start;
  }
  const index = await readIndex(indexFile);
  if (kind === "check") return milliseconds(() => findings(createEngine(index)));
  const text = zonedText(pages);
  return milliseconds(() => newDetector(index, settings)(text));
}

console.log(await run());
