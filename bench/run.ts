// Measures the program: index build and load, a page warm and cold, a keystroke. Prints the figures, writes
// bench/results/core.json and the table of bench/README.md.
//   npm run bench [-- --corpus DIR]
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { defaultSettings, toDocumentSettings } from "../shared/src/settings.ts";
import { createEngine } from "../server/src/engine/create-engine.ts";
import { readTruthSources } from "../server/src/host/truth-files.ts";
import { createSnapshot } from "../server/src/text/snapshot.ts";
import { buildTruthIndex, decodeTruthIndex, encodeTruthIndex } from "../server/src/truth/build-index.ts";
import type { TruthSet } from "../server/src/truth/definition.ts";
import { parseTruth } from "../server/src/truth/parse-truth.ts";
import type { TruthIndex } from "../server/src/truth/truth-index.ts";
import { parseWordLists } from "../server/src/truth/word-list.ts";
import { createRandom, makePage, readCorpus } from "./documents.ts";

const root = join(import.meta.dirname, "..");
const { values } = parseArgs({ options: { corpus: { type: "string" } } });
const words = parseWordLists(readFileSync(join(root, "dist/words.txt"), "utf8"));
const settings = toDocumentSettings(defaultSettings());
const digest = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
const rows: { what: string; value: number; unit: string }[] = [];

function row(what: string, value: number, unit: string): void {
  rows.push({ what, value: Number(value.toPrecision(3)), unit });
  console.log(`${what.padEnd(62)} ${value.toPrecision(3).padStart(9)} ${unit}`);
}

function time<T>(run: () => T): { milliseconds: number; result: T } {
  const start = performance.now();
  const result = run();
  return { milliseconds: performance.now() - start, result };
}

const quantile = (sorted: readonly number[], share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/** The most used plugins of a truth, `count` of them. */
function mostUsed(truth: TruthSet, count: number): TruthSet {
  const used = truth.families.flatMap((family) => family.plugins.map((plugin) => plugin.popularity ?? 0)).sort((a, b) => b - a);
  const least = used[count - 1] ?? 0;
  return { ...truth, families: truth.families.map((family) => ({ ...family, plugins: family.plugins.filter((plugin) => (plugin.popularity ?? 0) >= least) })) };
}

function measureIndex(label: string, truth: TruthSet): TruthIndex {
  const built = time(() => buildTruthIndex(truth, words, digest));
  const bytes = encodeTruthIndex(built.result);
  const loaded = time(() => decodeTruthIndex(bytes));
  row(`${label}: index build`, built.milliseconds, "ms");
  row(`${label}: index load`, loaded.milliseconds, "ms");
  row(`${label}: index size`, bytes.length / 1e6, "MB");
  if (loaded.result === undefined) throw new Error("the index could not be read back");
  return loaded.result;
}

function measurePages(label: string, index: TruthIndex): void {
  const names = Array.from({ length: index.counts.plugins }, (_, number) => index.plugin(number).definition.name);
  const engine = createEngine(index);
  const page = makePage(10_240, names, words.everyday, 1);
  const check = (text: string): number => engine.checkText(createSnapshot({ uri: "page.md", languageId: "markdown", version: 1, text }), settings).findings.length;
  row(`${label}: 10 KB page, first in a new engine`, time(() => check(page)).milliseconds, "ms");
  for (let round = 0; round < 60; round++) check(makePage(10_240, names, words.everyday, round + 2));
  const pages = Array.from({ length: 60 }, (_, at) => makePage(10_240, names, words.everyday, at + 100));
  const times = pages.map((text) => time(() => check(text)).milliseconds).sort((a, b) => a - b);
  row(`${label}: 10 KB page, warm, median of ${times.length} other pages`, quantile(times, 0.5), "ms");
  row(`${label}: 10 KB page, warm, 95th percentile`, quantile(times, 0.95), "ms");
}

function measureKeystrokes(label: string, index: TruthIndex): void {
  const names = Array.from({ length: index.counts.plugins }, (_, number) => index.plugin(number).definition.name);
  for (const size of [10_240, 102_400, 1_048_576]) {
    const engine = createEngine(index);
    const random = createRandom(7);
    let text = makePage(size, names, words.everyday, 3);
    engine.open(createSnapshot({ uri: "page.md", languageId: "markdown", version: 0, text }), settings);
    const times: number[] = [];
    for (let version = 1; version <= 100; version++) {
      const start = Math.floor(random() * text.length);
      text = `${text.slice(0, start)}x${text.slice(start)}`;
      const snapshot = createSnapshot({ uri: "page.md", languageId: "markdown", version, text });
      times.push(time(() => engine.change(snapshot, [{ span: { start, end: start }, text: "x" }])).milliseconds);
    }
    times.sort((a, b) => a - b);
    row(`${label}: one letter typed in ${size / 1024} KB, median`, quantile(times, 0.5), "ms");
    row(`${label}: one letter typed in ${size / 1024} KB, 99th percentile`, quantile(times, 0.99), "ms");
  }
}

function measureCorpus(label: string, index: TruthIndex, folder: string): void {
  const documents = readCorpus(folder);
  const size = documents.reduce((sum, { text }) => sum + text.length, 0);
  const engine = createEngine(index);
  for (const round of ["cold", "warm"]) {
    const { milliseconds } = time(() => {
      for (const { path, text } of documents) engine.checkText(createSnapshot({ uri: path, languageId: "", version: 1, text }), settings);
    });
    row(`${label}: ${documents.length} documents, ${round}`, size / milliseconds / 1000, "M characters/s");
  }
}

const { sources } = await readTruthSources([join(root, "truth")]);
const parsed = time(() => parseTruth(sources));
row("shipped truth: parse", parsed.milliseconds, "ms");
for (const [label, truth] of [["6,000 plugins", mostUsed(parsed.result, 6000)], ["shipped truth", parsed.result]] as const) {
  const index = measureIndex(label, truth);
  measurePages(label, index);
  measureKeystrokes(label, index);
  if (values.corpus !== undefined) measureCorpus(label, index, values.corpus);
}
const machine = { node: process.version, cpu: cpus()[0]?.model ?? "", cores: cpus().length };
writeFileSync(join(root, "bench/results/core.json"), `${JSON.stringify({ machine, rows }, null, 1)}\n`);

const page = join(root, "bench/README.md");
const table = ["| what | figure | unit |", "| --- | ---: | --- |", ...rows.map(({ what, value, unit }) => `| ${what} | ${value} | ${unit} |`)];
const made = `${machine.cpu}, ${machine.cores} cores, Node ${machine.node}\n\n${table.join("\n")}\n`;
writeFileSync(page, readFileSync(page, "utf8").replace(/(<!-- figures -->\n)[^]*(<!-- \/figures -->)/, (_, start: string, end: string) => start + made + end));
