// Of slips made by a seed, how many are found, and for how many the right name comes first.
import { createEngine } from "../../server/src/engine/create-engine.ts";
import type { Engine } from "../../server/src/engine/engine.ts";
import type { Finding } from "../../server/src/rules/finding.ts";
import { readCorpus } from "../documents.ts";
import { type Figure, figure, grouped } from "../figures.ts";
import { type Ground, readIndex, settings, snapshotOf } from "../ground.ts";
import { KINDS, PLACES, type RecallCase, recallCases, sentencesOf } from "../recall-cases.ts";

/** The names that slips are made of: the most popular ones. */
const EDITED = 6_000;
/** The misses that are shown of each kind. */
const SHOWN = 40;

interface Outcome {
  readonly found: boolean;
  readonly first: boolean;
  readonly finding: Finding | undefined;
}

/** Measures recall of one truth. */
export async function measureRecall(ground: Ground): Promise<Figure[]> {
  const { corpus, names: size, quick, seed, show } = ground.options;
  const valid = await ground.names(size);
  const engine = createEngine(await readIndex((await ground.scale(size)).indexFile));
  const edited = valid.slice(0, quick ? 300 : EDITED);
  const prose = sentencesOf(corpus === undefined ? undefined : readCorpus(corpus), ground.words.everyday, seed);
  const tallies = new Map<string, { cases: number; found: number; first: number }>();
  const misses = new Map<string, string[]>(KINDS.map((kind) => [kind, []]));
  for (const item of recallCases(edited, valid, prose, seed)) {
    const outcome = outcomeOf(engine, item);
    for (const key of groupsOf(item)) {
      const tally = tallies.get(key) ?? { cases: 0, found: 0, first: 0 };
      tallies.set(key, tally);
      tally.cases++;
      tally.found += outcome.found ? 1 : 0;
      tally.first += outcome.first ? 1 : 0;
    }
    const missed = misses.get(item.kind);
    if (!outcome.first && missed !== undefined && missed.length < SHOWN) missed.push(missLine(item, outcome));
  }
  if (show) console.log([...misses.values()].flat().join("\n"));
  return [...tallies].flatMap(([group, { cases, found, first }]) => {
    const what = `${grouped(valid.length)} names: ${group}`;
    const remark = `${grouped(cases)} slips`;
    return [figure(`${what}: right name first`, (100 * first) / cases, "%", remark), figure(`${what}: any finding`, (100 * found) / cases, "%", remark)];
  });
}

/** The lines of the table that a case counts in. */
function groupsOf({ kind, place }: RecallCase): readonly string[] {
  const where = place === PLACES[0] ? place : "apart (code span, link, command)";
  return kind === "one edit" || kind === "two edits" ? [`${kind}, ${where}`] : [`${kind}, ${where}`, `split name (all three), ${where}`];
}

/** The right name comes first: the first fix mends the page, or, where no fix is offered, the finding cites the name. */
function outcomeOf(engine: Engine, { name, start, written, text, right }: RecallCase): Outcome {
  const { findings } = engine.checkText(snapshotOf({ path: "page.md", text }), settings);
  const over = findings.filter(({ span }) => span.start < start + written.length && span.end > start);
  const mended = over.some(({ fixes: [fix], plugin }) => {
    if (fix === undefined) return plugin?.name === name;
    return fix.edits.reduceRight((page, { span, text: newText }) => page.slice(0, span.start) + newText + page.slice(span.end), text) === right;
  });
  return { found: over.length > 0, first: mended, finding: over[0] };
}

function missLine({ name, kind, place, written, text }: RecallCase, { finding }: Outcome): string {
  const said = finding === undefined ? "nothing" : `${finding.code} "${finding.text}" → ${finding.fixes[0]?.title ?? finding.plugin?.name ?? "no suggestion"}`;
  const line = text.split("\n").find((part) => part.includes(written)) ?? "";
  return `  ${kind}, ${place}: "${written}" for ${name}: ${said}\n      ${line.slice(Math.max(0, line.indexOf(written) - 40), line.indexOf(written) + written.length + 40)}`;
}
