// Other programs and libraries on the same text in the same run. None does the same work; each line says what it does.
import { distance } from "fastest-levenshtein";
import { PassjoinIndex } from "mnemonist";
import { type Figure, figure, median, milliseconds, millisecondsOf } from "../figures.ts";
import { type Ground, millionsIn, type Page, readIndex, type Scale } from "../ground.ts";
import { cspellChecker, markdownlintChecker, textlintChecker } from "../peer-checkers.ts";
import { newChecker } from "./check.ts";

/** Measures all at the smallest truth. */
export async function measurePeers(ground: Ground): Promise<Figure[]> {
  const { quick, scales } = ground.options;
  const scale = await ground.scale(Math.min(...scales));
  const names = await ground.names(scale.count);
  const pages = await ground.documents(quick ? 60_000 : 1_000_000);
  const [before, after] = [pages.filter((_, at) => at % 2 === 0), pages.filter((_, at) => at % 2 === 1)];
  return [
    ...(await wholeChecks(scale, names, { before, after, rounds: quick ? 1 : 3 })),
    ...nearSearches(names, quick ? after.slice(0, 1) : after.slice(0, 8)),
  ];
}

interface Rounds {
  readonly before: readonly Page[];
  readonly after: readonly Page[];
  readonly rounds: number;
}

/** Whole documents: prepared with the names, warmed up with some pages, measured on others. */
async function wholeChecks(scale: Scale, names: readonly string[], { before, after, rounds }: Rounds): Promise<Figure[]> {
  const check = newChecker(await readIndex(scale.indexFile));
  const checkers = [
    { what: "tbcv, whole check", share: 1, note: "Reads the format, finds wrong and near names, with fixes", run: (pages: readonly Page[]) => Promise.resolve(check(pages)) },
    { what: "cspell-lib, the names as words", share: 1, note: "Spells every word against dictionaries; knows no names of several words, offers no name", run: await cspellChecker(names) },
    { what: "markdownlint MD044, the names as proper names", share: 0.1, note: "Parses Markdown; finds other letter case only, one regex a name", run: markdownlintChecker(names) },
    { what: "textlint terminology, the names as terms", share: 0.02, note: "Parses Markdown; finds other letter case only, no code, one large regex", run: textlintChecker(names) },
  ];
  const figures: Figure[] = [];
  for (const { what, share, note, run } of checkers) {
    const sample = (pages: readonly Page[]): readonly Page[] => pages.slice(0, Math.max(1, Math.ceil(pages.length * share)));
    await run(sample(before));
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) times.push(await millisecondsOf(() => run(sample(after))));
    figures.push(figure(`${scale.label}: ${what}`, (millionsIn(sample(after)) * 1000) / median(times), "M characters/s", note));
  }
  return figures;
}

/** Near names for every window of one to five words, as a library gives them. */
function nearSearches(names: readonly string[], pages: readonly Page[]): Figure[] {
  const windows = pages.flatMap(({ text }) => windowsOf(text));
  const keys = names.map(keyOf);
  const millions = millionsIn(pages);
  const index = PassjoinIndex.from(keys, distance, 2);
  const searched = milliseconds(() => { for (const window of windows) index.search(window); });
  const sample = windows.filter((_, at) => at % Math.ceil(windows.length / 400) === 0);
  const compared = milliseconds(() => { for (const window of sample) for (const key of keys) distance(window, key); }) * (windows.length / sample.length);
  const about = "near keys of every window of one to five words of the raw text; no exact names, no zones, no ranking";
  return [
    figure("mnemonist PassjoinIndex, two edits", (millions * 1000) / searched, "M characters/s", `Looks up ${about}; no swaps`),
    figure(`fastest-levenshtein with every name (of ${sample.length} windows, scaled)`, (millions * 1000) / compared, "M characters/s", `Measures ${about}`),
  ];
}

const keyOf = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "");

function windowsOf(text: string): string[] {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.flatMap((_, at) => [1, 2, 3, 4, 5].map((length) => words.slice(at, at + length).join("").toLowerCase()));
}
