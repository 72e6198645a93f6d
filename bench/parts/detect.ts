// Detection on text already in zones, beside tokenise-and-hash on the same text in the same run.
import { type Figure, figure, median, milliseconds } from "../figures.ts";
import { inFreshProcess } from "../fresh-process.ts";
import { type Ground, readIndex, settings } from "../ground.ts";
import { createTokeniser, newDetector, zonedText } from "../zoned-text.ts";

/** Measures each size of truth. */
export async function measureDetection(ground: Ground): Promise<Figure[]> {
  const { quick, scales } = ground.options;
  const rounds = quick ? 1 : 5;
  const pages = await ground.documents(quick ? 200_000 : 2_000_000);
  const [before, text] = [zonedText(pages.filter((_, at) => at % 2 === 0)), zonedText(pages.filter((_, at) => at % 2 === 1))];
  const measured = pages.filter((_, at) => at % 2 === 1);
  const figures: Figure[] = [];
  for (const count of scales) {
    const scale = await ground.scale(count);
    const index = await readIndex(scale.indexFile);
    const tokenise = createTokeniser(await ground.names(count));
    newDetector(index, settings)(before);
    for (let round = 0; round < 3; round++) tokenise(before);
    const times: Record<"tokenise" | "cold" | "warm" | "unseen" | "fresh", number[]> = { tokenise: [], cold: [], warm: [], unseen: [], fresh: [] };
    for (let round = 0; round < rounds; round++) {
      times.tokenise.push(milliseconds(() => tokenise(text)));
      const detect = newDetector(index, settings);
      times.cold.push(milliseconds(() => detect(text)));
      times.warm.push(milliseconds(() => detect(text)));
      const other = newDetector(index, settings);
      other(before);
      times.unseen.push(milliseconds(() => other(text)));
      times.fresh.push(inFreshProcess("detect", scale, measured));
    }
    const speed = (list: readonly number[]): number => (text.millions * 1000) / median(list);
    const ratio = (list: readonly number[]): number => median(list.map((time, round) => (times.tokenise[round] ?? 0) / time));
    figures.push(
      figure(`${scale.label}: tokenise and hash (plain JavaScript)`, speed(times.tokenise), "M characters/s"),
      ...([["cold", "new detector"], ["unseen", "detector that read other documents"], ["warm", "the same documents again"], ["fresh", "new process"]] as const).flatMap(([kind, what]) => [
        figure(`${scale.label}: detection, ${what}`, speed(times[kind]), "M characters/s"),
        figure(`${scale.label}: detection ÷ tokenise and hash, ${what}`, ratio(times[kind]), "×"),
      ]),
    );
  }
  return figures;
}
