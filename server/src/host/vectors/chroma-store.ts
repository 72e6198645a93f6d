// The vectors of records in a Chroma server: one collection holds those of one truth and one model, and says so. The program makes the
// vectors itself; the server only compares them.
import type { ChromaClient, Collection, EmbeddingFunction } from "chromadb";
import { inTime } from "../in-time.ts";
import { shownAddress } from "../models/model-adapter.ts";
import { loadOptional } from "../optional-package.ts";
import { recordsDigest } from "./record-keys.ts";

/** Which collection, and what it holds. */
export interface ChromaPlace {
  readonly url: string;
  readonly collection: string;
  /** The keys of the records, by row. */
  readonly keys: readonly string[];
  readonly model: string;
  /** How long the server may take for an answer, in milliseconds. */
  readonly timeout?: number;
  /** The same for a search, which a reader waits for. */
  readonly searchTimeout?: number;
}

/** The records in a Chroma server. */
export interface ChromaIndex {
  /** The nearest rows, the nearest first, or why there is no answer. Never rejects. */
  nearest(vector: Float32Array, most: number): Promise<{ readonly rows: readonly number[] } | { readonly failure: string }>;
  /** Makes the collection hold these vectors and no others. Rejects with a sentence. */
  fill(vectors: ReadonlyMap<number, Float32Array>): Promise<void>;
  /** Undefined where the collection holds all records of this truth and model, else why not. Never rejects. */
  fault(): Promise<string | undefined>;
  /** Removes the collection; true: there was one. Rejects with a sentence. */
  clear(): Promise<boolean>;
}

/** The most rows that the server takes in a request. */
const ROWS_A_REQUEST = 5461;

/** A wide search: the server's graph then gives what comparing with all would give. */
const HNSW = { space: "cosine", ef_construction: 400, ef_search: 1000, max_neighbors: 48 } as const;

/** Opens the records in a Chroma server; nothing is asked of it yet. */
export function openChroma(place: ChromaPlace): ChromaIndex {
  const { url, collection: name, keys, model, timeout = 10_000, searchTimeout = 2000 } = place;
  const rowOf = new Map(keys.map((key, row) => [key, row]));
  const digest = recordsDigest(keys, model);
  let opened: Collection | undefined;
  const open = async (): Promise<Collection> => {
    const collection = await clientOf(url).getCollection({ name, embeddingFunction: NO_EMBEDDING });
    if (collection.metadata?.["records"] !== digest || (await collection.count()) !== rowOf.size) {
      throw new Error(`the collection "${name}" holds other records: run tbcv rag index`);
    }
    return collection;
  };
  const failed = (error: unknown): string => `Chroma at ${shownAddress(url)} does not serve (${reasonOf(error)})`;
  const change = async <T>(work: () => Promise<T>): Promise<T> => {
    opened = undefined;
    return work().catch((error: unknown) => {
      throw new Error(failed(error), { cause: error });
    });
  };
  return {
    async nearest(vector, most) {
      try {
        opened ??= await inTime(open(), searchTimeout);
        const query = opened.query({ queryEmbeddings: [[...vector]], nResults: Math.min(most, rowOf.size), include: ["distances"] });
        const { ids, distances } = await inTime(query, searchTimeout);
        const near = (ids[0] ?? []).map((key, at) => ({ row: rowOf.get(key) ?? -1, cosine: 1 - (distances[0]?.[at] ?? 2) }));
        return { rows: near.filter(({ row }) => row >= 0).sort((one, other) => other.cosine - one.cosine || one.row - other.row).map(({ row }) => row) };
      } catch (error) {
        opened = undefined;
        return { failure: failed(error) };
      }
    },
    fill: (vectors) => change(async () => {
      const client = clientOf(url);
      await inTime(remove(client, name), timeout);
      const collection = await inTime(client.createCollection({ name, configuration: { hnsw: HNSW }, metadata: { records: digest, model }, embeddingFunction: NO_EMBEDDING }), timeout);
      const entries = [...vectors];
      for (let at = 0; at < entries.length; at += ROWS_A_REQUEST) {
        const some = entries.slice(at, at + ROWS_A_REQUEST);
        await inTime(collection.upsert({ ids: some.map(([row]) => keys[row] ?? ""), embeddings: some.map(([, vector]) => [...vector]) }), FILL_TIMEOUT);
      }
    }),
    fault: () => inTime(open(), timeout).then(() => undefined, failed),
    clear: () => change(() => inTime(remove(clientOf(url), name), timeout)),
  };
}

/** How long the server may take for a full request of rows, in milliseconds. */
const FILL_TIMEOUT = 120_000;

/** Removes a collection; false: there was none. */
async function remove(client: ChromaClient, name: string): Promise<boolean> {
  const there = await exists(client, name);
  if (there) await client.deleteCollection({ name });
  return there;
}

function clientOf(url: string): ChromaClient {
  const { ChromaClient: Client } = loadOptional("chromadb");
  const { protocol, hostname, port } = new URL(url);
  const ssl = protocol === "https:";
  return new Client({ host: hostname, port: port === "" ? (ssl ? 443 : 80) : Number(port), ssl });
}

async function exists(client: ChromaClient, name: string): Promise<boolean> {
  for (let offset = 0; ; offset += COLLECTIONS_A_PAGE) {
    const page = await client.listCollections({ limit: COLLECTIONS_A_PAGE, offset });
    if (page.some((collection) => collection.name === name)) return true;
    if (page.length < COLLECTIONS_A_PAGE) return false;
  }
}

const COLLECTIONS_A_PAGE = 100;

/** The client asks for a way to make vectors, although it is always given them. */
const NO_EMBEDDING: EmbeddingFunction = {
  name: "tbcv-given",
  generate: () => Promise.reject(new Error("vectors are given, not made")),
  getConfig: () => ({}),
  defaultSpace: () => "cosine",
};

function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n")[0] ?? "";
}
