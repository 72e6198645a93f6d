// Fields of the front matter that documents of a family must have.
import { mayHaveFrontMatter } from "../../document/formats.ts";
import { lineAt } from "../../document/line-scan.ts";
import type { Span } from "../../text/span.ts";
import { fieldOf } from "./field.ts";
import type { Page } from "./page.ts";
import type { PageRemark, PageRule } from "./page-rule.ts";

/** Says once for each field that it is not there, or says nothing. Front matter that cannot be read has its own finding. */
export const missingField: PageRule = {
  codes: ["missing-field"],
  check(page) {
    const wanted = requiredFields(page);
    if (wanted.size === 0 || page.frontMatter?.problem) return [];
    const top = page.frontMatter?.opening ?? firstLine(page);
    return top === undefined ? [] : [...wanted].flatMap(([name, families]) => remarkOn(page, name, { families, top }));
  },
};

/** The fields, each with the families in force that ask for it. */
function requiredFields({ families }: Page): ReadonlyMap<string, readonly string[]> {
  const fields = new Map<string, readonly string[]>();
  for (const { family, required_fields: names = [] } of families) {
    for (const name of names) fields.set(name, [...(fields.get(name) ?? []), family]);
  }
  return fields;
}

/** Where a page without front matter could begin with it. A page of HTML mostly has a title of its own, a notebook's cell is no page. */
function firstLine({ blocks: [first], format, snapshot }: Page): Span | undefined {
  if (first === undefined || !mayHaveFrontMatter(format) || format === "html" || /^[\w+.-]*notebook[\w+.-]*:/u.test(snapshot.uri)) return undefined;
  const { end } = lineAt(first.block.text, 0);
  return { start: first.start, end: first.start + end };
}

function remarkOn(page: Page, name: string, { families, top }: { readonly families: readonly string[]; readonly top: Span }): PageRemark[] {
  const { frontMatter } = page;
  const field = fieldOf(frontMatter, name);
  if (field && !isEmpty(field.value)) return [];
  const [first = ""] = families;
  const who = families.length === 1 ? `family ${first}` : `families ${families.join(", ")}`;
  const what = frontMatter === undefined ? "is missing, and so is the front matter" : `is ${field ? "empty" : "missing"} in the front matter`;
  const span = (field && frontMatter?.spanOf(field.path, "key")) ?? top;
  return [{ code: "missing-field", span, message: `"${name}" ${what}; documents of ${who} must have it.`, family: first, fixes: [] }];
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === "string" && value.trim() === "");
}
