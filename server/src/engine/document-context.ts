// What the blocks of a document say about each other: the families in force, and the names that stand right somewhere. Kept
// as counts, so that a block that changes is taken out and put back in without reading the others.
import type { DocumentSettings } from "../../../shared/src/settings.ts";
import type { BlockNames, Fit } from "../detect/candidate.ts";
import type { FamiliesInForce } from "../detect/judge.ts";
import { FORM_CONTEXT, FORM_EVERYDAY, FORM_ID, FORM_SINGLE } from "../truth/name-table.ts";
import type { TruthIndex } from "../truth/truth-index.ts";
import { DEFAULT_FAMILY_KEYS, isUnderKey } from "../rules/declared-plugins.ts";

/** What one block adds. */
export interface BlockSays {
  /** Families of distinctive names, and forms written with capitals that no everyday word has; both exact, each once. */
  readonly families: readonly number[];
  readonly forms: readonly number[];
  readonly frontMatter: BlockNames["frontMatter"];
}

const NOTHING: BlockSays = Object.freeze({ families: [], forms: [], frontMatter: [] });

/** Reads what a block adds. */
export function saidBy({ candidates, frontMatter }: BlockNames, truth: TruthIndex): BlockSays {
  const families = new Set<number>();
  const forms = new Set<number>();
  for (const { match, fits: [fit] } of candidates) {
    if (match !== "exact") continue;
    if (fit.shaped) forms.add(fit.form);
    if (isDistinctive(fit)) for (const plugin of fit.plugins) families.add(truth.data.pluginFamily[plugin] ?? -1);
  }
  if (families.size === 0 && forms.size === 0 && frontMatter.length === 0) return NOTHING;
  return { families: [...families], forms: [...forms], frontMatter };
}

function isDistinctive({ flags }: Fit): boolean {
  return (flags & (FORM_EVERYDAY | FORM_CONTEXT)) === 0 && !((flags & FORM_SINGLE) !== 0 && (flags & FORM_ID) !== 0);
}

/** The sum over a document. Never changed: `withChange` makes the next one. */
export interface DocumentContext extends FamiliesInForce {
  readonly named: ReadonlySet<number>;
  readonly seen: ReadonlyMap<number, number>;
  readonly forms: ReadonlyMap<number, number>;
  /** Plugins that manifests of the folder list. */
  readonly present: ReadonlySet<number>;
  readonly frontMatter: BlockNames["frontMatter"];
}

/** The families that settings and front matter name. */
function namedFamilies(frontMatter: BlockNames["frontMatter"], truth: TruthIndex, settings: DocumentSettings): ReadonlySet<number> {
  const values = frontMatter.filter(({ key, value }) => namesFamily(key, value, truth)).map(({ value }) => value);
  const rows = new Map(truth.families().map((facts, row) => [facts.family, row]));
  return new Set([...settings.families, ...values].map((family) => rows.get(family.trim()) ?? -1));
}

function namesFamily(key: string, value: string, truth: TruthIndex): boolean {
  return isUnderKey(key, truth.family(value.trim())?.front_matter?.family ?? DEFAULT_FAMILY_KEYS);
}

/** Blocks that went and blocks that came. */
export interface BlockChange {
  readonly gone: readonly BlockSays[];
  readonly come: readonly BlockSays[];
}

/** The context of the next version, and what is in force there and was not, or the other way round. */
export interface ContextChange {
  readonly context: DocumentContext;
  /** Undefined: everything must be judged anew. */
  readonly turned: { readonly families: ReadonlySet<number>; readonly forms: ReadonlySet<number> } | undefined;
}

/** The context of a document without blocks. */
export function emptyContext(truth: TruthIndex, settings: DocumentSettings): DocumentContext {
  const present = settings.presentNames.flatMap((name) => [...truth.byName(name), ...truth.byId(name)]);
  return {
    named: namedFamilies([], truth, settings),
    // Counted once, beside the times that they stand in the document.
    seen: new Map(present.map(({ number }) => [truth.data.pluginFamily[number] ?? -1, 1])),
    forms: new Map(),
    present: new Set(present.map(({ number }) => number)),
    frontMatter: [],
  };
}

/** Nothing came to be in force, nor ceased to. */
export const SAME_CONTEXT: NonNullable<ContextChange["turned"]> = Object.freeze({ families: new Set<number>(), forms: new Set<number>() });

/** The context once some blocks have given way to others. */
export function withChange(
  before: DocumentContext,
  { gone, come }: BlockChange,
  { truth, settings }: { readonly truth: TruthIndex; readonly settings: DocumentSettings },
): ContextChange {
  const familiesGone = gone.flatMap(({ families }) => families);
  const familiesCome = come.flatMap(({ families }) => families);
  const formsGone = gone.flatMap(({ forms }) => forms);
  const formsCome = come.flatMap(({ forms }) => forms);
  const matterGone = gone.flatMap(({ frontMatter }) => frontMatter);
  const matterCome = come.flatMap(({ frontMatter }) => frontMatter);
  const noMatter = matterGone.length === 0 && matterCome.length === 0;
  if (noMatter && isSame(familiesGone, familiesCome) && isSame(formsGone, formsCome)) return { context: before, turned: SAME_CONTEXT };
  const seen = recount(before.seen, familiesGone, familiesCome);
  const forms = recount(before.forms, formsGone, formsCome);
  const turned = seen.turned.size === 0 && forms.turned.size === 0 ? SAME_CONTEXT : { families: seen.turned, forms: forms.turned };
  // Front matter stands at the start of a document, in one block. Its entries are told apart as objects, so new ones come in
  // even where they say the same.
  const frontMatter = noMatter ? before.frontMatter : [...before.frontMatter.filter((entry) => !matterGone.includes(entry)), ...matterCome];
  const sameMatter = JSON.stringify(matterGone) === JSON.stringify(matterCome);
  if (sameMatter) return { context: { ...before, seen: seen.counts, forms: forms.counts, frontMatter }, turned };
  return { context: { named: namedFamilies(frontMatter, truth, settings), seen: seen.counts, forms: forms.counts, present: before.present, frontMatter }, turned: undefined };
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((value, at) => value === b[at]);
}

/** Counts with some values taken out and others put in, and the values that came to stand or ceased to. */
function recount(before: ReadonlyMap<number, number>, gone: readonly number[], come: readonly number[]): { counts: ReadonlyMap<number, number>; turned: ReadonlySet<number> } {
  const counts = new Map(before);
  const add = (value: number, by: number): void => {
    const count = (counts.get(value) ?? 0) + by;
    if (count === 0) counts.delete(value);
    else counts.set(value, count);
  };
  for (const value of gone) add(value, -1);
  for (const value of come) add(value, 1);
  return { counts, turned: new Set([...gone, ...come].filter((value) => counts.has(value) !== before.has(value))) };
}
