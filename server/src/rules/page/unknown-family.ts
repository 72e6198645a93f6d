// A family field of the front matter that names no loaded family.
import { familyMisspelledAs, nearestFamily } from "../../truth/nearest-family.ts";
import type { Fix } from "../finding.ts";
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
    const nearest = isMeant ? nearestFamily(name, families) : familyMisspelledAs(name, families);
    const span = page.frontMatter?.spanOf(path, "value");
    if (span === undefined || (!isMeant && nearest === undefined)) return [];
    const edits = nearest === undefined ? undefined : page.frontMatter?.changeAt(path, nearest);
    const fixes: readonly Fix[] = edits && nearest !== undefined ? [{ title: `Change to "${nearest}"`, safe: false, edits }] : [];
    const hint = nearest === undefined ? "" : ` Nearest: "${nearest}".`;
    return [{ code: "unknown-family" as const, span, message: `No family "${shortened(name)}" is loaded.${hint}`, ...(nearest !== undefined && { family: nearest }), fixes }];
  });
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59).replace(/[\uD800-\uDBFF]$/u, "")}…` : text;
}
