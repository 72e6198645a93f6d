// One part of the benchmarks in a process of its own; writes what it measured into the run's folder.
//   node bench/run-part.ts PART --ground DIR [options]
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Figure } from "./figures.ts";
import { createGround, type Ground } from "./ground.ts";
import { readOptions } from "./options.ts";
import { measureAgain } from "./parts/again.ts";
import { measureBatch } from "./parts/batch.ts";
import { measureCheck } from "./parts/check.ts";
import { measureDetection } from "./parts/detect.ts";
import { measureIndex } from "./parts/index.ts";
import { measureKeystrokes } from "./parts/keystroke.ts";
import { measureMeaning } from "./parts/meaning.ts";
import { measureMemory } from "./parts/memory.ts";
import { measurePeers } from "./parts/peers.ts";
import { measureRatios } from "./parts/ratios.ts";
import { measureRecall } from "./parts/recall.ts";
import { measureRequests } from "./parts/requests.ts";
import { measureStart } from "./parts/start.ts";
import { measureWorkspace } from "./parts/workspace.ts";

const MEASURES = {
  index: measureIndex,
  detect: measureDetection,
  check: measureCheck,
  keystroke: measureKeystrokes,
  requests: measureRequests,
  workspace: measureWorkspace,
  meaning: measureMeaning,
  start: measureStart,
  memory: measureMemory,
  batch: measureBatch,
  again: measureAgain,
  recall: measureRecall,
  peers: measurePeers,
  ratios: measureRatios,
} satisfies Record<string, (ground: Ground) => Promise<Figure[]>>;

const options = readOptions(process.argv.slice(2));
const [part] = options.parts;
if (part === undefined || options.ground === undefined) throw new Error("usage: node bench/run-part.ts PART --ground DIR");
// The history and the counts of tokens of who runs this are left alone.
process.env["XDG_STATE_HOME"] = join(options.ground, "state");
const figures = await MEASURES[part](createGround(options, options.ground));
writeFileSync(join(options.ground, `${part}.json`), JSON.stringify(figures));
