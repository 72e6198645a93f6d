// What a sentence says about formats, by a few patterns over its marked text. Only plain statements count: what is denied, asked,
// supposed or compared says nothing, and a pattern that is not sure is not here.
import type { FormatClaim } from "../page-facts.ts";
import { isDenied, isDeniedFrom } from "./denial.ts";
import { CONVERSION_MARK, FILES_MARK, MARK_END, type MarkedSentence, markFormats, PICTURES_MARK } from "./format-lists.ts";
import type { FormatVocabulary } from "./format-vocabulary.ts";

/** A claim in a sentence; offsets of the sentence. */
export type SentenceClaim = Pick<FormatClaim, "action" | "load" | "save" | "span">;

const FILES = `${FILES_MARK}(\\d+)${MARK_END}`;
const WRITTEN = `[${FILES_MARK}${PICTURES_MARK}](\\d+)${MARK_END}`;
const CONVERSION = `${CONVERSION_MARK}(\\d+)${MARK_END}`;
/** Words that may stand before a format or a document. */
const BEFORE = String.raw`(?:(?:a|an|the|any|your|its|their|our|my|all|both|each|every|existing|several|multiple|many|most|some|new|input|source|output|target|simple|single|large|various|different|other|these|those|this|that|popular|common|Microsoft|MS|Word|Office|encrypted|password-protected|valid|whole|entire|resulting|final|merged|processed|generated|created|modified|edited|loaded|same|standard|plain|searchable|of|formats?|files?|documents?|such as)\s+){0,4}`;
const THING = String.raw`(?:${BEFORE}(?:documents?|files?|templates?|reports?|e-?books?|letters?|contents?|results?|output|pages?|copy|copies)|it|them|these|those)`;
const HOW = String.raw`(?:\s+(?!and\b|or\b|then\b|to\b|into\b|as\b)[a-z'’]+){0,2}?`;
const LOADS = String.raw`(?:load|open|read|import|pars)(?:e|es|s|ed|ing)?`;
const SAVES = String.raw`(?:sav(?:e|es|ed|ing)|export(?:s|ed|ing)?|writ(?:e|es|ing|ten)|render(?:s|ed|ing)?|print(?:s|ed|ing)?)`;
const CONVERTS = String.raw`(?:convert|transform|turn)(?:s|ed|ing)?`;
const TO = String.raw`(?:to|into|as|in)`;
const IS = String.raw`(?:is|are|was|were|gets?|(?:can|will|may)(?:\s+[a-z]+ly)?\s+be)(?:\s+[a-z]+ly)?`;
const FROM_SCRATCH = String.raw`\b(?:creat|build|generat|mak|compos)[a-z]*\b.*\bfrom\s+(?:scratch|nothing|the\s+ground\s+up)\b`;

interface Pattern {
  readonly action: FormatClaim["action"];
  readonly pattern: RegExp;
  /** Which sides its marks are, in order. */
  readonly sides: readonly ("load" | "save")[];
}

const pattern = (action: FormatClaim["action"], sides: Pattern["sides"], source: string): Pattern => ({ action, sides, pattern: new RegExp(source, "gi") });

/** From the fullest to the barest: a mark that one has read is not read again. */
const PATTERNS: readonly Pattern[] = [
  pattern("convert", ["load", "save"], String.raw`\b(?:${CONVERTS}|${SAVES})\s+(?:from\s+)?${BEFORE}${FILES}${HOW},?\s+${TO}\s+${BEFORE}${WRITTEN}`),
  pattern("convert", ["load", "save"], String.raw`\bconversions?\s+(?:of|from)\s+${BEFORE}${FILES}\s+${TO}\s+${BEFORE}${WRITTEN}`),
  pattern("convert", ["load", "save"], String.raw`${FILES}\s+(?:to|into)\s+${CONVERSION}`),
  pattern("convert", ["load", "save"], String.raw`${FILES}\s*(?:→|⇒|➔|➜|[-=]>)\s*${WRITTEN}`),
  pattern("convert", ["load", "save"], String.raw`${FILES}\s+${IS}\s+(?:converted|saved|exported|rendered|transformed|turned)\s+${TO}\s+${BEFORE}${WRITTEN}`),
  pattern("convert", ["load", "save"], String.raw`^\s*${FILES}\s+(?:to|into)\s+${WRITTEN}\s*\.?\s*$`),
  pattern("convert", ["save"], String.raw`\b${CONVERTS}\s+${THING}${HOW}\s+(?:to|into)\s+${BEFORE}${WRITTEN}`),
  pattern("load", ["load"], String.raw`\b${LOADS}\s+(?:of\s+)?${BEFORE}${FILES}`),
  pattern("load", ["load"], String.raw`\b${LOADS}\s+${THING}\s+(?:in|from)\s+${BEFORE}${FILES}`),
  pattern("load", ["load"], String.raw`${FILES}\s+${IS}\s+(?:loaded|opened|imported|parsed)\b`),
  pattern("save", ["save"], String.raw`\b${SAVES}\s+(?:${THING}${HOW}\s+)?${TO}\s+${BEFORE}${WRITTEN}`),
  pattern("save", ["save"], String.raw`\b(?:sav(?:e|es|ed|ing)|writ(?:e|es|ing))\s+(?:of\s+)?${BEFORE}${FILES}`),
  pattern("save", ["save"], String.raw`\b(?:saved|exported|rendered|written|printed)\s+${TO}\s+${BEFORE}${WRITTEN}`),
];

const NEW_FILE = pattern("create", ["save"], String.raw`\b(?:creat|build|generat|mak|compos)[a-z]*\s+${BEFORE}${FILES}${HOW}\s+from\s+(?:scratch|nothing|the\s+ground\s+up)\b`);
const SCRATCH = new RegExp(FROM_SCRATCH, "i");
/** The claims of a sentence, in order of place. */
export function claimsOf(sentence: string, vocabulary: FormatVocabulary): readonly SentenceClaim[] {
  if (isDenied(sentence)) return [];
  const scratch = SCRATCH.exec(sentence);
  const marked = markFormats(sentence, vocabulary);
  const found = marked === undefined ? [] : read(marked);
  const claims = merged(scratch === null ? found : creations(found), sentence).filter(({ span }) => !isDeniedFrom(sentence, span.start));
  if (scratch === null || claims.some(({ action }) => action === "create") || isDeniedFrom(sentence, scratch.index)) return claims;
  return [{ action: "create" as const, load: [], save: [], span: { start: scratch.index, end: scratch.index + scratch[0].length } }, ...claims];
}

function read({ text, lists, toSentence }: MarkedSentence): SentenceClaim[] {
  const claims: SentenceClaim[] = [];
  const taken = new Set<number>();
  for (const { action, pattern: own, sides } of [NEW_FILE, ...PATTERNS]) {
    for (const match of text.matchAll(own)) {
      const marks = match.slice(1).map(Number);
      if (marks.some((mark) => taken.has(mark))) continue;
      for (const mark of marks) taken.add(mark);
      const on = (side: "load" | "save"): readonly string[] => lists[marks[sides.indexOf(side)] ?? -1] ?? [];
      const span = { start: toSentence(match.index), end: toSentence(match.index + match[0].length) };
      const claim = { action, load: on("load"), save: on("save"), span };
      claims.push(action === "convert" && isSameList(claim.load, claim.save) ? { ...claim, action: "save", load: [] } : claim);
    }
  }
  return claims.sort((a, b) => a.span.start - b.span.start);
}

function isSameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((format) => other.includes(format));
}

/** In a sentence about a document from nothing, what is written is that document, and its format in between is none. */
function creations(claims: readonly SentenceClaim[]): readonly SentenceClaim[] {
  const isWritten = ({ action }: SentenceClaim): boolean => action === "save" || action === "convert";
  const kept = claims.some(isWritten) ? claims.filter(({ action }) => action !== "create") : claims;
  return kept.map((claim) => (isWritten(claim) ? { ...claim, action: "create", load: [] } : claim));
}

const THEN_SAVED = /^\s*(?:,|\band\b|\bthen\b|\s)*$/i;
const LONGEST_BETWEEN = 40;

/** "Load DOCX files and save them as PDF" is a conversion. */
function merged(claims: readonly SentenceClaim[], sentence: string): SentenceClaim[] {
  const all: SentenceClaim[] = [];
  for (const claim of claims) {
    const before = all.at(-1);
    const between = before === undefined ? "" : sentence.slice(before.span.end, claim.span.start);
    const goesOn = before?.action === "load" && claim.action === "save" && between.length <= LONGEST_BETWEEN && THEN_SAVED.test(between);
    if (before === undefined || !goesOn || isSameList(before.load, claim.save) || !/\b(?:as|to|into|in)\s/i.test(sentence.slice(claim.span.start, claim.span.end))) all.push(claim);
    else all.splice(-1, 1, { action: "convert", load: before.load, save: claim.save, span: { start: before.span.start, end: claim.span.end } });
  }
  return all;
}
