// Family fields of front matter: under which keys they stand, and whether the families of TBCV are meant there. Many sites write
// "family" and mean something else.
import { memoByObject } from "../../text/memo.ts";
import type { FamilyFacts } from "../../truth/definition.ts";
import type { TruthIndex } from "../../truth/truth-index.ts";
import { DEFAULT_FAMILY_KEYS } from "../declared-plugins.ts";
import { fieldOf } from "./field.ts";
import type { FieldPath } from "./page-facts.ts";
import type { Page } from "./page.ts";

/** A text under a family key. */
export interface FamilyValue {
  readonly path: FieldPath;
  readonly text: string;
}

/** The keys of some families. */
export function familyKeys(families: readonly FamilyFacts[]): ReadonlySet<string> {
  return new Set(families.flatMap(keysOf));
}

/** The keys of all families of a truth. */
export const allFamilyKeys: (truth: TruthIndex) => ReadonlySet<string> = memoByObject((truth) => familyKeys(truth.families()));

/** The families that may be named under a key. */
export function familiesUnder(key: string, { truth }: Page): readonly string[] {
  return truth.families().filter((facts) => keysOf(facts).includes(key)).map(({ family }) => family);
}

/** The texts under a key. */
export function familyValues({ frontMatter }: Page, key: string): readonly FamilyValue[] {
  const field = fieldOf(frontMatter, key);
  if (field === undefined) return [];
  const { path, value } = field;
  const texts: readonly unknown[] = Array.isArray(value) ? value : [value];
  return texts.flatMap((text, place) => (typeof text === "string" && text.trim() !== "" ? [{ path: Array.isArray(value) ? [...path, place] : path, text }] : []));
}

/** The settings name families for the document, or a family stands under the key. */
export function usesFamilies(page: Page, key: string): boolean {
  return page.settings.families.length > 0 || familyValues(page, key).some(({ text }) => page.truth.family(text.trim()) !== undefined);
}

function keysOf({ front_matter: keys }: FamilyFacts): readonly string[] {
  return keys?.family ?? DEFAULT_FAMILY_KEYS;
}
