// A family field of the front matter that names no loaded family.
import { familyMisspelledAs, nearestFamily } from "../../truth/nearest-family.ts";
import type { TruthIndex } from "../../truth/truth-index.ts";
import { DEFAULT_PLUGIN_KEYS } from "../declared-plugins.ts";
import type { Fix } from "../finding.ts";
import { fieldOf } from "./field.ts";
import { allFamilyKeys, familiesUnder, type FamilyValue, familyValues, usesFamilies } from "./family-values.ts";
import type { Page } from "./page.ts";
import type { PageRemark, PageRule } from "./page-rule.ts";

/** Speaks where TBCV's families are meant, by the settings or by what else stands there, and of plain slips of a family's name. */
export const unknownFamily: PageRule = {
  codes: ["unknown-family"],
  check(page) {
    const keys = allFamilyKeys(page.truth);
    const zones = page.blocks[0]?.block.zones ?? [];
    if (!zones.some(({ kind, label }) => kind === "front-matter-value" && label !== undefined && keys.has(label))) return [];
    return [...keys].flatMap((key) => {
      const unknown = familyValues(page, key).filter(({ text }) => page.truth.family(text.trim()) === undefined);
      return unknown.length === 0 ? [] : remarksOn(page, key, unknown);
    });
  },
};

function remarksOn(page: Page, key: string, values: readonly FamilyValue[]): readonly PageRemark[] {
  const isMeant = usesFamilies(page, key);
  const families = familiesUnder(key, page);
  return values.flatMap(({ path, text }) => {
    const name = text.trim();
    const nearest = familyMeant(name, families, { page, isMeant });
    const span = page.frontMatter?.spanOf(path, "value");
    if (span === undefined || (!isMeant && nearest === undefined)) return [];
    const edits = nearest === undefined ? undefined : page.frontMatter?.changeAt(path, nearest);
    const fixes: readonly Fix[] = edits && nearest !== undefined ? [{ title: `Change to "${nearest}"`, safe: false, edits }] : [];
    const hint = nearest === undefined ? "" : ` Nearest: "${nearest}".`;
    return [{ code: "unknown-family" as const, span, message: `No family "${shortened(name)}" is loaded.${hint}`, ...(nearest !== undefined && { family: nearest }), fixes }];
  });
}

/** The family that a text may mean; where nothing else says that families are meant, only what is plain. */
function familyMeant(name: string, families: readonly string[], { page, isMeant }: { readonly page: Page; readonly isMeant: boolean }): string | undefined {
  const near = familyCalled(name, page.truth, families) ?? nearestFamily(name, families);
  return isMeant || (near !== undefined && listsPluginOf(page, near)) ? near : familyMisspelledAs(name, families);
}

/** The family whose name in other letter case, or whose product, a text is. */
function familyCalled(name: string, truth: TruthIndex, families: readonly string[]): string | undefined {
  const wanted = name.toLowerCase();
  return families.find((family) => family.toLowerCase() === wanted) ?? families.find((family) => truth.family(family)?.product?.toLowerCase() === wanted);
}

/** A list of plugins in the front matter names one of the family: then it is meant. */
function listsPluginOf({ frontMatter, truth }: Page, family: string): boolean {
  return (truth.family(family)?.front_matter?.plugins ?? DEFAULT_PLUGIN_KEYS).some((key) => {
    const value = fieldOf(frontMatter, key)?.value;
    const texts: readonly unknown[] = Array.isArray(value) ? value : [value];
    return texts.some((text) => typeof text === "string" && [...truth.byId(text), ...truth.byName(text)].some((plugin) => plugin.family === family));
  });
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59).replace(/[\uD800-\uDBFF]$/u, "")}…` : text;
}
