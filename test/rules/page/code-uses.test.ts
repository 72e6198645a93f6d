// What code uses: by which patterns, in which languages, and how surely.
import assert from "node:assert/strict";
import { codeUses } from "../../../server/src/rules/page/code-uses.ts";
import { createChecker, DEFAULTS } from "../../support/check-text.ts";
import { smallTruth } from "../../support/small-truth.ts";

async function usesIn(text: string, families: readonly string[] = ["quillon"]): Promise<readonly string[]> {
  const truth = await smallTruth();
  const { page } = createChecker(truth)(text, "markdown", { ...DEFAULTS, families: [...families] });
  return codeUses(page).map(({ span, plugins, confidence }) => `${text.slice(span.start, span.end)} ${confidence} ${plugins.map((row) => truth.plugin(row).definition.id).join()}`);
}

const fenced = (label: string, ...lines: readonly string[]): string => [`\`\`\`${label}`, ...lines, "```", ""].join("\n");

describe("uses in code", () => {
  it("are classes, imports, members and calls, as whole names", async () => {
    const code = fenced("cs", "using Quillon.Inkpot;", "using Quillon.Inkpot.More;", "new InkpotWriter(); new InkpotWriters();", "InkFormat.Pdf; InkFormat.PdfA; $InkpotWriter;", "x.bindSheets(1); bindSheets;");
    assert.deepEqual(await usesIn(code), ["Quillon.Inkpot 0.9 ink-writer", "InkpotWriter 0.9 ink-writer", "InkFormat.Pdf 0.9 ink-writer", "bindSheets 0.6 ink-binder"]);
  });

  it("are surer of a method where its class stands in the same piece", async () => {
    assert.deepEqual(await usesIn(fenced("cs", "new SheetBinder().bindSheets();")), ["SheetBinder 0.9 ink-binder", "bindSheets 0.9 ink-binder"]);
  });

  it("count in the languages that the truth names, whatever the fence calls them, and where no language is told", async () => {
    for (const label of ["cs", "C#", "csharp", ""]) assert.equal((await usesIn(fenced(label, "new SheetBinder()"))).length, 1, label);
    for (const label of ["java", "js", "text"]) assert.deepEqual(await usesIn(fenced(label, "new SheetBinder()")), [], label);
    assert.equal((await usesIn("The `SheetBinder` class.\n")).length, 1);
  });

  it("are none in running text, and none of families that are not in force", async () => {
    assert.deepEqual(await usesIn("The InkpotWriter class.\n"), []);
    assert.deepEqual(await usesIn(fenced("cs", "new InkpotWriter()"), []), []);
    assert.deepEqual(await usesIn(fenced("cs", "new InkpotWriter()"), ["lantern"]), []);
  });
});
