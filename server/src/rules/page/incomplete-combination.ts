// What the text does takes plugins that the page's list leaves out, or goes against a rule of the family.
import { memoByObject } from "../../text/memo.ts";
import { overlaps, type Span } from "../../text/span.ts";
import type { Page } from "./page.ts";
import type { PageRemark, PageRule } from "./page-rule.ts";
import { conflictsOn } from "./tasks/conflicts.ts";
import { type Missing, missingOn } from "./tasks/asked.ts";
import { type Occasion, occasionsOn } from "./tasks/occasions.ts";
import { fixesFor } from "./tasks/task-fixes.ts";
import { doingOf, namesOf } from "./tasks/wording.ts";

const LONGEST_QUOTE = 40;

/** Says the same once a page, where it is said first; of what one sentence takes, only the fullest. */
export const incompleteCombination: PageRule = {
  codes: ["incomplete-combination"],
  check(page) {
    if (page.families.length === 0) return [];
    return [...gapsOn(page).map((gap) => remarkOn(page, gap)), ...conflictsOn(page)];
  },
};

/** A place whose task lacks plugins. */
export interface Gap {
  readonly occasion: Occasion;
  readonly missing: Missing;
}

/** The gaps of a page in order of place. */
export const allGaps = memoByObject((page: Page): readonly Gap[] => {
  const families = new Set(page.declared.lists.flatMap((list) => list.families.map(({ family }) => family)));
  if (families.size === 0) return [];
  const bySentence = new Map<number, Gap[]>();
  // The same statement again lacks the same.
  const known = new Map<string, Missing | undefined>();
  for (const occasion of occasionsOn(page)) {
    const { entry, task, claim } = occasion;
    if (entry !== undefined || !families.has(task.family)) continue;
    const key = [task.family, task.name, claim?.load.join("\0"), claim?.save.join("\0")].join("\n");
    if (!known.has(key)) known.set(key, missingOn(occasion, page));
    const missing = known.get(key);
    if (missing !== undefined) addGap(bySentence, { occasion, missing });
  }
  return [...bySentence.values()].flat().sort((a, b) => a.occasion.span.start - b.occasion.span.start);
});

/** The gaps that are spoken of. */
function gapsOn(page: Page): readonly Gap[] {
  const said = new Set<string>();
  const read = new Map<Missing, Set<string>>();
  const all = allGaps(page);
  // Statements that say the same share what they lack; a page may hold thousands of them.
  const lacks = [...new Set(all.map(({ missing }) => missing))];
  const parts = new Set(lacks.filter((one) => lacks.some((other) => isPartOf(one, other))));
  return all.filter(({ missing }) => !parts.has(missing)).filter((gap) => {
    const { claim, hit } = gap.occasion;
    const words = read.get(gap.missing) ?? new Set();
    const doing = claim?.action ?? hit?.text ?? "";
    if (words.has(doing)) return false;
    read.set(gap.missing, words.add(doing));
    const message = messageOf(gap);
    return !said.has(message) && said.add(message);
  });
}

/** What one lacks the other lacks too, and more: adding that mends both. */
function isPartOf(one: Missing, other: Missing): boolean {
  return one.choices.length === 0 && one.plugins.length < other.plugins.length && one.plugins.every((plugin) => other.plugins.includes(plugin));
}

/** Of gaps at one place the one that holds the other's plugins stands. */
function addGap(bySentence: Map<number, Gap[]>, gap: Gap): void {
  const own = bySentence.get(gap.occasion.sentence.start) ?? [];
  if (own.some((other) => holds(other, gap))) return;
  bySentence.set(gap.occasion.sentence.start, [...own.filter((other) => !holds(gap, other)), gap]);
}

function holds(one: Gap, other: Gap): boolean {
  const rows = new Set(one.missing.plugins.map(({ number }) => number));
  return isNear(one.occasion, other.occasion) && other.missing.plugins.every(({ number }) => rows.has(number)) &&
    other.missing.choices.every((choice) => choice.some(({ number }) => rows.has(number)) || one.missing.choices.some((own) => own.every((plugin) => choice.includes(plugin))));
}

/** At the same words, or a text that belongs to no claim. */
function isNear(one: { readonly span: Span; readonly hit?: unknown }, other: { readonly span: Span; readonly hit?: unknown }): boolean {
  return overlaps(one.span, other.span) || one.hit !== undefined || other.hit !== undefined;
}

function messageOf({ occasion: { claim, hit }, missing: { plugins, choices, isPart } }: Gap): string {
  const doing = claim === undefined ? `"${shortened(hit?.text ?? "")}"` : doingOf(claim);
  const asked = [...(plugins.length === 0 ? [] : [namesOf(plugins, "and")]), ...choices.map((choice) => namesOf(choice, "or"))];
  return `${doing} ${isPart ? "also needs" : "needs"} ${asked.join(", and ")}.`;
}

function shortened(text: string): string {
  const line = text.replace(/\s+/gu, " ").trim();
  return line.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE - 1).replace(/[\uD800-\uDBFF]$/u, "")}…` : line;
}

function remarkOn(page: Page, gap: Gap): PageRemark {
  const { occasion: { span, task }, missing } = gap;
  const [plugin, ...alternatives] = [...missing.plugins, ...missing.choices.flat()];
  return {
    code: "incomplete-combination",
    span,
    message: messageOf(gap),
    ...(plugin && { plugin }),
    alternatives,
    family: task.family,
    reasons: [task.about ?? `combination ${task.name}`],
    fixes: fixesFor(page, missing),
  };
}
