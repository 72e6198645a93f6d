// Random documents and edits for laws: pieces that mean something in some format, mixed with pieces that do not.
import fc from "fast-check";

const PIECES = [
  "lantern-plugin-import", "lantern-plugin-improt", "@lantern/core", "@lantern/coer", "lantern-plugin-transform-classes", "Letter Merge", "Leter Merge",
  "letter merge", "Circular Blend", "Page Converter", "page convertr", "Inkwell.Pages for Javascript", "Inkwell.Pages for C++", "Stamp Builder", "Draftoscope", "Folio", "glowwurm",
  "TemplateBulder", "plugin ", "npm install ", "the words of a page ", " ", "  ", "\n", "\n\n", "\r\n", "\r", "\t", "- ", "1. ", "# ", "> ", "* ", "| a | b |\n|---|---|\n",
  "```", "```sh\n", "\n```\n", "~~~\n", "`", "``", "**", "_", "[", "](", ")", "](https://example.com/lantern-plugin-improt)", "<", ">", "<!-- ", " -->", "{/* ", " */}",
  "<!-- tbcv-disable -->", "<!-- tbcv-enable -->", "<!-- tbcv-disable-next-line misspelled-name -->\n", "<!-- tbcv-disable-line -->", "<!-- tbcv-disable-file \"Leter Merge\" -->", ".. tbcv-disable\n",
  "---\ntitle: Leter Merge\nfamily: lantern\n---\n", "---\n", "+++\ntitle = \"Leter Merge\"\n+++\n", "family: inkwell-api\n", "<p>", "</p>", "<pre>", "</pre>", "<script>", "</script>", "<code>", "</code>", "<img alt=\"Leter Merge\">",
  ".. code-block:: sh\n\n   ", "::\n\n   ", "====\n", "----\n", "////\n", "{{< x >}}", "{% raw %}", ":ref:`x`", "é", "\u00a0", "\u200b", "\ud83d\ude00", "\ud800", "漢字", "'s ", "don't ", "&amp;", "\\",
  "---\nfamily: binder\nplugins: [turner]\n---\n", "Convert DOCX to PDF", "convert SVG ", "Load SVG files ", "with Binder Word Press. ", "Binder Web Press saves ", ".glueAll(", "from scratch ", "cannot ", "in the browser ",
] as const;

/** A piece of a document. */
export const piece = fc.constantFrom(...PIECES);

/** A document. */
export const documentText = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(""));

/** An edit by shares of the text it will meet: where it starts, how much goes, what comes. */
export const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  gone: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.integer({ min: 1, max: 12 }) }, { weight: 1, arbitrary: fc.integer({ min: 13, max: 200 }) }),
  come: fc.oneof({ weight: 1, arbitrary: fc.constant("") }, { weight: 5, arbitrary: piece }, { weight: 1, arbitrary: fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join("")) }),
});

/** Any text at all: every plane, lone surrogates, NULs. */
export const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 200 }).map((units) => String.fromCharCode(...units)),
  fc.array(fc.oneof(piece, fc.string({ unit: "grapheme", maxLength: 5 })), { maxLength: 60 }).map((pieces) => pieces.join("")),
);
