// Index build, and load to the first result in a new process.
import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import { readTruthSources } from "../../server/src/host/truth-files.ts";
import { buildTruthIndex, encodeTruthIndex } from "../../server/src/truth/build-index.ts";
import { parseTruth } from "../../server/src/truth/parse-truth.ts";
import { createRandom, makePage } from "../documents.ts";
import { type Figure, figure, median, milliseconds } from "../figures.ts";
import { inFreshProcess } from "../fresh-process.ts";
import type { Ground, Page } from "../ground.ts";
import { slip } from "../slips.ts";

/** Measures each size of truth. */
export async function measureIndex(ground: Ground): Promise<Figure[]> {
  const rounds = ground.options.quick ? 1 : 5;
  const digest = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
  const names = await ground.names(6_000);
  const page = pageWithSlips(names, ground);
  const figures: Figure[] = [];
  for (const count of ground.options.scales) {
    const scale = await ground.scale(count);
    const { sources } = await readTruthSources([scale.folder]);
    const parses: number[] = [];
    const builds: number[] = [];
    let size = 0;
    for (let round = 0; round < rounds; round++) {
      parses.push(milliseconds(() => parseTruth(sources)));
      const truth = parseTruth(sources);
      builds.push(milliseconds(() => (size = encodeTruthIndex(buildTruthIndex(truth, ground.words, digest), crc32).length)));
    }
    const fresh = (kind: "load" | "start"): number => {
      inFreshProcess(kind, scale, [page]); // the file cache is warm from here on
      return median(Array.from({ length: rounds }, () => inFreshProcess(kind, scale, [page])));
    };
    figures.push(
      figure(`${scale.label}: parse truth files (JSON)`, median(parses), "ms"),
      figure(`${scale.label}: build and encode the index`, median(builds), "ms"),
      figure(`${scale.label}: index size`, size / 1e6, "MB"),
      figure(`${scale.label}: stored index to first finding of a 10 KB page, new process`, fresh("load"), "ms"),
      figure(`${scale.label}: the same with reading and hashing the truth files`, fresh("start"), "ms"),
    );
  }
  return figures;
}

/** A page of 10 KB in which some names are misspelled, so that there is a finding. */
function pageWithSlips(names: readonly string[], ground: Ground): Page {
  const random = createRandom(ground.options.seed);
  const long = names.filter(({ length }) => length > 15).slice(0, 20);
  const items = long.map((name) => `- the \`${slip(name, random)}\` plugin`).join("\n");
  return { path: "page.md", text: `${items}\n\n${makePage(10_240 - items.length, names, ground.words.everyday, ground.options.seed)}` };
}
