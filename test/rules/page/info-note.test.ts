// The note under code: where it stands in each format, and that it is written once.
import assert from "node:assert/strict";
import { infoNote } from "../../../server/src/rules/page/info-note.ts";
import { applyEdits } from "../../../server/src/text/edits.ts";
import { createChecker, DEFAULTS } from "../../support/check-text.ts";
import { smallTruth } from "../../support/small-truth.ts";

const CODE = "new SheetBinder();";
const NEEDS = 'This code requires "Inkpot Binder" and "Inkpot Writer".';

async function noted(text: string, format = "markdown"): Promise<string | undefined> {
  const { page } = createChecker(await smallTruth())(text, format, { ...DEFAULTS, families: ["quillon"] });
  const fix = infoNote(page, text.indexOf(CODE));
  return fix && applyEdits(text, [...fix.edits]);
}

describe("the note under code", () => {
  const cases: readonly (readonly [format: string, text: string, after: string])[] = [
    ["markdown", `\`\`\`cs\n${CODE}\n\`\`\`\nB\n`, `\`\`\`cs\n${CODE}\n\`\`\`\n\n> **Note:** ${NEEDS}\n\nB\n`],
    ["markdown", `\`\`\`cs\r\n${CODE}\r\n\`\`\``, `\`\`\`cs\r\n${CODE}\r\n\`\`\`\r\n\r\n> **Note:** ${NEEDS}`],
    ["mdx", `- A\n\n  ~~~cs\n  ${CODE}\n  ${CODE}\n  ~~~\n\n  B\n`, `- A\n\n  ~~~cs\n  ${CODE}\n  ${CODE}\n  ~~~\n\n  > **Note:** ${NEEDS}\n\n  B\n`],
    ["html", `<pre><code>${CODE}</code></pre>\n<p>B</p>\n`, `<pre><code>${CODE}</code></pre>\n\n<p><strong>Note:</strong> ${NEEDS}</p>\n\n<p>B</p>\n`],
    ["asciidoc", `[source,csharp]\n----\n${CODE}\n----\n\nB\n`, `[source,csharp]\n----\n${CODE}\n----\n\nNOTE: ${NEEDS}\n\nB\n`],
    ["restructuredtext", `.. code-block:: csharp\n\n   ${CODE}\n\nB\n`, `.. code-block:: csharp\n\n   ${CODE}\n\n.. note:: ${NEEDS}\n\nB\n`],
    ["org", `#+begin_src csharp\n${CODE}\n#+end_src\n\nB\n`, `#+begin_src csharp\n${CODE}\n#+end_src\n\n*Note:* ${NEEDS}\n\nB\n`],
    ["textile", `bc. ${CODE}\n\np. B\n`, `bc. ${CODE}\n\np. *Note:* ${NEEDS}\n\np. B\n`],
    ["latex", `\\begin{verbatim}\n${CODE}\n\\end{verbatim}\n\nB\n`, `\\begin{verbatim}\n${CODE}\n\\end{verbatim}\n\n\\textbf{Note:} This code requires \`\`Inkpot Binder'' and \`\`Inkpot Writer''.\n\nB\n`],
  ];
  for (const [format, text, after] of cases) {
    it(`is written once in ${format}: ${JSON.stringify(text.slice(0, 24))}`, async () => {
      assert.equal(await noted(text, format), after);
      assert.equal(await noted(after, format), undefined);
    });
  }

  it("stands under the whole of a long fence", async () => {
    const fence = `\`\`\`cs\n${"x();\n".repeat(3000)}${CODE}\n${"x();\n".repeat(3000)}\`\`\`\n`;
    assert.equal(await noted(`${fence}\nB\n`), `${fence}\n> **Note:** ${NEEDS}\n\nB\n`);
  });

  it("is not offered where the code uses nothing, in quotations, in running text and in plain text", async () => {
    for (const text of [`> \`\`\`cs\n> ${CODE}\n> \`\`\`\n`, `The ${CODE} call.\n`, `\`\`\`java\n${CODE}\n\`\`\`\n`]) assert.equal(await noted(text), undefined, text);
    assert.equal(await noted(`${CODE}\n`, "plaintext"), undefined);
  });
});
