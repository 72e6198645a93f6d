// The checkers that others wrote, each made ready with the names and then given pages.
import { TextlintKernel, type TextlintKernelOptions } from "@textlint/kernel";
import textlintMarkdown from "@textlint/textlint-plugin-markdown";
import { createTextDocument, DocumentValidator, type CSpellUserSettings } from "cspell-lib";
import { lint } from "markdownlint/sync";
import terminology from "textlint-rule-terminology";
import type { Page } from "./ground.ts";

/** Checks pages; gives the number of things said. */
export type PageChecker = (pages: readonly Page[]) => Promise<number>;

/** cspell's library with the names as words; English and software dictionaries as they ship. */
export async function cspellChecker(names: readonly string[]): Promise<PageChecker> {
  const settings: CSpellUserSettings = { version: "0.2", language: "en", words: [...names] };
  const validate = async ({ path, text }: Page): Promise<number> => {
    const document = createTextDocument({ uri: `file:///bench/${path}`, content: text, languageId: "markdown" });
    const validator = new DocumentValidator(document, { noConfigSearch: true, generateSuggestions: false }, settings);
    await validator.prepare();
    return validator.checkDocument().length;
  };
  await validate({ path: "first.md", text: "A page.\n" }); // loads the dictionaries
  return (pages) => each(pages, validate);
}

/** markdownlint with the rule on proper names alone. */
export function markdownlintChecker(names: readonly string[]): PageChecker {
  return (pages) =>
    each(pages, ({ text }) => Promise.resolve(lint({ strings: { page: text }, config: { default: false, MD044: { names: [...names] } } })["page"]?.length ?? 0));
}

/** textlint with the rule on terms alone. */
export function textlintChecker(names: readonly string[]): PageChecker {
  const kernel = new TextlintKernel();
  const terms = names.map((name) => name.replaceAll(/[.*+?^${}()|[\]\\]/gu, "\\$&"));
  const options = {
    ext: ".md",
    plugins: [{ pluginId: "markdown", plugin: textlintMarkdown.default }],
    rules: [{ ruleId: "terminology", rule: terminology, options: { defaultTerms: false, terms } }],
  } as unknown as TextlintKernelOptions;
  return (pages) => each(pages, async ({ text }) => (await kernel.lintText(text, options)).messages.length);
}

async function each(pages: readonly Page[], check: (page: Page) => Promise<number>): Promise<number> {
  let count = 0;
  for (const page of pages) count += await check(page);
  return count;
}
