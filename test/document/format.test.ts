import assert from "node:assert/strict";
import { formatOf } from "../../server/src/document/format.ts";

describe("format of a document", () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ["file:///docs/a.md", "", "markdown"],
    ["file:///docs/a.md", "html", "html"],
    ["file:///docs/a.md?x=1#part.html", "", "markdown"],
    ["C:\\docs\\Read.Me.MARKDOWN", "", "markdown"],
    ["docs/c#.mdx", "", "mdx"],
    ["untitled:Untitled-1", "asciidoc", "asciidoc"],
    ["untitled:Untitled-1", "", "plaintext"],
    ["/docs/page.xhtml", "unknown", "html"],
    ["index.rst", "", "restructuredtext"],
    ["index.adoc", "", "asciidoc"],
    ["index.org", "", "org"],
    ["index.textile", "plaintext", "textile"],
    ["paper.TEX", "", "latex"],
    ["paper.sty", "", "plaintext"],
    ["untitled:Untitled-1", "latex", "latex"],
    ["server.ts", "", "source"],
    ["server.ts", "plaintext", "plaintext"],
    ["untitled:Untitled-1", "python", "source"],
    ["data.json", "json", "plaintext"],
    ["notes.txt", "", "plaintext"],
    ["/docs.md/notes", "", "plaintext"],
    ["", "", "plaintext"],
  ];
  for (const [uri, languageId, format] of cases)
    it(`${uri || "no address"} ${languageId}: ${format}`, () => {
      assert.equal(formatOf(uri, languageId), format);
    });
});
