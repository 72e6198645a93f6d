// The plugins that code on a page uses, by the patterns of their definitions. Code is read block by block and kept.
//
// How sure a use is: a class, an import or an API name with its class 0.9; a method 0.6 by itself and 0.9 where a class of its plugin stands in
// the same piece; a format 0.5. Where several plugins have the same pattern and nothing tells them apart, half of that.
import type { Block } from "../../document/document.ts";
import { byText, memoByObject } from "../../text/memo.ts";
import type { Span } from "../../text/span.ts";
import type { TruthIndex } from "../../truth/truth-index.ts";
import { isOfLanguage } from "./code-language.ts";
import type { Page } from "./page.ts";
import type { PluginUse } from "./page-facts.ts";
import { type PatternKind, patternsByFamily, type UsePattern } from "./use-patterns.ts";

const CONFIDENCE: Readonly<Record<PatternKind, number>> = { class: 0.9, import: 0.9, member: 0.9, method: 0.6, format: 0.5 };
const METHOD_OF_CLASS = 0.9;
const SHARED = 0.5;

/** A pattern that stands in a block; its offsets. */
export interface PatternHit extends Span {
  readonly pattern: UsePattern;
}

/** The uses in fenced and inline code, in order of place; of the families in force. */
export function codeUses({ blocks, truth, families }: Page): readonly PluginUse[] {
  const known = patternsByFamily(truth);
  const own = families.filter(({ family }) => known.has(family));
  if (own.length === 0) return [];
  const uses: PluginUse[] = [];
  for (const { start, block } of blocks) {
    for (const { family } of own) for (const use of usesOfFamily(truth)(family)(block)) uses.push({ ...use, span: { start: start + use.span.start, end: start + use.span.end } });
  }
  return uses.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/** The patterns of a family that stand in a block's code, zone by zone. */
export const patternHits = memoByObject((truth: TruthIndex) =>
  byText((family) => memoByObject((block: Block): readonly (readonly PatternHit[])[] => zoneHits(block, patternsByFamily(truth).get(family) ?? []))),
);

const usesOfFamily = memoByObject((truth: TruthIndex) => byText((family) => memoByObject((block: Block) => patternHits(truth)(family)(block).flatMap(toUses))));

const NO_HITS: readonly (readonly PatternHit[])[] = Object.freeze([]);

function zoneHits({ text, zones }: Block, patterns: readonly UsePattern[]): readonly (readonly PatternHit[])[] {
  const hits: PatternHit[][] = [];
  for (const { kind, start, end, label } of zones) {
    if (kind !== "code-block" && kind !== "inline-code") continue;
    const code = text.slice(start, end);
    const inline = kind === "inline-code";
    const found = patterns
      .filter(({ plugin }) => isOfLanguage(label, plugin.definition.patterns?.languages))
      .flatMap((pattern) => pattern.find(code, inline).map((hit) => ({ start: start + hit.start, end: start + hit.end, pattern })));
    if (found.length > 0) hits.push(found);
  }
  return hits.length === 0 ? NO_HITS : hits;
}

interface Weighed {
  readonly hit: PatternHit;
  readonly confidence: number;
  /** The plugin also asks for methods, and none of them stands here. */
  readonly isPart: boolean;
}

/** The uses in one piece of code: hits of the same stretch are one. */
function toUses(hits: readonly PatternHit[]): PluginUse[] {
  const stretches = new Map<string, Weighed[]>();
  const kindsOf = new Map<number, Set<PatternKind>>();
  for (const { pattern: { plugin: { number }, kind } } of hits) kindsOf.set(number, (kindsOf.get(number) ?? new Set()).add(kind));
  for (const hit of hits) {
    const key = `${hit.start} ${hit.end}`;
    stretches.set(key, [...(stretches.get(key) ?? []), weigh(hit, kindsOf.get(hit.pattern.plugin.number) ?? new Set())]);
  }
  return [...stretches.values()].map(toUse).sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

function weigh(hit: PatternHit, kinds: ReadonlySet<PatternKind>): Weighed {
  const { kind, plugin: { definition: { patterns = {} } } } = hit.pattern;
  const isPart = kind === "class" && ((patterns.methods?.length ?? 0) > 0 || (patterns.method?.length ?? 0) > 0) && !kinds.has("method");
  return { hit, confidence: kind === "method" && kinds.has("class") ? METHOD_OF_CLASS : CONFIDENCE[kind], isPart };
}

/** A plugin that asks for a method, too, is not meant where another one is content with the class. */
function toUse(all: readonly Weighed[]): PluginUse {
  const whole = all.filter(({ isPart }) => !isPart);
  const meant = [...(whole.length > 0 ? whole : all)].sort((a, b) => b.confidence - a.confidence || a.hit.pattern.plugin.number - b.hit.pattern.plugin.number);
  const best = meant[0] as Weighed;
  const plugins = [...new Set(meant.map(({ hit }) => hit.pattern.plugin.number))];
  const rivals = new Set(meant.filter(({ confidence }) => confidence === best.confidence).map(({ hit }) => hit.pattern.plugin.number));
  return { plugins, span: { start: best.hit.start, end: best.hit.end }, by: "code", confidence: rivals.size > 1 ? best.confidence * SHARED : best.confidence };
}
