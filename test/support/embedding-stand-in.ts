// A server of Ollama's protocol on 127.0.0.1 that makes vectors of texts: the same text always has the same vector, and texts with words
// in common lie near each other.
import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";

/** A running stand-in. */
export interface EmbeddingStandIn {
  readonly url: string;
  /** How many texts were asked for. */
  readonly asked: () => number;
  /** How many numbers a vector has; may be changed. */
  dimension: number;
  /** Called before each answer. */
  onRequest: () => void;
  stop(): Promise<void>;
}

/** Starts one. */
export async function startEmbeddings(): Promise<EmbeddingStandIn> {
  let asked = 0;
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      standIn.onRequest();
      const { input } = JSON.parse(body) as { input: readonly string[] };
      asked += input.length;
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify({ model: "stand-in", embeddings: input.map((one) => standInVector(one, standIn.dimension)) }));
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const standIn: EmbeddingStandIn = {
    url: `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`,
    asked: () => asked,
    dimension: 48,
    onRequest: () => undefined,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
  return standIn;
}

/** The sum of the directions of a text's words. */
export function standInVector(of: string, dimension: number): number[] {
  const sum = new Array<number>(dimension).fill(0);
  for (const word of of.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? ["nothing"]) {
    const bytes = createHash("shake256", { outputLength: dimension }).update(word).digest();
    for (let at = 0; at < dimension; at++) sum[at] = (sum[at] ?? 0) + (bytes[at] ?? 0) - 127.5;
  }
  return sum;
}
