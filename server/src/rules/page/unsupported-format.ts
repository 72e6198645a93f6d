// A format that the named plugin does not load or save, and what a rule of the family says cannot be done.
import { overlaps, type Span } from "../../text/span.ts";
import { memoByObject } from "../../text/memo.ts";
import type { IndexedPlugin } from "../../truth/truth-index.ts";
import type { Fix } from "../finding.ts";
import { type Replaceable, replacementFix } from "../fix.ts";
import type { Mention } from "../mention.ts";
import { canDo, type FormatSide, pluginsFor } from "./claims/format-plugins.ts";
import { isSameFormat } from "./claims/format-vocabulary.ts";
import { allGaps } from "./incomplete-combination.ts";
import type { FormatClaim } from "./page-facts.ts";
import type { Page } from "./page.ts";
import type { PageRemark, PageRule } from "./page-rule.ts";
import { occasionsOn } from "./tasks/occasions.ts";
import { formats, namesOf } from "./tasks/wording.ts";

/** So many plugins that can do it are offered. */
const MOST_OFFERED = 3;

/** Speaks of exactly named plugins whose formats the truth lists, and of a list of formats that is not said to be partial. */
export const unsupportedFormat: PageRule = {
  codes: ["unsupported-format"],
  check(page) {
    const remarks = page.claims.flatMap((claim) => {
      const lack = lackOf(claim, page);
      return lack === undefined ? [] : [remarkOn(lack, page)];
    });
    const others = [...outOfCombination(page), ...impossible(page)];
    return [...remarks, ...others.filter(({ span }) => !isInOne(span, remarks))];
  },
};

/** Spans stand in order and are at most some sentences long. */
function isInOne(span: Span, remarks: readonly PageRemark[]): boolean {
  let [low, high] = [0, remarks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((remarks[middle]?.span.end ?? 0) <= span.start) low = middle + 1;
    else high = middle;
  }
  const found = remarks[low];
  return found !== undefined && overlaps(found.span, span);
}

/** A format that none of the named plugins deals with. */
interface Lack {
  readonly claim: FormatClaim;
  readonly plugins: readonly IndexedPlugin[];
  readonly side: FormatSide;
  readonly format: string;
}

function lackOf(claim: FormatClaim, page: Page): Lack | undefined {
  if (claim.plugins.length === 0) return undefined;
  const plugins = claim.plugins.map((row) => page.truth.plugin(row));
  if (!plugins.every((plugin) => hasFormats(plugin, page))) return undefined;
  const able = claim.action === "convert" ? [...plugins, ...listedOn(page)] : plugins;
  for (const side of ["load", "save"] as const) {
    const format = claim[side].find((stated) => !able.some((plugin) => canDo(plugin, side, stated)));
    if (format === undefined) continue;
    // What a page's list still lacks for a conversion that its plugin is a part of is said of the list.
    const isGap = claim.action === "convert" && gapSentences(page).has(claim.sentence.start);
    return isGap && !barredClaims(page).has(claim) ? undefined : { claim, plugins, side, format };
  }
  return undefined;
}

/** A feature says nothing of formats, and where the truth is partial, what is not listed may still be right. */
function hasFormats({ family, definition: { load_formats = [], save_formats = [] } }: IndexedPlugin, { truth }: Page): boolean {
  return load_formats.length + save_formats.length > 0 && truth.family(family)?.complete !== false;
}

function listedOn({ declared, truth }: Page): IndexedPlugin[] {
  return [...declared.rows].map((row) => truth.plugin(row));
}

/** Where the sentences of gaps start, of those that are not said again, too. */
const gapSentences = memoByObject((page: Page): ReadonlySet<number> => new Set(allGaps(page).map(({ occasion }) => occasion.sentence.start)));

const barredClaims = memoByObject((page: Page): ReadonlySet<FormatClaim> => new Set(occasionsOn(page).flatMap(({ task, claim }) => (task.never === true && claim !== undefined ? [claim] : []))));

function remarkOn({ claim, plugins, side, format }: Lack, page: Page): PageRemark {
  const [plugin] = plugins as readonly [IndexedPlugin];
  const families = [...new Set(plugins.map(({ family }) => family))];
  const able = families.flatMap((family) => pluginsFor(format, side, family, page.truth));
  const mention = claim.agents.length === 1 ? mentionAt(claim.agents[0], page) : undefined;
  return {
    code: "unsupported-format",
    span: mention === undefined ? claim.span : hull(claim.span, mention.span),
    message: messageOf({ plugins, side, format }, able),
    plugin,
    alternatives: able.slice(0, MOST_OFFERED),
    reasons: [`loads ${formats(plugin.definition.load_formats ?? []) || "nothing"}`, `saves ${formats(plugin.definition.save_formats ?? []) || "nothing"}`],
    fixes: mention === undefined ? [] : fixesOf(claim, { mention, able }, page),
  };
}

function messageOf({ plugins, side, format }: Omit<Lack, "claim">, able: readonly IndexedPlugin[]): string {
  const other = side === "load" ? "save" : "load";
  const names = namesOf(plugins, "or");
  if (plugins.some((plugin) => canDo(plugin, other, format))) return `${names} ${other}s ${format} and cannot ${side} it.`;
  return `${names} cannot ${side} ${format}${able.length === 0 ? "." : `; ${namesOf(able.slice(0, MOST_OFFERED), "or")} can.`}`;
}

/** Another name is sure where it does all that is said. */
function fixesOf(claim: FormatClaim, { mention, able }: { readonly mention: Replaceable; readonly able: readonly IndexedPlugin[] }, page: Page): readonly Fix[] {
  const doesAll = (plugin: IndexedPlugin): boolean => (["load", "save"] as const).every((side) => claim[side].every((format) => canDo(plugin, side, format)));
  return able.filter(doesAll).slice(0, MOST_OFFERED).flatMap(({ definition }) => replacementFix(mention, definition.name, false, page.snapshot.text) ?? []);
}

function mentionAt(span: Span | undefined, { blocks }: Page): Replaceable | undefined {
  if (span === undefined) return undefined;
  const { start = 0, mentions = [] } = blocks[lastAtOrBefore(blocks, span.start)] ?? {};
  const found = mentions.find((mention) => start + mention.span.start === span.start && start + mention.span.end === span.end);
  return found && placed(found, start);
}

/** Row of the last block that starts at or before an offset. */
function lastAtOrBefore(blocks: Page["blocks"], offset: number): number {
  let [low, high] = [0, blocks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function placed({ text, zone, span, pieces }: Mention, by: number): Replaceable {
  const moved = ({ start, end }: Span): Span => ({ start: start + by, end: end + by });
  return { text, zone, span: moved(span), pieces: pieces?.map((piece) => ({ ...piece, ...moved(piece) })) };
}

function hull(one: Span, other: Span): Span {
  return { start: Math.min(one.start, other.start), end: Math.max(one.end, other.end) };
}

/** A combination's text in one sentence with formats that it does not deal with, and that nothing listed does, nor is asked to be listed for. */
function outOfCombination(page: Page): PageRemark[] {
  return occasionsOn(page).flatMap(({ task: { combination, family }, hit, sentence }) => {
    if (combination === undefined || hit === undefined || gapSentences(page).has(sentence.start)) return [];
    const claims = claimsBySentence(page.claims).get(sentence.start) ?? [];
    return claims.flatMap((claim) => {
      const format = foreign(claim.load, combination.allowed_load_formats) ?? foreign(claim.save, combination.allowed_save_formats);
      const side = foreign(claim.load, combination.allowed_load_formats) === undefined ? "save" : "load";
      if (format === undefined || listedOn(page).some((plugin) => canDo(plugin, side, format))) return [];
      return [{ code: "unsupported-format" as const, span: claim.span, message: `The combination "${combination.name}" does not ${side} ${format}.`, family, reasons: [], fixes: [] }];
    });
  });
}

const claimsBySentence = memoByObject((claims: readonly FormatClaim[]) => {
  const bySentence = new Map<number, FormatClaim[]>();
  for (const claim of claims) bySentence.set(claim.sentence.start, [...(bySentence.get(claim.sentence.start) ?? []), claim]);
  return bySentence;
});

/** The first of stated formats where none of them is among those allowed. */
function foreign(stated: readonly string[], allowed: readonly string[] | undefined): string | undefined {
  if (allowed === undefined || allowed.length === 0) return undefined;
  return stated.some((format) => allowed.some((other) => isSameFormat(format, other))) ? undefined : stated[0];
}

/** What rules say cannot be done, on pages that list or name plugins of the family: elsewhere another product may be meant. */
function impossible(page: Page): PageRemark[] {
  const occasions = occasionsOn(page).filter(({ task, entry }) => task.never === true && entry === undefined);
  if (occasions.length === 0) return [];
  const families = familiesSpokenOf(page);
  return occasions.filter(({ task }) => families.has(task.family)).map(({ task: { about, name, family }, span }) => ({
    code: "unsupported-format", span, message: about ?? name, family, reasons: [`rule ${name}`], fixes: [],
  }));
}

function familiesSpokenOf({ declared: { lists }, uses, truth }: Page): ReadonlySet<string> {
  return new Set([...lists.flatMap((list) => list.families.map(({ family }) => family)), ...uses.flatMap(({ plugins }) => plugins.map((row) => truth.plugin(row).family))]);
}
