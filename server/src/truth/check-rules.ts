// Rules about tasks that can never be kept or never speak: empty ones, contradictions, and rules that stand instead of each other.
import type { RuleCondition } from "./definition.ts";
import type { JoinedFamilies, PlacedRule } from "./join-families.ts";
import type { PlacedFault } from "./problem-list.ts";
import { didYouMean, quoted } from "./suggest.ts";

const REQUIREMENTS = ["needs", "any_of", "one_of", "conflicts_with", "for_formats", "never"] as const;
const OCCASIONS = ["actions", "load_formats", "save_formats", "text"] as const;

/** Among more rules than these no near name is looked for. */
const MOST_NEAR = 500;

/** The rules that are wrong in themselves. */
export function checkRules({ rules, combinations }: JoinedFamilies): readonly PlacedFault[] {
  const known = new Map<string, Set<string>>();
  for (const { family, rule } of [...rules, ...combinations]) {
    const names = known.get(family) ?? new Set();
    known.set(family, names.add(rule.name));
  }
  const ringed = ringsOf(rules);
  return rules.flatMap((placed) => [
    ...emptyRule(placed),
    ...contradictions(placed),
    ...unknownRules(placed, known.get(placed.family) ?? new Set()),
    ...(ringed.has(placed) ? [toFault(placed, ["instead_of"], `The rule ${quoted(placed.rule.name)} stands instead of itself, directly or by way of others; none of them speaks.`)] : []),
  ]);
}

function toFault({ source, path }: PlacedRule, at: readonly (string | number)[], message: string): PlacedFault {
  return { source, fault: { code: "truth-rule", severity: "warning", message, path: [...path, ...at], end: at.length === 1 ? "key" : "value" } };
}

/** It asks for nothing, or there is no occasion on which it could. */
function emptyRule(placed: PlacedRule): readonly PlacedFault[] {
  const { name, when = {}, never, for_formats } = placed.rule;
  const asks = REQUIREMENTS.some((key) => isGiven(placed.rule, key));
  if (!asks) return [toFault(placed, [], `The rule ${quoted(name)} asks for nothing; add needs, any_of, one_of, conflicts_with, for_formats or never.`)];
  if (!Object.keys(when).some((key) => isGiven(when, key as keyof RuleCondition))) return [toFault(placed, ["when"], `The rule ${quoted(name)} has no occasion and is not used; say under "when" when it speaks.`)];
  const needsOccasion = never === true || for_formats !== undefined;
  if (needsOccasion && !OCCASIONS.some((key) => isGiven(when, key))) {
    return [toFault(placed, ["when"], `The rule ${quoted(name)} needs an action, formats or a text under "when" to say what ${never === true ? "cannot be done" : "formats are meant"}.`)];
  }
  return [];
}

function isGiven<T extends object>(part: T, key: keyof T): boolean {
  const value = part[key];
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== false;
}

/** It asks for what it forbids. */
function contradictions(placed: PlacedRule): readonly PlacedFault[] {
  const { name, needs = [], any_of = [], one_of = [], conflicts_with = [], never } = placed.rule;
  const forbidden = new Set(conflicts_with.flatMap(({ plugin }) => plugin ?? []));
  const faults = needs.flatMap((id, place) =>
    forbidden.has(id) ? [toFault(placed, ["needs", place], `The rule ${quoted(name)} needs ${quoted(id)} and conflicts with it; remove one of the two.`)] : [],
  );
  for (const [key, members] of [["any_of", any_of], ["one_of", one_of]] as const) {
    if (members.length > 0 && members.every(({ plugin }) => plugin !== undefined && forbidden.has(plugin))) {
      faults.push(toFault(placed, [key], `The rule ${quoted(name)} conflicts with all that it asks for under ${key}; remove one of the two.`));
    }
  }
  const wanted = needs.filter((id) => one_of.some(({ plugin }) => plugin === id));
  if (wanted.length > 1) faults.push(toFault(placed, ["one_of"], `The rule ${quoted(name)} needs ${wanted.map(quoted).join(" and ")}, and only one of them.`));
  const asks = needs.length + any_of.length + one_of.length > 0 || placed.rule.for_formats !== undefined;
  if (never === true && asks) faults.push(toFault(placed, ["never"], `The rule ${quoted(name)} says that it cannot be done, and what it takes; remove one of the two.`));
  return faults;
}

function unknownRules(placed: PlacedRule, known: ReadonlySet<string>): readonly PlacedFault[] {
  return (placed.rule.instead_of ?? []).flatMap((name, place) => {
    if (known.has(name)) return [];
    const near = known.size > MOST_NEAR ? "" : didYouMean(name, [...known]);
    return [toFault(placed, ["instead_of", place], `No rule ${quoted(name)} in family ${placed.family}${near || "; name a rule or a combination rule of this family."}`)];
  });
}

/** The rules that stand between rings, or in one: what is left once all that lead nowhere, or to which nothing leads, are taken out. */
function ringsOf(rules: readonly PlacedRule[]): ReadonlySet<PlacedRule> {
  const rows = new Map<string, number[]>();
  rules.forEach(({ family, rule }, row) => {
    const key = `${family}\0${rule.name}`;
    const own = rows.get(key);
    if (own === undefined) rows.set(key, [row]);
    else own.push(row);
  });
  const forth = rules.map(({ family, rule }) => (rule.instead_of ?? []).flatMap((name) => rows.get(`${family}\0${name}`) ?? []));
  const back: number[][] = rules.map(() => []);
  forth.forEach((links, from) => {
    for (const to of links) back[to]?.push(from);
  });
  const left = new Set(rules.keys());
  takeOut(left, forth, back);
  takeOut(left, back, forth);
  return new Set([...left].flatMap((row) => rules[row] ?? []));
}

/** Takes out the rows that lead to none that is left, again and again. */
function takeOut(left: Set<number>, forth: readonly (readonly number[])[], back: readonly (readonly number[])[]): void {
  const open = forth.map((links) => links.filter((to) => left.has(to)).length);
  const ends = [...left].filter((row) => open[row] === 0);
  for (const row of ends) {
    left.delete(row);
    for (const from of back[row] ?? []) {
      open[from] = (open[from] ?? 0) - 1;
      if (open[from] === 0 && left.has(from)) ends.push(from);
    }
  }
}
