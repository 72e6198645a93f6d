// A listed plugin that a rule of its family does not let stand alone: "Document Merger" needs a processor.
import { rowList } from "../../truth/index-data.ts";
import type { IndexedPlugin } from "../../truth/truth-index.ts";
import { canDo } from "./claims/format-plugins.ts";
import type { Page } from "./page.ts";
import type { PageRemark, PageRule } from "./page-rule.ts";
import { type Missing, missingOn } from "./tasks/asked.ts";
import { type Occasion, occasionsOn } from "./tasks/occasions.ts";
import type { Task } from "./tasks/task.ts";
import { fixesFor, MOST_OFFERED } from "./tasks/task-fixes.ts";
import { namesOf } from "./tasks/wording.ts";

/** Says what rules ask of the plugins that a page lists. */
export const ruleDependency: PageRule = { codes: ["missing-dependency"], check: ruleDependencies };

/** Each rule speaks once a page, at the first entry that it is about. */
export function ruleDependencies(page: Page): readonly PageRemark[] {
  if (page.families.length === 0 || page.declared.entries.length === 0) return [];
  const said = new Set<Task>();
  return occasionsOn(page).flatMap((occasion) => {
    const missing = occasion.entry === undefined || said.has(occasion.task) ? undefined : missingOn(occasion, page);
    if (missing === undefined) return [];
    said.add(occasion.task);
    return [remarkOn(page, occasion, missing)];
  });
}

function remarkOn(page: Page, { task, span, entry }: Occasion, { plugins, choices }: Missing): PageRemark {
  const name = entry?.plugins[0]?.definition.name ?? entry?.text ?? "";
  const fitting = choices.map((choice) => byFit(choice, page));
  const asked = [...(plugins.length === 0 ? [] : [namesOf(plugins, "and")]), ...fitting.map((choice) => `${kindOf(choice)}${namesOf(choice, "or")}`)];
  const [plugin, ...alternatives] = [...plugins, ...fitting.flat()];
  return {
    code: "missing-dependency",
    span,
    message: `"${name}" needs ${asked.join(", and ")}.`,
    ...(plugin && { plugin }),
    alternatives: alternatives.slice(0, MOST_OFFERED),
    family: task.family,
    reasons: [task.about ?? `combination ${task.name}`],
    fixes: fixesFor(page, { plugins, choices: fitting }),
  };
}

/** "a processor: " where all of a choice are of one type. */
function kindOf(choice: readonly IndexedPlugin[]): string {
  const types = new Set(choice.map(({ definition }) => definition.plugin_type));
  const [type] = types;
  if (types.size !== 1 || type === undefined || type === "plugin") return "one of ";
  return `${/^[aeiou]/u.test(type) ? "an" : "a"} ${type}: `;
}

/** Those that deal with most of the formats that the page states come first, then those of the family's combinations, then the broadest. */
function byFit(choice: readonly IndexedPlugin[], { claims, truth: { data } }: Page): readonly IndexedPlugin[] {
  const load = [...new Set(claims.flatMap((claim) => claim.load))];
  const save = [...new Set(claims.flatMap((claim) => claim.save))];
  const fit = new Map(choice.map((plugin) => [
    plugin,
    load.filter((format) => canDo(plugin, "load", format)).length + save.filter((format) => canDo(plugin, "save", format)).length,
  ]));
  const breadth = ({ definition: { load_formats = [], save_formats = [] } }: IndexedPlugin): number => load_formats.length + save_formats.length;
  const combined = ({ number }: IndexedPlugin): number => Math.min(1, rowList(data.combinationsOf, number).length);
  return [...choice].sort((a, b) => (fit.get(b) ?? 0) - (fit.get(a) ?? 0) || combined(b) - combined(a) || breadth(b) - breadth(a));
}
