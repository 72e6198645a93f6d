// Texts that the truth of a family forbids in its documents. Read block by block and kept, so that a key costs the block it is in.
import { memoByObject } from "../../text/memo.ts";
import type { Block, FormatName, ZoneKind } from "../../document/document.ts";
import { overlaps, type Span } from "../../text/span.ts";
import type { FamilyFacts, ForbiddenPattern } from "../../truth/definition.ts";
import { literalSearch, regexSearch, type SearchHit, type TextSearch } from "../../truth/text-search.ts";
import type { Fix } from "../finding.ts";
import { replacementFix } from "../fix.ts";
import type { Page } from "./page.ts";
import type { PageRemark, PageRule } from "./page-rule.ts";

/** So many are listed on a page; the last one says where there are more. */
const MOST_HITS = 1000;
/** How much around a replacement is looked at again, in UTF-16 units. */
const REACH = 256;
const LONGEST_QUOTE = 60;
/** A comment may name what it speaks about, a key is no text. */
const UNREAD: ReadonlySet<ZoneKind> = new Set<ZoneKind>(["comment", "front-matter-key"]);

interface ForbiddenText {
  readonly pattern: ForbiddenPattern;
  readonly search: TextSearch;
}

interface ForbiddenHit extends SearchHit {
  readonly pattern: ForbiddenPattern;
  /** What is to be written instead. */
  readonly newText: string | undefined;
  /** Nothing that the family forbids stands in the new text's place. */
  readonly isGone: boolean;
}

/** Finds them in prose, code, headings, addresses and front matter. */
export const forbiddenPattern: PageRule = {
  codes: ["forbidden-pattern"],
  check(page) {
    const strict = page.families.filter(({ forbidden_patterns: own }) => own !== undefined);
    const remarks: PageRemark[] = [];
    for (const facts of strict) addRemarks(remarks, { facts, others: strict.filter((other) => other !== facts) }, page);
    return remarks;
  },
};

/** What a family forbids, its regexes compiled; one that is refused is left out, which was said of the truth file. */
const textsOf = memoByObject((facts: FamilyFacts): readonly ForbiddenText[] =>
  (facts.forbidden_patterns ?? []).flatMap((pattern) => {
    const search = pattern.regex === true ? regexSearch(pattern.pattern) : literalSearch(pattern.pattern);
    return search === undefined ? [] : [{ pattern, search }];
  }),
);

/** The hits of a family in a block; its offsets. */
const hitsOf = memoByObject((facts: FamilyFacts) => ({
  inText: memoByObject((block: Block) => readBlock(block, textsOf(facts), false)),
  inZones: memoByObject((block: Block) => readBlock(block, textsOf(facts), true)),
}));

function readBlock({ text, zones }: Block, texts: readonly ForbiddenText[], onlyZones: boolean): readonly ForbiddenHit[] {
  const isRead = (span: Span): boolean => {
    const touched = zones.filter((zone) => overlaps(zone, span));
    return touched.every(({ kind }) => !UNREAD.has(kind)) && (!onlyZones || touched.length > 0);
  };
  return texts
    .flatMap(({ pattern, search }) => search(text, MOST_HITS + 1).filter(isRead).map((hit) => {
      const newText = replacementOf(pattern, hit);
      return { ...hit, pattern, newText, isGone: newText !== undefined && isGone(hit, newText, text, texts) };
    }))
    .sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Of source code only comments and documenting strings are read. */
function hitsIn(block: Block, facts: FamilyFacts, format: FormatName): readonly ForbiddenHit[] {
  const { inText, inZones } = hitsOf(facts);
  return format === "source" ? inZones(block) : inText(block);
}

interface Speaker {
  readonly facts: FamilyFacts;
  /** The other families in force that forbid something. */
  readonly others: readonly FamilyFacts[];
}

function addRemarks(remarks: PageRemark[], { facts, others }: Speaker, page: Page): void {
  for (const { start, block } of page.blocks) {
    for (const hit of hitsIn(block, facts, page.format)) {
      if (remarks.length === MOST_HITS) {
        remarks[MOST_HITS - 1] = withMore(remarks[MOST_HITS - 1] as PageRemark);
        return;
      }
      const span = { start: start + hit.start, end: start + hit.end };
      const message = hit.pattern.message ?? `${quoted(hit.groups[0] ?? "")} must not appear here.`;
      // Families may forbid the same.
      if (others.length > 0 && remarks.some((other) => other.span.start === span.start && other.span.end === span.end && other.message === message)) continue;
      const { severity } = hit.pattern;
      remarks.push({ code: "forbidden-pattern", span, message, family: facts.family, ...(severity && { severity }), fixes: fixesOf(hit, { block, span, others }, page) });
    }
  }
}

function withMore(remark: PageRemark): PageRemark {
  const more = ` More than ${MOST_HITS} such texts stand on this page; the others are not listed.`;
  return remark.message.endsWith(more) ? remark : { ...remark, message: remark.message + more };
}

function quoted(text: string): string {
  const line = text.replace(/\s+/gu, " ");
  return `"${line.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE - 1).replace(/[\uD800-\uDBFF]$/u, "")}…` : line}"`;
}

interface HitPlace {
  readonly block: Block;
  readonly span: Span;
  readonly others: readonly FamilyFacts[];
}

function fixesOf(hit: ForbiddenHit, { block, span, others }: HitPlace, page: Page): readonly Fix[] {
  const { newText } = hit;
  if (newText === undefined) return [];
  const zone = block.zones.find((at) => overlaps(at, hit))?.kind ?? "prose";
  const fix = replacementFix({ span, text: block.text.slice(hit.start, hit.end), zone, pieces: undefined }, newText, true, page.snapshot.text);
  return fix === undefined ? [] : [{ ...fix, safe: hit.isGone && others.every((facts) => isGone(hit, newText, block.text, textsOf(facts))) }];
}

/** What is to be written instead; groups of a regex stand as `$1` … `$9`, `$0` is the whole, `$$` a dollar sign. */
function replacementOf({ replace_with: template, regex }: ForbiddenPattern, { groups }: SearchHit): string | undefined {
  if (template === undefined || regex !== true) return template;
  return template.replace(/\$(?:(\d)|\$)/gu, (_, group: string | undefined) => (group === undefined ? "$" : (groups[Number(group)] ?? "")));
}

/** Nothing forbidden stands in the new text's place: else the fix would be made again and again. */
function isGone({ start, end }: Span, newText: string, text: string, texts: readonly ForbiddenText[]): boolean {
  const before = text.slice(Math.max(0, start - REACH), start);
  const place = { start: before.length, end: before.length + newText.length };
  const around = before + newText + text.slice(end, end + REACH);
  return texts.every(({ search }) => search(around).every((hit) => !overlaps(hit, place)));
}
