// Which plugins a sentence names as the ones that do what it says: "with X", "X lets you …". Only exact names are asked.
import type { Mention } from "../../mention.ts";
import type { Span } from "../../../text/span.ts";
import type { Sentence } from "./running-text.ts";

const BY = /\b(?:with|using|use|by|via|through|in)\s+(?:(?:the|our|your|its|help\s+of|both)\s+){0,2}["“]?$/iu;
const JOINED = /^["”]?\s*(?:plugin\s*)?(?:,|&|\+|(?:,\s*)?\band\b|(?:,\s*)?\bor\b)\s*(?:the\s+)?["“]?$/iu;
const DOES = /^["”]?\s*(?:(?:plugin|library|package|API|component|class)\s+)?(?:(?:also|only|itself|easily)\s+)?(?:can|will|lets?|allows?|enables?|helps?|is able to|makes it|loads?|saves?|opens?|reads?|writes?|imports?|exports?|parses?|renders?|converts?|transforms?|turns?)\b/iu;
const NAMES: ReadonlySet<string> = new Set(["prose", "heading", "link-text"]);
/** A longer way between two names is no list. */
const LONGEST_JOIN = 24;

/** A mention before another one in its sentence. */
interface Before {
  /** Where it ends, in the sentence. */
  readonly end: number;
  readonly isAgent: boolean;
}

/** The mentions of a sentence that do what it says; offsets of the block, as those of the mentions. */
export function agentsOf(sentence: Sentence, mentions: readonly Mention[]): readonly Mention[] {
  const agents: Mention[] = [];
  let before: Before | undefined;
  for (const mention of mentions) {
    const { span, match, zone } = mention;
    if (span.start < sentence.span.start || span.end > sentence.span.end || !NAMES.has(zone)) continue;
    const end = sentence.fromBlock(span.end);
    const isAgent = doesIt(sentence.text, { start: sentence.fromBlock(span.start), end }, before);
    if (isAgent && match === "exact") agents.push(mention);
    before = { end, isAgent };
  }
  return agents;
}

function doesIt(text: string, { start, end }: Span, before: Before | undefined): boolean {
  if (BY.test(text.slice(Math.max(0, start - 40), start)) || DOES.test(text.slice(end, end + 60))) return true;
  return before?.isAgent === true && start - before.end <= LONGEST_JOIN && JOINED.test(text.slice(before.end, start));
}
