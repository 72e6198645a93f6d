// Names that are parts of longer ones, plugins that work together, and links below a closing tag: where these rules said too much.
import assert from "node:assert/strict";
import { brief, createChecker, DEFAULTS, firstFixes, type TextChecker } from "../../support/check-text.ts";
import { shippedIndex } from "../../support/shipped-truth.ts";

const LINKS = { ...DEFAULTS, rules: { "unlinked-mention": "warning" } } as const;

describe("pages about longer names and several plugins", () => {
  let check: TextChecker;
  before(async () => {
    check = createChecker(await shippedIndex());
  }).timeout(60_000);

  const briefs = (text: string, code: string, settings = DEFAULTS): string[] => check(text, "markdown", settings).findings.filter((finding) => finding.code === code).map(brief);
  const page = (family: string, plugins: string, body: string): string => `---\nfamily: ${family}\ntitle: t\ndescription: d\nplugins: [${plugins}]\n---\n\n${body}\n`;

  it("uses no plugin whose name only begins a package of one's own", () => {
    assert.deepEqual(briefs(page("eslint", "", "Our own `eslint-plugin-mycompany`."), "undeclared-plugin"), []);
    assert.deepEqual(briefs(page("vite", "", "```js\nimport mine from './vite-plugin-mine'\n```"), "undeclared-plugin"), []);
    assert.equal(briefs(page("eslint", "", "Our `eslint-plugin-import` and `eslint-plugin-react/recommended`."), "undeclared-plugin").length, 2);
  });

  it("links no part of a package's name, of a namespace or of a path", () => {
    for (const text of ["Our eslint-plugin-mycompany.\n", "using Aspose.Words.Saving;\n", "The file ./vite-plugin-mine here.\n"]) assert.deepEqual(briefs(text, "unlinked-mention", LINKS), [], text);
    assert.equal(briefs("Aspose.Words does it.\n", "unlinked-mention", LINKS).length, 1);
  });

  it("writes a link of HTML below a closing tag, once", () => {
    const text = "</div>\nThe eslint-plugin-import plugin.\n";
    const fixed = firstFixes(text, check(text, "markdown", LINKS).findings);
    assert.match(fixed, /<a href="[^"]+">eslint-plugin-import<\/a>/u);
    assert.deepEqual(briefs(fixed, "unlinked-mention", LINKS), []);
  });

  it("asks of plugins that work together what all of them can do", () => {
    const sentence = "Word Processor lets you open a DOCX file and, together with PDF Processor and Document Converter, save it as PDF.";
    assert.deepEqual(briefs(`---\nfamily: words\n---\n\n${sentence}\n`, "unsupported-format"), []);
    assert.equal(briefs("---\nfamily: words\n---\n\nTogether with Word Processor, load SVG.\n", "unsupported-format").length, 1);
  });
});
