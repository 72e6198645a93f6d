// What families say about tasks, in one form: rules as they stand, and combinations as rules whose triggers are their occasion.
import { memoByObject } from "../../../text/memo.ts";
import type { CombinationRule, FamilyFacts, RuleCondition, RuleMember, TaskRule } from "../../../truth/definition.ts";

/** A rule or a combination of a family. */
export interface Task extends Pick<TaskRule, "name" | "needs" | "any_of" | "one_of" | "conflicts_with" | "for_formats" | "never" | "instead_of"> {
  readonly family: string;
  /** The rule in a sentence. */
  readonly about?: string;
  readonly when: RuleCondition;
  readonly combination?: CombinationRule;
}

/** The tasks of a family. */
export const tasksOf = memoByObject(({ family, rules = [], combination_rules = [] }: FamilyFacts): readonly Task[] => [
  ...rules.flatMap((rule) => (rule.when === undefined ? [] : [{ ...rule, family, when: rule.when }])),
  ...combination_rules.flatMap((combination) => {
    const when = occasionOf(combination);
    return when === undefined ? [] : [{ name: combination.name, family, when, combination, ...askedBy(combination) }];
  }),
]);

/** Triggers; else, where both sides are told, a conversion of the formats. */
function occasionOf({ trigger_patterns: text = [], allowed_load_formats: load = [], allowed_save_formats: save = [] }: CombinationRule): RuleCondition | undefined {
  if (text.length > 0) return { text };
  return load.length > 0 && save.length > 0 ? { actions: ["convert"], load_formats: load, save_formats: save } : undefined;
}

function askedBy({ plugins, required_all }: CombinationRule): { readonly needs: readonly string[] } | { readonly any_of: readonly RuleMember[] } {
  return required_all === true ? { needs: plugins } : { any_of: plugins.map((plugin) => ({ plugin })) };
}

/** Tells whether a task speaks of something that the text says, not only of what the page lists. */
export function isAboutText({ when: { actions, load_formats, save_formats, text } }: Task): boolean {
  return isAboutClaims(actions, load_formats, save_formats) || (text?.length ?? 0) > 0;
}

/** Tells whether a task speaks of claims; an empty list is met by none. */
export function isAboutClaims(...conditions: readonly (readonly string[] | undefined)[]): boolean {
  return conditions.some((condition) => condition !== undefined);
}
