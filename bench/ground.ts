// What all parts stand on: truths of several sizes with their stored indexes, and documents, in a folder of the run. A truth is
// grown and its index built when first asked for; later parts find them in the folder.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { crc32 } from "node:zlib";
import { defaultSettings, toDocumentSettings } from "../shared/src/settings.ts";
import { loadTruth } from "../server/src/host/load-truth.ts";
import { createSnapshot, type Snapshot } from "../server/src/text/snapshot.ts";
import { decodeTruthIndex } from "../server/src/truth/build-index.ts";
import type { TruthIndex } from "../server/src/truth/truth-index.ts";
import { parseWordLists, type WordLists } from "../server/src/truth/word-list.ts";
import { createRandom, makePage, readCorpus } from "./documents.ts";
import { grouped } from "./figures.ts";
import { growPlugins, readPlugins, writeGrownTruth } from "./grown-truth.ts";
import type { BenchOptions } from "./options.ts";

/** The repository. */
export const root = join(import.meta.dirname, "..");
/** The settings of a document where nothing is configured. */
export const settings = toDocumentSettings(defaultSettings());
/** The program as it ships. */
export const program = join(root, "dist/cli.js");

/** A truth of some size. */
export interface Scale {
  readonly count: number;
  /** `6,000 names`. */
  readonly label: string;
  /** The folder of its truth files. */
  readonly folder: string;
  /** What to set XDG_CACHE_HOME to, so that the program finds the stored index and leaves the user's alone. */
  readonly cacheHome: string;
  readonly indexFile: string;
}

/** A document to measure on. */
export interface Page {
  readonly path: string;
  readonly text: string;
}

/** The ground of a run. */
export interface Ground {
  readonly options: BenchOptions;
  /** The run's own folder. */
  readonly folder: string;
  readonly words: WordLists;
  scale(count: number): Promise<Scale>;
  /** Names, most popular first. */
  names(count: number): Promise<readonly string[]>;
  /** Documents of about `size` characters together, the same for all sizes of truth; drawn from the corpus where one is given. */
  documents(size: number): Promise<readonly Page[]>;
}

/** Made pages have one of these sizes, in characters. */
const PAGE_SIZES = [2_000, 5_000, 10_000, 20_000, 40_000];
/** Made pages mention these most popular names. */
const MENTIONED = 6_000;

/** Makes the ground in a folder that exists. */
export function createGround(options: BenchOptions, folder: string): Ground {
  const words = parseWordLists(readFileSync(join(root, "dist/words.txt"), "utf8"));
  const from = options.truth.length > 0 ? options.truth.map((path) => resolve(path)) : [join(root, "truth")];

  const plugins = async (count: number): Promise<ReturnType<typeof growPlugins>> =>
    growPlugins({ plugins: await readPlugins(from), words: words.everyday }, count, options.seed);

  async function names(count: number): Promise<readonly string[]> {
    return (await plugins(count)).map(({ name }) => name);
  }

  return {
    options,
    folder,
    words,
    names,
    async scale(count) {
      const truth = join(folder, `truth-${count}`);
      const cacheHome = join(folder, `cache-${count}`);
      const store = join(cacheHome, "tbcv", "truth");
      if (!existsSync(truth)) writeGrownTruth(truth, await plugins(count));
      if (!existsSync(store)) await loadTruth({ paths: [truth], cache: true, store });
      const [stored] = readdirSync(store).filter((name) => name.endsWith(".index"));
      if (stored === undefined) throw new Error(`no index was stored in ${store}`);
      return { count, label: `${grouped(count)} names`, folder: truth, cacheHome, indexFile: join(store, stored) };
    },
    async documents(size) {
      if (options.corpus !== undefined) return drawPages(readCorpus(options.corpus), size, options.seed);
      const mentioned = await names(MENTIONED);
      const pages: Page[] = [];
      for (let made = 0; made < size; made += pages.at(-1)?.text.length ?? 0) {
        const length = PAGE_SIZES[pages.length % PAGE_SIZES.length] ?? 0;
        pages.push({ path: `page-${pages.length}.md`, text: makePage(length, mentioned, words.everyday, options.seed * 1000 + pages.length) });
      }
      return pages;
    },
  };
}

function drawPages(all: readonly Page[], size: number, seed: number): readonly Page[] {
  const random = createRandom(seed);
  const pages: Page[] = [];
  let drawn = 0;
  for (const { page } of all.map((page) => ({ page, order: random() })).sort((a, b) => a.order - b.order)) {
    if (drawn >= size) break;
    pages.push(page);
    drawn += page.text.length;
  }
  return pages;
}

/** Reads the stored index of a truth. */
export async function readIndex(file: string): Promise<TruthIndex> {
  const index = decodeTruthIndex(await readFile(file), crc32);
  if (index === undefined) throw new Error(`${file} could not be read back`);
  return index;
}

/** A page as a snapshot. */
export function snapshotOf({ path, text }: Page): Snapshot {
  return createSnapshot({ uri: path, languageId: "", version: 1, text });
}

/** The characters of pages, in millions. */
export function millionsIn(pages: readonly Page[]): number {
  return pages.reduce((sum, { text }) => sum + text.length, 0) / 1e6;
}
