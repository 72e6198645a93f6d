// From starting the server to the first diagnostics, and from a crash until they are back.
import { makePage } from "../documents.ts";
import { type Figure, figure, median, quantile } from "../figures.ts";
import type { Ground } from "../ground.ts";
import { startLanguageClient } from "../language-client.ts";
import { createTypist } from "./keystroke.ts";

const NAMES = 16_000;
const SIZE = 10_240;
const DOCUMENTS = 5;
/** Keys before the crash. */
const KEYS = 10;

/** Measures both, several times. */
export async function measureStart(ground: Ground): Promise<Figure[]> {
  const { quick, seed } = ground.options;
  const scale = await ground.scale(NAMES);
  const names = await ground.names(6_000);
  const pages = Array.from({ length: DOCUMENTS }, (_, number) => ({ name: `start-${number}.md`, text: makePage(SIZE, names, ground.words.everyday, seed * 100 + number) }));
  const [typed] = pages;
  if (typed === undefined) throw new Error("there is no page to type into");
  const [starts, returns]: [number[], number[]] = [[], []];
  for (let round = 0; round < (quick ? 2 : 15); round++) {
    const started = performance.now();
    const client = await startLanguageClient(ground, scale);
    await client.open(typed.name, typed.text);
    starts.push(performance.now() - started);
    await Promise.all(pages.slice(1).map(({ name, text }) => client.open(name, text)));
    const typist = createTypist(client, { ...typed, seed: seed + round, pause: 5 });
    for (let key = 0; key < KEYS; key++) await typist();
    // The last key is on its way when the server dies; its diagnostics never come.
    void client.type(typed.name, { line: 5, character: 1 }, "a").catch(() => undefined);
    const killed = performance.now();
    await client.kill();
    const next = await startLanguageClient(ground, scale);
    await Promise.all(pages.map(({ name, text }) => next.open(name, text)));
    returns.push(performance.now() - killed);
    await next.end();
  }
  return [
    figure(`${scale.label}: start of the process to first diagnostics (10 KB), median`, median(starts), "ms"),
    figure(`${scale.label}: start of the process to first diagnostics (10 KB), p95`, quantile(starts, 0.95), "ms"),
    figure(`${scale.label}: killed to diagnostics of five documents, median`, median(returns), "ms"),
    figure(`${scale.label}: killed to diagnostics of five documents, p95`, quantile(returns, 0.95), "ms"),
  ];
}
