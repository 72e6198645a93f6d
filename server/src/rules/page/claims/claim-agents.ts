// Which plugins a sentence names as the ones that do what it says: "with X", "X lets you …". Only exact names are asked.
import type { Mention } from "../../mention.ts";
import type { Span } from "../../../text/span.ts";
import type { Sentence } from "./running-text.ts";

const BY = /\b(?:with|using|use|by|via|through|in)\s+(?:(?:the|our|your|its|help\s+of|both)\s+){0,2}["“]?$/i;
const JOINED = /^["”]?\s*(?:plugin\s*)?(?:,|&|\+|(?:,\s*)?\band\b|(?:,\s*)?\bor\b)\s*(?:the\s+)?["“]?$/i;
const DOES = /^["”]?\s*(?:(?:plugin|library|package|API|component|class)\s+)?(?:(?:also|only|itself|easily)\s+)?(?:can|will|lets?|allows?|enables?|helps?|is able to|makes it|supports?|loads?|saves?|opens?|reads?|writes?|imports?|exports?|parses?|renders?|converts?|transforms?|turns?)\b/i;
const NAMES: ReadonlySet<string> = new Set(["prose", "heading", "link-text"]);
/** A longer way between two names is no list. */
const LONGEST_JOIN = 24;

/** Plugins that do it together; which of them does what is not said. */
const TOGETHER = /\b(?:together|along|jointly|combined|paired|in\s+(?:combination|conjunction|tandem|concert))\s+with\b/i;

/** How a sentence names a plugin: as the means, or as the one that does it. */
type Role = "means" | "doer";

/** A mention that does something, with its place in the sentence. */
interface Agent extends Span {
  readonly role: Role;
  /** The same for names that are joined by commas, "and" or "or". */
  readonly group: number;
  readonly mention: Mention;
}

/**
 * The mentions that do what a claim of a sentence says; their offsets are those of the block. A means belongs to the claim before it, else to all
 * behind it, unless "and" stands between ("use X and load Y"); a doer to all claims up to the next doer. Those that do it together do all.
 */
export function agentsOf(claim: Span, claims: readonly Span[], agents: readonly Agent[], text: string): readonly Mention[] {
  if (TOGETHER.test(text)) return agents.map(({ mention }) => mention);
  const doer = agents.findLast(({ role, start }) => role === "doer" && start < claim.end);
  const own = agents.filter((agent) => {
    if (agent.role === "doer") return doer !== undefined && agent.start < claim.end && agent.group === doer.group;
    const before = claims.findLast(({ start }) => start < agent.start);
    return before === claim || (before === undefined && !/\band\b/i.test(text.slice(lastEnd(agents, agent), claim.start)));
  });
  return own.map(({ mention }) => mention);
}

/** Where the row of names ends that an agent stands in. */
function lastEnd(agents: readonly Agent[], { group, end }: Agent): number {
  return agents.findLast((other) => other.group === group)?.end ?? end;
}

/** The mentions of a sentence that do something, in order. Of names in a row the first says the means, the last the doer. */
export function agentsIn(sentence: Sentence, mentions: readonly Mention[]): readonly Agent[] {
  const agents: Agent[] = [];
  for (const row of rowsIn(sentence, mentions)) {
    const role = roleOf(sentence.text, { start: row[0]?.start ?? 0, end: row.at(-1)?.end ?? 0 });
    if (role !== undefined) agents.push(...row.filter(({ mention }) => mention.match === "exact").map((named) => ({ ...named, role, group: row[0]?.start ?? 0 })));
  }
  return agents;
}

interface Named extends Span {
  readonly mention: Mention;
}

/** Names of a sentence, those that commas, "and" or "or" join in one row. */
function rowsIn(sentence: Sentence, mentions: readonly Mention[]): readonly (readonly Named[])[] {
  const rows: Named[][] = [];
  for (const mention of mentions) {
    const { span, zone } = mention;
    if (span.start < sentence.span.start || span.end > sentence.span.end || !NAMES.has(zone)) continue;
    const named = { start: sentence.fromBlock(span.start), end: sentence.fromBlock(span.end), mention };
    const before = rows.at(-1)?.at(-1);
    if (before !== undefined && isJoined(sentence.text, before.end, named.start)) rows.at(-1)?.push(named);
    else rows.push([named]);
  }
  return rows;
}

function isJoined(text: string, end: number, start: number): boolean {
  return start - end <= LONGEST_JOIN && JOINED.test(text.slice(end, start));
}

function roleOf(text: string, { start, end }: Span): Role | undefined {
  if (DOES.test(text.slice(end, end + 60))) return "doer";
  return BY.test(text.slice(Math.max(0, start - 40), start)) ? "means" : undefined;
}
