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
import { recordKeysInSteps } from "./vectors/record-keys.ts";
import { createVectorSearch, type VectorSearch } from "./vectors/vector-search.ts";
import { createVectorSource } from "./vectors/vector-source.ts";

/** What the search needs of the program around it. */
export interface RetrieverHost {
  /** Takes a sentence without its full stop; each is said once. */
  readonly log: (sentence: string) => void;
  /** The file of the vectors; the user's own where not given. */
  readonly file?: string;
  /** Awaited before each small piece of work; where not given, others are heard in between. */
  readonly whenQuiet?: WhenQuiet;
  /** Milliseconds since some moment. */
  readonly now?: () => number;
}

/** Texts whose records are remembered: while a page is typed into, most of its passages stay as they are. */
const KNOWN_SEARCHES = 2000;
/** Milliseconds that the model may take for the vector of a text: a search does not wait longer. */
const QUERY_TIMEOUT = 5000;
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
  const meaning = await openVectorSearch(truth, settings, host);
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
async function openVectorSearch(truth: TruthIndex, settings: RagSettings, { log, file, whenQuiet = others, now }: RetrieverHost): Promise<VectorSearch | undefined> {
  const model = settings.embedding_model;
  if (model === null) return undefined;
  const keys = await driveQuietly(recordKeysInSteps(truth), whenQuiet);
  const vectors = createVectorSource({ keys, model, file, whenQuiet, ...(now && { now }) });
  try {
    const missing = keys.length - (await vectors()).size;
    if (missing > 0) log(`${missing} of ${keys.length} records have no vector of the model "${model}": run tbcv rag index`);
  } catch (error) {
    log(`${error instanceof Error ? error.message : String(error)}; records are found by their words alone until they can be`);
  }
  return createVectorSearch({
    log, vectors, whenQuiet,
    embedding: createOllamaEmbedding({ baseUrl: settings.ollama_base_url, model, timeout: QUERY_TIMEOUT }),
    chroma: settings.backend === "chroma" ? openChroma({ url: settings.chroma_url, collection: settings.chroma_collection, keys, model }) : undefined,
  });
}
