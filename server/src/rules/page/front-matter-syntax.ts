// Front matter that cannot be read.
import { declaredPlugins } from "../declared-plugins.ts";
import type { Page } from "./page.ts";
import type { PageRule } from "./page-rule.ts";

/** What templates of pages hold; it is filled in before the front matter is read by anyone. */
const TEMPLATE = /\{\{|\{%|<%/u;

/** Says at one place why. Front matter of projects that know nothing of plugins is theirs alone, and templates are none yet. */
export const frontMatterSyntax: PageRule = {
  codes: ["front-matter-syntax"],
  check(page) {
    const problem = isOurs(page) ? page.frontMatter?.problem : undefined;
    if (problem === undefined || TEMPLATE.test(page.blocks[0]?.block.text ?? "")) return [];
    return [{ code: "front-matter-syntax", span: problem.span, message: problem.message, fixes: [] }];
  },
};

/** A family is in force, or known plugins are listed. */
function isOurs({ families, blocks, snapshot, truth }: Page): boolean {
  return families.length > 0 || declaredPlugins(blocks.slice(0, 1), snapshot.text, truth).some(({ plugins }) => plugins.length > 0);
}
