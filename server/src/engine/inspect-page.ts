// The card of a page: everything that is known of it, put together for a person or a program.
import type { ZoneKind } from "../document/document.ts";
import type { MentionMatch } from "../detect/mention-match.ts";
import { combinationBoosts } from "../rules/page/combination-boosts.ts";
import type { Span } from "../text/span.ts";
import type { IndexedPlugin, TruthIndex } from "../truth/truth-index.ts";
import type { CheckedDocument } from "./engine.ts";
import { pagePlugins } from "./page-plugins.ts";

/** A family in force, and what put it there. */
interface CardFamily {
  readonly family: string;
  readonly by: "settings" | "front matter" | "names";
}

/** A recognised name. */
interface CardMention {
  readonly text: string;
  readonly span: Span;
  readonly zone: ZoneKind;
  readonly match: MentionMatch;
  /** Best first. */
  readonly plugins: readonly IndexedPlugin[];
  readonly confidence: number;
}

/** A plugin that the page names or whose code it uses. */
interface CardPlugin {
  readonly plugin: IndexedPlugin;
  /** How often. */
  readonly uses: number;
  readonly first: Span;
  /** How sure it is that the page uses it: 1 − ∏(1 − c) over its uses and the combinations that it stands in, 0–1. */
  readonly confidence: number;
  readonly declared: boolean;
  /** All that it needs, nearest first, and whether the page lists it. */
  readonly needs: readonly { readonly plugin: IndexedPlugin; readonly declared: boolean }[];
}

/** An entry of the lists of plugins in the front matter. */
interface CardEntry {
  readonly text: string;
  readonly span: Span;
  readonly plugins: readonly IndexedPlugin[];
}

/** All that is known of a page. Offsets are those of the version. */
export interface PageCard {
  readonly title: string;
  readonly families: readonly CardFamily[];
  /** How many zones of a kind, and how many UTF-16 units they hold. */
  readonly zones: readonly { readonly kind: ZoneKind; readonly count: number; readonly length: number }[];
  readonly mentions: readonly CardMention[];
  readonly declared: readonly CardEntry[];
  readonly used: readonly CardPlugin[];
  /** The formats that its text says are read and written. */
  readonly formats: { readonly load: readonly string[]; readonly save: readonly string[] };
  readonly findings: readonly { readonly code: string; readonly count: number }[];
}

/** Puts the card of a checked document together. */
export function inspectPage(checked: CheckedDocument): PageCard {
  const { page, truth, mentions } = checked;
  return {
    title: titleOf(checked),
    families: familiesOf(checked),
    zones: zonesOf(checked),
    mentions: mentions.map(({ text, span, zone, match, meant, confidence }) => ({ text, span, zone, match, plugins: meant.plugins.map((row) => truth.plugin(row)), confidence })),
    declared: pagePlugins(checked).declared,
    used: usedOf(checked),
    formats: { load: distinct(page.claims.flatMap(({ load }) => load)), save: distinct(page.claims.flatMap(({ save }) => save)) },
    findings: countsOf(checked.findings.map(({ code }) => code)).map(([code, count]) => ({ code, count })),
  };
}

function familiesOf({ page, truth, families }: CheckedDocument): CardFamily[] {
  const named = new Set(page.families.map(({ family }) => family));
  const bySettings = new Set(page.settings.families);
  return truth.families().flatMap(({ family }, row): CardFamily[] => {
    if (bySettings.has(family)) return [{ family, by: "settings" }];
    if (named.has(family)) return [{ family, by: "front matter" }];
    return families.has(row) ? [{ family, by: "names" }] : [];
  });
}

function zonesOf({ blocks }: CheckedDocument): PageCard["zones"] {
  const zones = new Map<ZoneKind, { count: number; length: number }>();
  for (const { block } of blocks) {
    for (const { kind, start, end } of block.zones) {
      const { count, length } = zones.get(kind) ?? { count: 0, length: 0 };
      zones.set(kind, { count: count + 1, length: length + end - start });
    }
  }
  return [...zones].map(([kind, sums]) => ({ kind, ...sums }));
}

interface Use {
  readonly row: number;
  readonly span: Span;
  readonly confidence: number;
}

function usedOf(checked: CheckedDocument): CardPlugin[] {
  const { page, truth, mentions } = checked;
  const { declared, used } = pagePlugins(checked);
  const rows = new Set([...page.declared.rows, ...declared.flatMap(({ plugins }) => plugins.map(({ number }) => number))]);
  const confidences = new Map(mentions.map(({ span, confidence }) => [span.start, confidence]));
  const byName = used.flatMap(({ plugin, places }) => places.map((span): Use => ({ row: plugin.number, span, confidence: confidences.get(span.start) ?? 0 })));
  const byCode = page.uses.filter(({ by }) => by === "code").flatMap(({ plugins: [row], span, confidence }): Use[] => (row === undefined ? [] : [{ row, span, confidence }]));
  const uses = new Map<number, Use[]>();
  for (const use of [...byName, ...byCode]) uses.set(use.row, [...(uses.get(use.row) ?? []), use]);
  const boosts = combinationBoosts(page);
  return [...uses].map(([row, own]) => cardPlugin(row, { uses: own, boost: boosts.get(row) ?? 0, declared: rows }, truth)).sort((a, b) => a.first.start - b.first.start);
}

interface CardParts {
  readonly uses: readonly Use[];
  readonly boost: number;
  /** Rows of what the page lists. */
  readonly declared: ReadonlySet<number>;
}

function cardPlugin(row: number, { uses, boost, declared }: CardParts, truth: TruthIndex): CardPlugin {
  const [first] = [...uses].sort((a, b) => a.span.start - b.span.start);
  return {
    plugin: truth.plugin(row),
    uses: uses.length,
    first: first?.span ?? { start: 0, end: 0 },
    confidence: 1 - uses.reduce((unsure, { confidence }) => unsure * (1 - confidence), 1 - boost),
    declared: declared.has(row),
    needs: truth.dependenciesOf(row).map((plugin) => ({ plugin, declared: declared.has(plugin.number) })),
  };
}

function countsOf(texts: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts];
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}

/** The title of the front matter, else the first heading, else the file's name. */
function titleOf({ blocks, snapshot: { uri, text } }: CheckedDocument): string {
  for (const wanted of ["front-matter-value", "heading"] as const) {
    for (const { start, block } of blocks) {
      const zone = block.zones.find(({ kind, label }) => kind === wanted && (kind === "heading" || label === "title"));
      if (zone !== undefined) return text.slice(start + zone.start, start + zone.end).trim();
    }
  }
  const name = uri.replace(/[?#].*$/su, "").replace(/^.*[/:]/su, "");
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
