// The links of a page: which text leads where. Read from the zones of each block and kept; reference definitions of Markdown and
// reStructuredText are looked up over the whole page.
import type { Block, FormatName, PlacedBlock, Zone } from "../../document/document.ts";
import { memoByObject } from "../../text/memo.ts";
import type { Span } from "../../text/span.ts";

/** A link. */
export interface Link {
  /** Its text as people read it. */
  readonly text: string;
  readonly textSpan: Span;
  readonly url: string;
  /** Where the address stands: beside the text, or in a definition. */
  readonly target: Span;
  /** The address stands in a definition, which other links may share. */
  readonly isReference: boolean;
}

/** A link of a block; its offsets. What has no target of its own refers to the definition of a label. */
export type BlockLink = Pick<Link, "text" | "textSpan"> & ({ readonly target: Span } | { readonly label: string });

interface Definition {
  readonly label: string;
  readonly target: Span;
}

interface BlockLinks {
  readonly links: readonly BlockLink[];
  readonly definitions: readonly Definition[];
}

/** How a format joins a text and its target: what stands around the text, and between the two. */
interface Joint {
  readonly order: "text first" | "target first";
  readonly before?: RegExp;
  readonly between: RegExp;
  readonly after?: RegExp;
}

/** Tags and marks that may stand inside of a link's text. */
const INSIDE = /^(?:[\s*_~`]|<\/?(?!a[\s>])[a-z][^<>]*>)*$/iu;
const HTML: Joint = { order: "target first", between: /^["']?[^<>]*>(?:\s*<(?!\/a>)[^<>]*>)*\s*$/iu, after: /^(?:\s*<\/(?!a>)[^<>]*>)*\s*<\/a\s*>/iu };
const MARKDOWN: Joint = { order: "text first", before: /(?<!!)\[[*_~`]*$/u, between: /^[*_~`]*\]\(\s*<?$/u };
const JOINTS: Readonly<Partial<Record<FormatName, readonly Joint[]>>> = {
  markdown: [MARKDOWN, HTML],
  mdx: [MARKDOWN, HTML],
  html: [HTML],
  asciidoc: [{ order: "target first", between: /^\[[*_`]*$/u, after: /^[*_`]*\]/u }],
  restructuredtext: [{ order: "text first", before: /`$/u, between: /^\s*<$/u }],
  org: [{ order: "target first", between: /^\]\[$/u, after: /^\]\]/u }],
  textile: [{ order: "text first", before: /"[*_]*$/u, between: /^[*_]*":$/u }],
  latex: [{ order: "target first", between: /^\}\s*\{(?:\\\w+\{)?$/u, after: /^\}/u }],
};

/** What names a definition: before its address, and behind a text that refers to it. */
const REFERENCES: Readonly<Partial<Record<FormatName, { readonly definition: RegExp; readonly before: RegExp; readonly after: RegExp }>>> = {
  markdown: { definition: /^[ \t>]*\[([^\]\n]{1,300})\]:\s*<?$/u, before: /(?<!!)\[[*_~`]*$/u, after: /^[*_~`]*\](?:\[([^\]\n]{0,300})\]|(?![[(:]))/u },
  mdx: { definition: /^[ \t>]*\[([^\]\n]{1,300})\]:\s*<?$/u, before: /(?<!!)\[[*_~`]*$/u, after: /^[*_~`]*\](?:\[([^\]\n]{0,300})\]|(?![[(:]))/u },
  restructuredtext: { definition: /^\s*\.\.\s+_`?([^`\n]{1,300}?)`?:\s+$/u, before: /`$/u, after: /^()`__?(?!_)/u },
};
const REACH = 400;
const NOTHING: BlockLinks = Object.freeze({ links: [], definitions: [] });

const READERS: ReadonlyMap<string, (block: Block) => BlockLinks> = new Map(
  Object.keys(JOINTS).map((format) => [format, memoByObject((block: Block) => readLinks(block, format as FormatName))]),
);

function linksIn(block: Block, format: FormatName): BlockLinks {
  return READERS.get(format)?.(block) ?? NOTHING;
}

function readLinks({ text, zones }: Block, format: FormatName): BlockLinks {
  if (!zones.some(({ kind }) => kind === "link-target" || kind === "link-text")) return NOTHING;
  const links: BlockLink[] = [];
  const definitions: Definition[] = [];
  for (const [row, zone] of zones.entries()) {
    if (zone.kind === "link-target") {
      const link = inlineLink({ text, zones }, row, format);
      const label = link === undefined ? REFERENCES[format]?.definition.exec(lineBefore(text, zone.start))?.[1] : undefined;
      if (link !== undefined) links.push(link);
      if (label !== undefined) definitions.push({ label: labelKey(label), target: { start: zone.start, end: zone.end } });
    } else if (zone.kind === "link-text" || zone.kind === "inline-code") {
      const link = referenceLink({ text, zones }, row, format);
      if (link !== undefined) links.push(link);
    }
  }
  return { links, definitions };
}

function lineBefore(text: string, at: number): string {
  return text.slice(Math.max(text.lastIndexOf("\n", at - 1) + 1, at - REACH), at);
}

function isLinkText(zone: Zone | undefined): zone is Zone {
  return zone?.kind === "link-text" || zone?.kind === "inline-code";
}

function inlineLink(block: Block, row: number, format: FormatName): BlockLink | undefined {
  for (const joint of JOINTS[format] ?? []) {
    const link = joint.order === "text first" ? textFirst(block, row, joint) : targetFirst(block, row, joint);
    if (link !== undefined) return link;
  }
  return undefined;
}

function textFirst(block: Block, row: number, { before, between }: Joint): BlockLink | undefined {
  const target = block.zones[row] as Zone;
  const run = runFrom(block, row - 1, -1);
  if (run === undefined || target.start - run.end > REACH || !between.test(block.text.slice(run.end, target.start))) return undefined;
  return before?.test(block.text.slice(Math.max(0, run.start - REACH), run.start)) === false ? undefined : toLink(run, target);
}

function targetFirst(block: Block, row: number, { between, after }: Joint): BlockLink | undefined {
  const target = block.zones[row] as Zone;
  const run = runFrom(block, row + 1, 1);
  if (run === undefined || run.start - target.end > REACH || !between.test(block.text.slice(target.end, run.start))) return undefined;
  return after?.test(block.text.slice(run.end, run.end + REACH)) === false ? undefined : toLink(run, target);
}

function toLink({ text, start, end }: Run, target: Zone): BlockLink {
  return { text, textSpan: { start, end }, target: { start: target.start, end: target.end } };
}

interface Run extends Span {
  readonly text: string;
}

/** Zones of a link's text that only markup parts, from a row on in a direction. */
function runFrom({ text, zones }: Block, row: number, step: -1 | 1): Run | undefined {
  if (!isLinkText(zones[row])) return undefined;
  let last = row;
  while (isLinkText(zones[last + step]) && INSIDE.test(gap(text, zones, Math.min(last, last + step)))) last += step;
  const [from, to] = [Math.min(row, last), Math.max(row, last)];
  let own = "";
  for (let at = from; at <= to; at++) {
    const zone = zones[at] as Zone;
    own += (at > from && /\s/u.test(gap(text, zones, at - 1)) ? " " : "") + text.slice(zone.start, zone.end);
  }
  return { start: (zones[from] as Zone).start, end: (zones[to] as Zone).end, text: own.replace(/\s+/gu, " ") };
}

function gap(text: string, zones: readonly Zone[], row: number): string {
  return text.slice(zones[row]?.end, zones[row + 1]?.start);
}

/** A text that refers to a definition; `row` is the first zone of it. */
function referenceLink(block: Block, row: number, format: FormatName): BlockLink | undefined {
  const shape = REFERENCES[format];
  const { start } = block.zones[row] as Zone;
  if (shape === undefined || !shape.before.test(block.text.slice(Math.max(0, start - REACH), start))) return undefined;
  const run = runFrom(block, row, 1);
  const after = run && shape.after.exec(block.text.slice(run.end, run.end + REACH));
  if (run === undefined || after === null || after === undefined) return undefined;
  return { text: run.text, textSpan: { start: run.start, end: run.end }, label: labelKey(after[1] === undefined || after[1] === "" ? run.text : after[1]) };
}

function labelKey(label: string): string {
  return label.trim().replace(/\s+/gu, " ").toLowerCase();
}

/** A document version as far as its links go. */
export interface Linked {
  readonly format: FormatName;
  readonly blocks: readonly PlacedBlock[];
}

/** The links of a block. The same block gives the same list. */
export function blockLinks(block: Block, format: FormatName): readonly BlockLink[] {
  return linksIn(block, format).links;
}

/** The links of a page, in order of their texts; of each block all, or those that `of` gives. A reference without a definition is none. */
export function linksOf({ format, blocks }: Linked, of: (block: Block) => readonly BlockLink[] = (block) => blockLinks(block, format)): readonly Link[] {
  const links: Link[] = [];
  let definitions: ReadonlyMap<string, Omit<Definition, "label"> & { readonly url: string }> | undefined;
  for (const { start, block } of blocks) {
    for (const link of of(block)) {
      const textSpan = moved(link.textSpan, start);
      if ("target" in link) {
        links.push({ text: link.text, textSpan, url: block.text.slice(link.target.start, link.target.end), target: moved(link.target, start), isReference: false });
        continue;
      }
      definitions ??= definitionsOf({ format, blocks });
      const definition = definitions.get(link.label);
      if (definition !== undefined) links.push({ text: link.text, textSpan, ...definition, isReference: true });
    }
  }
  return links;
}

function definitionsOf({ format, blocks }: Linked): ReadonlyMap<string, Omit<Definition, "label"> & { readonly url: string }> {
  const found = new Map<string, Omit<Definition, "label"> & { readonly url: string }>();
  for (const { start, block } of blocks) {
    for (const { label, target } of linksIn(block, format).definitions) {
      if (!found.has(label)) found.set(label, { target: moved(target, start), url: block.text.slice(target.start, target.end) });
    }
  }
  return found;
}

function moved({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}
