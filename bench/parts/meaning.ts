// Typing in an open document while a language model is asked about many others: what the one costs the other. Two servers with the same
// documents are typed into by turns; one of them has a queue of questions that is never empty.
import type { ClientCapabilities } from "vscode-languageserver/node";
import { makePage } from "../documents.ts";
import { type Figure, figure, quantile } from "../figures.ts";
import type { Ground, Scale } from "../ground.ts";
import { type LanguageClient, startLanguageClient } from "../language-client.ts";
import { type ModelProcess, startModel } from "../model-client.ts";
import { createTypist } from "./keystroke.ts";

const NAMES = 16_000;
/** Sizes of the document that is typed into, in characters. */
const SIZES = [["10 KB", 10_240], ["100 KB", 102_400]] as const;
/** Documents that are open beside it, and their size in characters. */
const OTHERS = { count: 48, size: 20_480 } as const;
/** Milliseconds between diagnostics and the next key: faster than people, so that many keys meet the questions. */
const PAUSE = 20;
/** Keys in one server before it is the other's turn. */
const TURN = 100;
/** Turns that do not count. */
const WARM_UP = 3;
/** Questions under way at a time, as is the default: more documents than these have to wait at any time. */
const LIMIT = 2;
/** What the 99th percentile may be at most, as a multiple of that without questions. */
const ALLOWED = 1.1;

const TOLD: ClientCapabilities = {
  textDocument: { publishDiagnostics: { versionSupport: true } }, workspace: { executeCommand: {} }, experimental: { tbcv: { status: true } },
};

/** Measures keys with and without questions, in turns. */
export async function measureMeaning(ground: Ground): Promise<Figure[]> {
  const { quick } = ground.options;
  const scale = await ground.scale(NAMES);
  const figures: Figure[] = [];
  for (const [label, size] of SIZES) {
    const { alone, meanwhile, served, waiting } = await typeByTurns(ground, scale, { size, turns: quick ? 2 : 24 });
    const what = `${scale.label}, ${label}`;
    for (const [share, said] of [[0.5, "p50"], [0.95, "p95"], [0.99, "p99"]] as const) {
      figures.push(figure(`${what}: keystroke without a model, ${said}`, quantile(alone, share), "ms"));
      figures.push(figure(`${what}: keystroke while a model is asked, ${said}`, quantile(meanwhile, share), "ms"));
    }
    const ratio = quantile(meanwhile, 0.99) / quantile(alone, 0.99);
    figures.push(figure(`${what}: p99 while a model is asked ÷ without`, ratio, "×", ratio <= ALLOWED ? `at most ${ALLOWED}` : `missed: at most ${ALLOWED}`));
    figures.push(figure(`${what}: questions answered while somebody types`, served, "questions"));
    figures.push(figure(`${what}: documents waiting or asked about, at the least`, waiting, "documents"));
  }
  return figures;
}

/** How many keys, and in what. */
export interface TurnSample {
  /** The characters of the document that is typed into. */
  readonly size: number;
  readonly turns: number;
}

/** Milliseconds of each key, and what shows that the queue was never empty. */
export interface TurnResult {
  readonly alone: readonly number[];
  readonly meanwhile: readonly number[];
  /** Questions answered during `meanwhile`. */
  readonly served: number;
  /** The fewest documents that waited or were asked about at the beginning or end of a turn. */
  readonly waiting: number;
}

/** Types into two servers by turns, with the model's answers held while it is the turn of the one without. Throws where the queue ran dry. */
export async function typeByTurns(ground: Ground, scale: Scale, { size, turns }: TurnSample): Promise<TurnResult> {
  const model = await startModel();
  const text = makePage(size, await ground.names(6_000), ground.words.everyday, ground.options.seed);
  const clients = [await startLanguageClient(ground, scale, TOLD), await startLanguageClient(ground, scale, TOLD, asking(model))] as const;
  try {
    await model.hold();
    const [plain, asked] = await Promise.all(clients.map(async (client) => {
      await client.open("typed.md", text);
      await openOthers(ground, client, size);
      return createTypist(client, { name: "typed.md", text, seed: ground.options.seed, pause: PAUSE });
    }));
    if (plain === undefined || asked === undefined) throw new Error("no typist");
    const result = { alone: [] as number[], meanwhile: [] as number[], served: 0, waiting: Number.POSITIVE_INFINITY };
    for (let turn = -WARM_UP; turn < turns; turn++) {
      const alone = await typeKeys(plain);
      const meanwhile = await typeAsked(asked, { client: clients[1], model, turn });
      if (turn < 0) continue;
      result.alone.push(...alone);
      result.meanwhile.push(...meanwhile.times);
      result.served += meanwhile.served;
      result.waiting = Math.min(result.waiting, meanwhile.waiting);
    }
    return result;
  } finally {
    for (const client of clients) await client.end();
    await model.end();
  }
}

/** The settings of the server that asks. The tokens are as many as a long run takes. */
function asking({ url }: ModelProcess): object {
  const tokens = { tokens_per_document: 1_000_000_000, tokens_per_day: 1_000_000_000 };
  return { tbcv: { llm_validator: { enabled: true, ollama_base_url: url, debounce_seconds: 0.01, ...tokens } } };
}

/** Opens pages that no other sample has, since answers are kept. */
async function openOthers(ground: Ground, client: LanguageClient, sample: number): Promise<void> {
  const names = await ground.names(6_000);
  for (let number = 0; number < OTHERS.count; number++) {
    await client.open(`other-${number}.md`, makePage(OTHERS.size, names, ground.words.everyday, ground.options.seed * 1000 + sample + number));
  }
}

async function typeKeys(typist: () => Promise<number>): Promise<number[]> {
  const times: number[] = [];
  for (let key = 0; key < TURN; key++) times.push(await typist());
  return times;
}

interface Asked {
  readonly client: LanguageClient;
  readonly model: ModelProcess;
  readonly turn: number;
}

async function typeAsked(typist: () => Promise<number>, { client, model, turn }: Asked): Promise<{ times: number[]; served: number; waiting: number }> {
  const waitingNow = async (): Promise<number> => (await client.request<{ asking: number }>("workspace/executeCommand", { command: "tbcv.status", arguments: [] })).asking;
  const [first, before] = [await waitingNow(), await model.served()];
  await model.go();
  const times = await typeKeys(typist);
  await model.hold();
  const [last, served] = [await waitingNow(), (await model.served()) - before];
  const waiting = Math.min(first, last);
  if (waiting <= LIMIT || served === 0) throw new Error(`turn ${turn}: ${waiting} documents waited or were asked about and ${served} questions were answered, so the queue was not full`);
  return { times, served, waiting };
}
