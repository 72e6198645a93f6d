// Keystroke to published diagnostics, over standard streams, as an editor has it.
import { setTimeout as wait } from "node:timers/promises";
import { createRandom, makePage } from "../documents.ts";
import { type Figure, figure, quantile } from "../figures.ts";
import type { Ground } from "../ground.ts";
import { type LanguageClient, startLanguageClient } from "../language-client.ts";

/** Sizes of documents, in characters. */
const SIZES = [["10 KB", 10_240], ["100 KB", 102_400], ["1 MB", 1_048_576]] as const;
/** Milliseconds between diagnostics and the next key: a fast typist. */
const PAUSE = 100;
/** Letters typed one behind the other at a place. */
const RUN = 8;

/** Measures each size of truth and document. */
export async function measureKeystrokes(ground: Ground): Promise<Figure[]> {
  const { quick, scales, seed } = ground.options;
  const names = await ground.names(6_000);
  const figures: Figure[] = [];
  for (const count of scales) {
    const scale = await ground.scale(count);
    const client = await startLanguageClient(ground, scale);
    for (const [label, size] of SIZES) {
      const text = makePage(size, names, ground.words.everyday, seed);
      const name = `page-${size}.md`;
      await client.open(name, text);
      const typist = createTypist(client, { name, text, seed });
      for (let key = 0; key < (quick ? 5 : 40); key++) await typist();
      const times: number[] = [];
      for (let key = 0; key < (quick ? 20 : 240); key++) times.push(await typist());
      for (const [share, said] of [[0.5, "p50"], [0.95, "p95"], [0.99, "p99"]] as const) {
        figures.push(figure(`${scale.label}, ${label}: keystroke to diagnostics, ${said}`, quantile(times, share), "ms"));
      }
    }
    await client.end();
  }
  return figures;
}

/** What is typed into. */
export interface TypedDocument {
  readonly name: string;
  readonly text: string;
  readonly seed: number;
  /** Milliseconds between diagnostics and the next key. */
  readonly pause?: number;
}

/** Types a key at each call: single letters into words at random places, then a run of letters in one place, and so on. */
export function createTypist(client: LanguageClient, { name, text, seed, pause = PAUSE }: TypedDocument): () => Promise<number> {
  const random = createRandom(seed);
  const lines = text.split("\n");
  const letter = (): string => String.fromCharCode(97 + Math.floor(random() * 26));
  let at = { line: 0, character: 0 };
  let keys = 0;
  return async () => {
    const inRun = Math.floor(keys / RUN) % 2 === 1;
    if (!inRun || keys % RUN === 0) at = placeInWord(lines, random);
    keys++;
    const typed = letter();
    const line = lines[at.line] ?? "";
    lines[at.line] = line.slice(0, at.character) + typed + line.slice(at.character);
    const time = await client.type(name, at, typed);
    at = { line: at.line, character: at.character + 1 };
    await wait(pause);
    return time;
  };
}

function placeInWord(lines: readonly string[], random: () => number): { line: number; character: number } {
  for (;;) {
    const line = Math.floor(random() * lines.length);
    const text = lines[line] ?? "";
    const character = Math.floor(random() * text.length);
    if (/^[a-z]{2}/u.test(text.slice(character))) return { line, character: character + 1 };
  }
}
