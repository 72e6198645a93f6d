// Typing in an open document while the server checks the whole workspace: what the one costs the other.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { ClientCapabilities } from "vscode-languageserver/node";
import { makePage, readCorpus } from "../documents.ts";
import { type Figure, figure, median, millisecondsOf, quantile } from "../figures.ts";
import type { Ground, Page, Scale } from "../ground.ts";
import { startLanguageClient, workspaceOf } from "../language-client.ts";
import { createTypist } from "./keystroke.ts";

const NAMES = 16_000;
const DOCUMENTS = 700;
/** Sizes of made documents, in characters. */
const SIZES = [2_000, 5_000, 10_000, 20_000];
const OPEN_SIZE = 10_240;
/** Milliseconds between diagnostics and the next key: faster than people, so that many keys meet the check. */
const PAUSE = 20;

const PULLS: ClientCapabilities = {
  textDocument: { diagnostic: { relatedDocumentSupport: false } },
  workspace: { diagnostics: { refreshSupport: false }, workspaceFolders: true },
};

/** Measures keys with and without a check of the workspace, in turns. */
export async function measureWorkspace(ground: Ground): Promise<Figure[]> {
  const { corpus, quick, seed } = ground.options;
  const scale = await ground.scale(NAMES);
  const names = await ground.names(6_000);
  const pages = corpus === undefined ? made(ground, names, quick ? 50 : DOCUMENTS) : readCorpus(corpus);
  const documents = join(workspaceOf(ground, scale), "documents");
  for (const { path, text } of pages) {
    mkdirSync(dirname(join(documents, path)), { recursive: true });
    writeFileSync(join(documents, path), text);
  }
  const page = makePage(OPEN_SIZE, names, ground.words.everyday, seed);
  const [alone, meanwhile, totals]: [number[], number[], number[]] = [[], [], []];
  let announced = true;
  for (let round = 0; announced && round < (quick ? 1 : 4); round++) {
    const turn = await typeMeanwhile(ground, scale, { text: page, seed: seed + round, warmUp: quick ? 5 : 60 });
    announced = turn !== undefined;
    if (turn === undefined) continue;
    alone.push(...turn.alone);
    meanwhile.push(...turn.meanwhile);
    totals.push(turn.total);
  }
  rmSync(documents, { recursive: true });
  if (!announced) {
    console.log("workspace/diagnostic: not announced");
    return [];
  }
  const what = `${scale.label}, ${pages.length} documents`;
  return [
    ...([[0.5, "p50"], [0.95, "p95"], [0.99, "p99"]] as const).flatMap(([share, said]) => [
      figure(`${what}: keystroke alone, ${said}`, quantile(alone, share), "ms"),
      figure(`${what}: keystroke meanwhile, ${said}`, quantile(meanwhile, share), "ms"),
    ]),
    figure(`${what}: workspace/diagnostic while somebody types, median`, median(totals), "ms"),
  ];
}

function made(ground: Ground, names: readonly string[], count: number): readonly Page[] {
  return Array.from({ length: count }, (_, number) => ({
    path: `part-${number % 7}/page-${number}.md`,
    text: makePage(SIZES[number % SIZES.length] ?? 0, names, ground.words.everyday, ground.options.seed * 1000 + number),
  }));
}

/** One server: keys alone, then keys until the workspace is checked; undefined where it does not check workspaces. */
async function typeMeanwhile(
  ground: Ground, scale: Scale, { text, seed, warmUp }: { readonly text: string; readonly seed: number; readonly warmUp: number },
): Promise<{ alone: number[]; meanwhile: number[]; total: number } | undefined> {
  const client = await startLanguageClient(ground, scale, PULLS);
  try {
    if (client.announced.diagnosticProvider?.workspaceDiagnostics !== true) return undefined;
    await client.open("open.md", text);
    const typist = createTypist(client, { name: "open.md", text, seed, pause: PAUSE });
    for (let key = 0; key < warmUp; key++) await typist();
    const alone: number[] = [];
    for (let key = 0; key < 2 * warmUp; key++) alone.push(await typist());
    const meanwhile: number[] = [];
    const running = new Set(["workspace/diagnostic"]);
    const total = millisecondsOf(() => client.request("workspace/diagnostic", { previousResultIds: [], partialResultToken: 1 })).finally(() => { running.clear(); });
    while (running.size > 0) meanwhile.push(await typist());
    return { alone, meanwhile, total: await total };
  } finally {
    await client.end();
  }
}
