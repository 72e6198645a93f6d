// What stands on a page against a rule of its family: a plugin or a text that does not go with the occasion.
import { overlaps, type Span } from "../../../text/span.ts";
import type { IndexedPlugin } from "../../../truth/truth-index.ts";
import type { Page } from "../page.ts";
import type { PageRemark } from "../page-rule.ts";
import { membersOf } from "./asked.ts";
import { hitsOn, namedIn, namesOne, type Occasion, occasionsOn } from "./occasions.ts";
import { isAboutText, type Task, tasksOf } from "./task.ts";

/** What goes against rules, each place once. */
export function conflictsOn(page: Page): readonly PageRemark[] {
  const remarks = page.families.flatMap((facts) => tasksOf(facts).flatMap((task) => [...conflictsOf(task, page), ...tooMany(task, page)]));
  return [...new Map(remarks.map((remark) => [`${remark.message}\0${remark.span.start}`, remark])).values()];
}

function conflictsOf(task: Task, page: Page): PageRemark[] {
  if (task.conflicts_with === undefined) return [];
  const own = occasionsOn(page).filter((occasion) => occasion.task === task);
  const plugins = membersOf(task.conflicts_with.map(({ plugin }) => (plugin === undefined ? {} : { plugin })), task, page.truth);
  const texts = new Set(task.conflicts_with.flatMap(({ text = [] }) => text));
  return [
    ...own.flatMap((occasion) => plugins.filter((plugin) => takesPart(plugin, occasion, page)).map((plugin) => toRemark(task, occasion.span, plugin))),
    ...(texts.size === 0 ? [] : hitsOn(page, task.family).filter(({ pattern, sentence }) => texts.has(pattern) && speaksIn(task, sentence, { own, page })).map((hit) => toRemark(task, hit))),
  ];
}

/** At an entry of the list what else is listed counts, elsewhere what the sentence names. */
function takesPart({ number }: IndexedPlugin, { entry, claim, sentence }: Occasion, page: Page): boolean {
  if (entry !== undefined) return page.declared.rows.has(number);
  return claim === undefined ? namedIn(page, sentence).includes(number) : claim.plugins.includes(number);
}

interface Speaking {
  readonly own: readonly Occasion[];
  readonly page: Page;
}

/** The task speaks of the sentence: it has an occasion there, or, where it is about plugins alone, the sentence names one of them. */
function speaksIn(task: Task, sentence: Span, { own, page }: Speaking): boolean {
  if (isAboutText(task)) return own.some((occasion) => overlaps(occasion.sentence, sentence));
  return (task.when.plugins ?? []).length > 0 && namesOne(task, page, sentence);
}

/** Of `one_of` more than one is listed. */
function tooMany(task: Task, page: Page): PageRemark[] {
  if (task.one_of === undefined) return [];
  const first = occasionsOn(page).find((occasion) => occasion.task === task);
  const listed = membersOf(task.one_of, task, page.truth).filter(({ number }) => page.declared.rows.has(number));
  return first === undefined || listed.length < 2 ? [] : [toRemark(task, first.span, listed[0])];
}

function toRemark({ about, name, family }: Task, { start, end }: Span, plugin?: IndexedPlugin): PageRemark {
  return { code: "incomplete-combination", span: { start, end }, message: about ?? name, ...(plugin && { plugin }), family, reasons: [`rule ${name}`], fixes: [] };
}
