// Names that stand in a link of their own, in each format: they get no second one, and the same names outside of it do.
import assert from "node:assert/strict";
import type { DocumentLink } from "vscode-languageserver";
import { startSession, type TestSession } from "../support/lsp-session.ts";

const TRUTH = `family: own
plugins:
  - {id: lantern-writer, name: Lantern Writer, url: "https://example.org/lantern"}
  - {id: lantern-press, name: Lantern Press, url: "https://example.org/press"}
`;
const CONFIG = "truth: {packs: [], truth_files: [own.yaml]}\ninclude_code: true\n";
const NAME = "Lantern Writer";

/** How each format writes a link with the name in it, by the extension of its files. */
const LINKS: Readonly<Record<string, readonly string[]>> = {
  md: [
    "[Lantern Writer](x.md)", "[`lantern-writer`](x.md)", "[The `lantern-writer` **plugin**](x.md)", "[**Lantern Writer**](x.md)", "[Lantern Writer][x]", "[`lantern-writer`][x]",
    '[x](x.md "Lantern Writer")', '<a href="x">Lantern Writer</a>', '<a href="x"><code>lantern-writer</code></a>', '<a href="x">`lantern-writer` here</a>', "![Lantern Writer](x.png)",
    "<https://example.org/lantern-writer>", "https://example.org/lantern-writer", "[Lantern](x.md) Writer", "Lantern [Writer](x.md)",
  ],
  mdx: ['<Link to="/x">Lantern Writer</Link>', '<Link href="/x">the `lantern-writer` plugin</Link>', "[`lantern-writer`](x.md)", '<a href={x}>Lantern Writer</a>'],
  html: ['<p><a href="x">Lantern Writer</a></p>', '<p><a href="x"><code>lantern-writer</code></a></p>', '<h2><a href="x">The <b>Lantern Writer</b> plugin</a></h2>', '<my-link href="x">Lantern Writer</my-link>'],
  rst: [
    "`Lantern Writer <x.html>`_", "`Lantern Writer`_", ":doc:`Lantern Writer <x>`", ":ref:`Lantern Writer <x>`", ":py:mod:`lantern-writer`", "lantern-writer_", "|Lantern Writer|_",
  ],
  adoc: [
    "link:x.html[Lantern Writer]", "link:x.html[`lantern-writer`]", "https://example.org/x[Lantern Writer]", "<<x,Lantern Writer>>", "xref:x.adoc[the `lantern-writer` plugin]", "*link:x.html[Lantern Writer]*",
    "_https://example.org/x[Lantern Writer]_",
  ],
  org: ["[[file:x.org][Lantern Writer]]", "[[file:x.org][=lantern-writer=]]", "*[[file:x.org][Lantern Writer]]*", "/the [[file:x.org][Lantern Writer]] plugin/"],
  textile: ['"Lantern Writer":x.html', '"@lantern-writer@":x.html', '*"Lantern Writer":x.html*', '"x(Lantern Writer)":x.html', '<a href="x">Lantern Writer</a>'],
  tex: ["\\href{x}{Lantern Writer}", "\\href{x}{\\texttt{lantern-writer}}", "\\href{x}{\\textbf{Lantern Writer}}", "\\hyperref[x]{the {Lantern Writer} plugin}"],
  txt: ["https://example.org/lantern-writer", "<https://example.org/lantern-writer>"],
  ts: ["// See {@link x | Lantern Writer} here.", "// See [`lantern-writer`](x.md) here.", '// See <a href="x">Lantern Writer</a> here.', "// See [`lantern-writer`] here."],
  py: ["# See `Lantern Writer <x.html>`_ here.", "# See :py:mod:`lantern-writer` here."],
};

/** How a format writes the name outside of a link. */
const OUTSIDE: Readonly<Record<string, readonly string[]>> = {
  md: ["Lantern Writer", "`lantern-writer`", "**Lantern Writer**", "[x](x.md) Lantern Writer", "<a id=\"x\"></a>Lantern Writer", "## Lantern Writer"],
  mdx: ["<b>Lantern Writer</b>", '<Link to="/x">x</Link> Lantern Writer'],
  html: ["<p>Lantern Writer</p>", '<link rel="x" href="x"><p>Lantern Writer</p>', '<p><a href="x">x</a> Lantern Writer</p>'],
  rst: ["Lantern Writer", "``lantern-writer``", ":code:`lantern-writer`", "`x <x.html>`_ Lantern Writer"],
  adoc: ["Lantern Writer", "`lantern-writer`", "link:x.html[x] Lantern Writer", "*Lantern Writer*"],
  org: ["Lantern Writer", "=lantern-writer=", "*Lantern Writer*"],
  textile: ["Lantern Writer", "@lantern-writer@", "*Lantern Writer*"],
  tex: ["Lantern Writer", "\\texttt{lantern-writer}", "\\href{x}{x} Lantern Writer"],
  txt: ["Lantern Writer"],
  ts: ["// The Lantern Writer here.", "// The `lantern-writer` here."],
  py: ["# The Lantern Writer here."],
};

const LANGUAGES: Readonly<Record<string, string>> = { md: "markdown", mdx: "mdx", html: "html", rst: "restructuredtext", adoc: "asciidoc", org: "org", textile: "textile", tex: "latex", txt: "plaintext", ts: "typescript", py: "python" };

describe("document links", () => {
  let session: TestSession;
  let opened = 0;
  before(async () => {
    session = await startSession({ files: { "docs/own.yaml": TRUTH, "docs/tbcv.yaml": CONFIG } });
  });
  after(() => session.end());

  /** The texts that are links in a page of a format. */
  async function linked(kind: string, text: string): Promise<string[]> {
    const uri = session.folder.uri(`docs/${++opened}.${kind}`);
    session.open(uri, text, LANGUAGES[kind]);
    assert.deepEqual(await session.client.diagnostics(uri, 1), []);
    const links = await session.client.request<DocumentLink[]>("textDocument/documentLink", { textDocument: { uri } });
    const lines = text.split("\n");
    return links.map(({ range: { start, end } }) => (lines[start.line] ?? "").slice(start.character, end.character));
  }

  for (const [kind, links] of Object.entries(LINKS)) {
    it(`stand beside the links of .${kind}, not inside of them`, async () => {
      for (const link of links) assert.deepEqual(await linked(kind, `${link}\n\n`), [], link);
      for (const text of OUTSIDE[kind] ?? []) assert.deepEqual((await linked(kind, `${text}\n\n`)).map((found) => found.replace("lantern-writer", NAME)), [NAME], text);
    });
  }
});
