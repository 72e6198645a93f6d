// The ratios that are watched: each between two things measured by turns in one run, in processor time where that
// can be, so that a noisy machine harms both alike. In all of them more is better.
import { makePage } from "../documents.ts";
import { type Figure, figure, median, processorMilliseconds, quantile } from "../figures.ts";
import { type Ground, readIndex, type Page, type Scale, settings } from "../ground.ts";
import { startLanguageClient } from "../language-client.ts";
import { cspellChecker } from "../peer-checkers.ts";
import { createTokeniser, newDetector, zonedText } from "../zoned-text.ts";
import { newChecker } from "./check.ts";
import { createTypist } from "./keystroke.ts";
import { typeByTurns } from "./meaning.ts";

type Measure = () => Promise<number>;

/** Measures all ratios. */
export async function measureRatios(ground: Ground): Promise<Figure[]> {
  const { quick, scales } = ground.options;
  const rounds = quick ? 1 : 7;
  const [small, large] = [await ground.scale(Math.min(...scales)), await ground.scale(Math.max(...scales))];
  const pages = await ground.documents(quick ? 100_000 : 600_000);
  return [
    ...(await detectionRatios(ground, { small, large }, { pages, rounds })),
    await cspellRatio(small, await ground.names(small.count), { pages, rounds }),
    await typingRatio(ground, small, quick ? 1 : 5),
    await askingRatio(ground, small, quick ? 1 : 8),
  ];
}

interface Sample {
  readonly pages: readonly Page[];
  readonly rounds: number;
}

async function detectionRatios(ground: Ground, { small, large }: { readonly small: Scale; readonly large: Scale }, { pages, rounds }: Sample): Promise<Figure[]> {
  const text = zonedText(pages);
  const tokenise = createTokeniser(await ground.names(small.count));
  const indexes = [await readIndex(small.indexFile), await readIndex(large.indexFile)] as const;
  const cold = (at: 0 | 1) => (): Promise<number> => {
    const detect = newDetector(indexes[at], settings);
    return processorMilliseconds(() => detect(text));
  };
  const detect = newDetector(indexes[0], settings);
  const tokenising = async (): Promise<number> => {
    const passes = 8; // one is too short to be measured well
    return (await processorMilliseconds(() => { for (let pass = 0; pass < passes; pass++) tokenise(text); })) / passes;
  };
  return [
    figure("detection, new detector ÷ tokenise and hash", await ratio(tokenising, cold(0), rounds), "×"),
    figure("detection, warm ÷ tokenise and hash", await ratio(tokenising, () => processorMilliseconds(() => detect(text)), rounds), "×"),
    figure("detection at the largest truth ÷ at the smallest", await ratio(cold(0), cold(1), rounds), "×"),
  ];
}

async function cspellRatio(scale: Scale, names: readonly string[], { pages, rounds }: Sample): Promise<Figure> {
  const cspell = await cspellChecker(names);
  const index = await readIndex(scale.indexFile);
  const check = (): Promise<number> => {
    const checker = newChecker(index);
    return processorMilliseconds(() => checker(pages));
  };
  return figure("whole check, new engine ÷ cspell-lib", await ratio(() => processorMilliseconds(() => cspell(pages)), check, rounds), "×");
}

async function typingRatio(ground: Ground, scale: Scale, rounds: number): Promise<Figure> {
  const names = await ground.names(6_000);
  const client = await startLanguageClient(ground, scale);
  const typists = [];
  for (const size of [102_400, 1_048_576]) {
    const page = { name: `page-${size}.md`, text: makePage(size, names, ground.words.everyday, ground.options.seed), seed: ground.options.seed };
    await client.open(page.name, page.text);
    typists.push(createTypist(client, page));
  }
  const keys = (typist: (() => Promise<number>) | undefined) => async (): Promise<number> => {
    const before = client.processorTime();
    const times: number[] = [];
    for (let key = 0; key < 32; key++) times.push((await typist?.()) ?? 0);
    const after = client.processorTime();
    return before === undefined || after === undefined ? median(times) : after - before;
  };
  const result = await ratio(keys(typists[0]), keys(typists[1]), rounds);
  await client.end();
  return figure("keystrokes in 100 KB ÷ in 1 MB", result, "×");
}

/** Keys beside a language model that is asked all the time: 1 where it costs them nothing. */
async function askingRatio(ground: Ground, scale: Scale, turns: number): Promise<Figure> {
  const { alone, meanwhile } = await typeByTurns(ground, scale, { size: 10_240, turns });
  return figure("keystrokes without a model ÷ while one is asked, p99", quantile(alone, 0.99) / quantile(meanwhile, 0.99), "×");
}

/** How many times the second goes into the first: the median of rounds by turns, after one that does not count. */
async function ratio(first: Measure, second: Measure, rounds: number): Promise<number> {
  await first();
  await second();
  const ratios: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const [a, b] = round % 2 === 0 ? [await first(), await second()] : [await second(), await first()].reverse();
    ratios.push((a ?? 0) / (b ?? 1));
  }
  return median(ratios);
}
