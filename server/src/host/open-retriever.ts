// Opens the search over the records of a truth: always by words, and by meaning where vectors of these records are at hand.
import { setImmediate as others } from "node:timers/promises";
import { LRUCache } from "lru-cache";
import type { RagSettings } from "../../../shared/src/rag-settings.ts";
import { fuseRanks } from "../semantic/fuse.ts";
import { buildLexicalIndex } from "../semantic/lexical-index.ts";
import { driveQuietly, type WhenQuiet } from "../semantic/quiet.ts";
import type { Retriever } from "../semantic/retriever.ts";
import type { TruthIndex } from "../truth/truth-index.ts";
import { openChroma } from "./vectors/chroma-store.ts";
import { createOllamaEmbedding } from "./vectors/embedding-port.ts";
import { recordKeys } from "./vectors/record-keys.ts";
import { vectorsByRow } from "./vectors/vectors-by-row.ts";
import { createVectorSearch, type VectorSearch } from "./vectors/vector-search.ts";
import { openVectorStore } from "./vectors/vector-store.ts";

/** What the search needs of the program around it. */
export interface RetrieverHost {
  /** Takes a sentence without its full stop; each is said once. */
  readonly log: (sentence: string) => void;
  /** The file of the vectors; the user's own where not given. */
  readonly file?: string;
  /** Awaited before each small piece of work; where not given, others are heard in between. */
  readonly whenQuiet?: WhenQuiet;
}

/** Texts whose records are remembered: while a page is typed into, most of its passages stay as they are. */
const KNOWN_SEARCHES = 2000;
/** How much further than asked each ranking goes before they are joined. */
const DEPTH = 4;

/** Opens the search; others are heard while the words are read. Where `rag.enabled` is false nothing is ever found. */
export async function openRetriever(truth: TruthIndex, settings: RagSettings, host: RetrieverHost): Promise<Retriever> {
  if (!settings.enabled) return { find: () => Promise.resolve([]) };
  const { whenQuiet = others } = host;
  const words = await driveQuietly(buildLexicalIndex(truth), whenQuiet);
  const known = new LRUCache<string, readonly number[]>({ max: KNOWN_SEARCHES });
  const byWordsOf = async (query: string, most: number): Promise<readonly number[]> => {
    const key = `${most} ${query}`;
    const rows = known.get(key) ?? (await driveQuietly(words.search(query, most), whenQuiet)).map(({ row }) => row);
    known.set(key, rows);
    return rows;
  };
  const meaning = openVectorSearch(truth, settings, host);
  return {
    async find(query, most, cancel) {
      const byMeaning = cancel.cancelled ? undefined : await meaning?.(query, most * DEPTH, cancel);
      if (cancel.cancelled) return [];
      const byWords = await byWordsOf(query, most * DEPTH);
      return fuseRanks(byMeaning === undefined ? [byWords] : [byWords, byMeaning], most);
    },
  };
}

/** The search by meaning; undefined, with the reason said, where it cannot be. */
function openVectorSearch(truth: TruthIndex, settings: RagSettings, { log, file }: RetrieverHost): VectorSearch | undefined {
  const model = settings.embedding_model;
  if (model === null) return undefined;
  const keys = recordKeys(truth);
  const read = readVectors(keys, model, file);
  if ("unavailable" in read) {
    log(`${read.unavailable}; records are found by their words alone`);
    return undefined;
  }
  if (read.missing > 0) log(`${read.missing} of ${keys.length} records have no vector of the model "${model}": run tbcv rag index`);
  if (read.missing === keys.length) return undefined;
  return createVectorSearch({
    log,
    vectors: read.vectors,
    embedding: createOllamaEmbedding({ baseUrl: settings.ollama_base_url, model }),
    chroma: settings.backend === "chroma" ? openChroma({ url: settings.chroma_url, collection: settings.chroma_collection, keys, model }) : undefined,
  });
}

/** How many records have no vector, and the vectors by row when they are needed. */
function readVectors(keys: readonly string[], model: string, file?: string): { readonly missing: number; readonly vectors: () => ReadonlyMap<number, Float32Array> } | { readonly unavailable: string } {
  const store = openVectorStore(file);
  if ("unavailable" in store) return store;
  const known = store.known(model);
  store.close();
  return {
    missing: keys.filter((key) => !known.has(key)).length,
    vectors() {
      const again = openVectorStore(file);
      if ("unavailable" in again) throw new Error(again.unavailable);
      const stored = again.read(model);
      again.close();
      return vectorsByRow(keys, stored);
    },
  };
}
