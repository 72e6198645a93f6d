// Where on a page the rules and combinations of its families speak: at a claim, at a text, or at an entry of its list.
import { memoByObject } from "../../../text/memo.ts";
import { overlaps, type Span } from "../../../text/span.ts";
import type { IndexedPlugin } from "../../../truth/truth-index.ts";
import { foldFormat } from "../claims/format-vocabulary.ts";
import type { DeclaredEntry, FormatClaim } from "../page-facts.ts";
import type { Page } from "../page.ts";
import { isAboutClaims, type Task, tasksOf } from "./task.ts";
import { type TextHit, textHits } from "./text-hits.ts";

/** A place where a task speaks. Offsets of the document version. */
export interface Occasion {
  readonly task: Task;
  readonly span: Span;
  /** What a task that stands instead of others silences there. */
  readonly sentence: Span;
  readonly claim?: FormatClaim;
  readonly hit?: TextHit;
  readonly entry?: DeclaredEntry;
}

/** All occasions of a page. */
export const occasionsOn = memoByObject((page: Page): readonly Occasion[] => {
  const all = page.families.flatMap((facts) => {
    const tasks = tasksOf(facts);
    if (tasks.length === 0) return [];
    const hits = hitsOn(page, facts.family);
    return tasks.flatMap((task) => occasionsOf(task, page, hits));
  });
  const loud = all.filter(({ task }) => (task.instead_of ?? []).length > 0);
  if (loud.length === 0) return all;
  // Claims and texts of one sentence all name it as a whole.
  const silent = new Set(loud.flatMap((occasion) => (occasion.task.instead_of ?? []).map((name) => keyOf(occasion, name))));
  return all.filter((occasion) => !silent.has(keyOf(occasion, occasion.task.name)));
});

/** The matches of a family's regexes on a page. */
export function hitsOn({ families, blocks }: Page, family: string): readonly TextHit[] {
  const facts = families.find((known) => known.family === family);
  if (facts === undefined) return [];
  const read = textHits(facts);
  const hits: TextHit[] = [];
  for (const { start, block } of blocks) for (const hit of read(block)) hits.push(placed(hit, start));
  return hits;
}

function placed({ pattern, text, start, end, sentence }: TextHit, by: number): TextHit {
  return { pattern, text, start: start + by, end: end + by, sentence: { start: sentence.start + by, end: sentence.end + by } };
}

function keyOf({ task: { family }, sentence }: Occasion, name: string): string {
  return `${family}\0${name}\0${sentence.start}`;
}

function occasionsOf(task: Task, page: Page, hits: readonly TextHit[]): Occasion[] {
  const { when } = task;
  const texts = when.text ?? [];
  if (when.plugin_types !== undefined && !page.declared.entries.some(({ plugins }) => plugins.some((plugin) => isOfType(plugin, task)))) return [];
  const own = texts.length === 0 ? [] : hits.filter(({ pattern }) => texts.includes(pattern));
  if (texts.length > 0 && own.length === 0) return [];
  if (isAboutClaims(when.actions, when.load_formats, when.save_formats)) return atClaims(task, page, own);
  if (texts.length > 0) return own.filter((hit) => namesOne(task, page, hit.sentence)).map((hit) => ({ task, span: { start: hit.start, end: hit.end }, sentence: hit.sentence, hit }));
  return atEntries(task, page);
}

function atClaims(task: Task, page: Page, hits: readonly TextHit[]): Occasion[] {
  if ((task.when.plugins ?? []).length > 0 && !hasOne(task, page)) return [];
  return page.claims.filter((claim) => holds(task, claim, page) && (task.when.text === undefined || hits.some(({ sentence }) => overlaps(sentence, claim.sentence))))
    .map((claim) => ({ task, span: claim.span, sentence: claim.sentence, claim }));
}

/** A claim that another family's plugin is said to do is none of this family's. */
function holds({ when, family }: Task, { action, load, save, plugins }: FormatClaim, { truth }: Page): boolean {
  if (plugins.length > 0 && !plugins.some((row) => truth.plugin(row).family === family)) return false;
  return (when.actions?.includes(action) ?? true) && sharesFormat(when.load_formats, load) && sharesFormat(when.save_formats, save);
}

function sharesFormat(wanted: readonly string[] | undefined, stated: readonly string[]): boolean {
  return wanted === undefined || foldedFormats(stated).some((format) => foldedFormats(wanted).includes(format));
}

const foldedFormats = memoByObject((formats: readonly string[]): readonly string[] => formats.map(foldFormat));

function atEntries(task: Task, page: Page): Occasion[] {
  const rows = rowsOf(task, page);
  return page.declared.entries.flatMap((entry) => {
    const [plugin, ...others] = entry.plugins;
    const isMeant = plugin !== undefined && others.length === 0 && (rows.has(plugin.number) || isOfType(plugin, task));
    return isMeant ? [{ task, span: entry.span, sentence: entry.span, entry }] : [];
  });
}

function isOfType({ family, definition }: IndexedPlugin, task: Task): boolean {
  return family === task.family && definition.plugin_type !== undefined && (task.when.plugin_types ?? []).includes(definition.plugin_type);
}

/** Rows of the plugins that a task's occasion names. */
function rowsOf({ when, family }: Task, { truth }: Page): ReadonlySet<number> {
  return new Set((when.plugins ?? []).flatMap((reference) => truth.resolve(reference, family)?.number ?? []));
}

function hasOne(task: Task, page: Page): boolean {
  const rows = rowsOf(task, page);
  return [...rows].some((row) => page.declared.rows.has(row)) || page.uses.some(({ plugins }) => plugins.some((row) => rows.has(row)));
}

/** Tells whether a sentence names a plugin of a task's occasion exactly, where that has any. */
export function namesOne(task: Task, page: Page, sentence: Span): boolean {
  const rows = rowsOf(task, page);
  return (task.when.plugins ?? []).length === 0 || namedIn(page, sentence).some((row) => rows.has(row));
}

/** Rows of the plugins that a sentence names exactly. */
export function namedIn({ blocks }: Page, { start: from, end: to }: Span): readonly number[] {
  const rows: number[] = [];
  for (const { start, block, mentions } of blocks) {
    if (start > from || start + block.text.length < to) continue;
    for (const { span, match, meant } of mentions) if (match === "exact" && start + span.start >= from && start + span.end <= to) rows.push(...meant.plugins);
  }
  return rows;
}
