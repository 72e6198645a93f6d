// Values of the front matter that are of a kind which their key cannot have.
import { DEFAULT_PLUGIN_KEYS } from "../declared-plugins.ts";
import { fieldOf, kindOf } from "./field.ts";
import { familyKeys, usesFamilies } from "./family-values.ts";
import type { FieldPath } from "./page-facts.ts";
import type { Page } from "./page.ts";
import type { PageRemark, PageRule } from "./page-rule.ts";

/** What must be a text wherever it is asked for. */
const TEXT_FIELDS: ReadonlySet<string> = new Set(["title", "description"]);

/** Speaks about the keys of families in force only, and about what is surely wrong. */
export const frontMatterType: PageRule = {
  codes: ["front-matter-type"],
  check(page) {
    if (page.families.length === 0 || page.frontMatter === undefined) return [];
    const plugins = new Set(page.families.flatMap(({ front_matter: keys }) => keys?.plugins ?? DEFAULT_PLUGIN_KEYS));
    const families = [...familyKeys(page.families)].filter((key) => usesFamilies(page, key));
    const fields = new Set(page.families.flatMap(({ required_fields: names = [] }) => names.filter((name) => TEXT_FIELDS.has(name))));
    return [
      ...[...plugins].flatMap((key) => remarksOnList(page, key, "plugins")),
      ...families.flatMap((key) => remarksOnList(page, key, "families")),
      ...[...fields].flatMap((name) => remarksOnText(page, name)),
    ];
  },
};

function remarksOnList(page: Page, key: string, what: "plugins" | "families"): readonly PageRemark[] {
  const field = fieldOf(page.frontMatter, key);
  const kind = field && kindOf(field.value);
  if (field === undefined || kind === undefined || kind === "empty") return [];
  if (!Array.isArray(field.value)) return remark(page, field.path, `"${key}" must be a list of ${what}, not ${kind}.`);
  return field.value.flatMap((entry: unknown, place) => {
    const other = kindOf(entry);
    // An id of digits is a number to YAML.
    if (other === undefined || (other === "a number" && page.truth.byId(String(entry)).length > 0)) return [];
    const path = [...field.path, place];
    return other === "empty" ? remark(page, path, `An entry of "${key}" is empty.`) : remark(page, path, `An entry of "${key}" must be a text, not ${other}.`);
  });
}

function remarksOnText(page: Page, name: string): readonly PageRemark[] {
  const field = fieldOf(page.frontMatter, name);
  const kind = field && kindOf(field.value);
  return field && (kind === "a list" || kind === "a mapping") ? remark(page, field.path, `"${name}" must be a text, not ${kind}.`) : [];
}

function remark({ frontMatter }: Page, path: FieldPath, message: string): readonly PageRemark[] {
  const keys = path.filter((step) => typeof step === "string");
  const span = frontMatter?.spanOf(path, "value") ?? frontMatter?.spanOf(keys, "key");
  return span === undefined ? [] : [{ code: "front-matter-type", span, message, fixes: [] }];
}
