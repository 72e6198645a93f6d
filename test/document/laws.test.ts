// Laws of reading, over random documents and random edits.
import assert from "node:assert/strict";
import fc from "fast-check";
import { createDocumentReader } from "../../server/src/document/document-reader.ts";
import { markdownParser } from "../../server/src/document/markdown-parser.ts";
import { addMarkdownZones } from "../../server/src/document/markdown-zones.ts";
import { createZoneList } from "../../server/src/document/zone-list.ts";
import { applyEdit, type Edit } from "../../server/src/text/edits.ts";
import { faultsOf, formats, languages, readText, snapshotOf } from "./support.ts";

const pieces = [
  "---\n", "+++\n", "title: Some name\n", "k = [1, 'x']\n", "- id: a\n  b: {c: d}\n",
  "Aspose Words and `code` here\n", "# Heading\n", "\n", "\n\n", "```js\n", "```\n", "~~~\n", "    indented\n", "\t",
  "- item\n", "  more of it\n", "1. first\n", "> quote\n", "> ```\n", "| a | b |\n| - | - |\n", "[text](target \"title\")\n",
  "[ref]: https://a.example/b\n", "<div title=\"x\">\n", "</div>\n", "<!-- ", " -->", "<p>text<li>", "<script>", "</script>", "<pre>", "</pre>", "<code>",
  "{{< ref \"x\" >}}", "{{% note %}}", "{/* ", " */}", "import a from 'b';\n", "{x}", "$$\n", ":::note Title\n", "===\n", "---\n",
  ".. note:: text\n", ".. code-block:: python\n\n   x = 1\n", "Example::\n\n", ">>> a\n", "----\n", "////\n", "[source,java]\n", "== Title\n", "|===\n",
  "* Title\n", "#+begin_src js\n", "#+end_src\n", "#+begin_comment\n", "# comment\n", ":PROPERTIES:\n", ":END:\n", "| a |\n",
  "h1. Title\n", "bc.. code\n", "###.. note\n", "bc. code\n", "p. text\n", "<pre>a\n", "\"text\":https://a.example/b ", "@code@ ",
  "\\documentclass{article}\n", "\\begin{document}\n", "\\begin{verbatim}\n", "\\end{verbatim}\n", "\\section{Title}", "\\emph{", "\\item ", "$", "% comment\n", "\\[", "\\]", "\\url{a}", "\\verb|a|", "}",
  "/*", "*/", "/**\n * text\n", "// text\n", "\"\"\"", "'''", "r#\"", "@\"", "R\"x(", ")x\"", "${", "<#", "#>", "--[[", "]]", "=begin\n", "=end\n", "=pod\n", "=cut\n", "/[/]", "$1",
  "{\n", "\"title\": \"x\",\n", "{ .class }", "<div markdown>\n", "import a from \"b\";\n", "--8<-- \"a\"\n", "{% comment %}", "{% endcomment %}",
  "*", "_", "`", "[", "]", "(", ")", "<", ">", "\\", "&amp;", "|", "{", "}", "'", "\"", ":", "#", " ", "\r\n", "\r", "\n", "\u0000", "\uFEFF", "\f",
  "\uD83D\uDE00", "\uD83D", "\uDE00", "é", "www.acme.org", "a@b.example", "https://acme.example/x_y",
];
const text = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join(""));
const edit = fc.record({ at: fc.nat(400), length: fc.oneof(fc.constant(0), fc.nat(30)), text: fc.oneof(fc.constantFrom("", ...pieces), fc.string({ maxLength: 3 })) });

function toEdit({ at, length, text: inserted }: { at: number; length: number; text: string }, before: string): Edit {
  const start = Math.min(at, before.length);
  return { span: { start, end: Math.min(start + length, before.length) }, text: inserted };
}

const constructs = [
  "Words of a\nparagraph with `code` and [link](https://a.example \"t\").", "# Heading", "Setext\n======", "- one\n- two\n  more\n\n  > quote in item",
  "1. first\n2. second\n   ```js\n   code\n\n   code\n   ```", "> quote\n> - item\n>   more", "```sh\nnpm i\n\n# no heading\n```", "~~~\n```\n~~~",
  "    indented\n\n    code", "| a | b |\n| - | - |\n| c | `d` |", "<div>\n# no heading\n</div>", "<!-- a\n\nb -->", "***", "- a\n\n      code\n\n  b", "lazy\n> quote\ngoes on",
  "[ref]: https://b.example 'title'", "$$\na\n$$", ":::note Title\ntext\n:::", "* a\n+ b\n- c", "para\n- item\npara", "!!! note \"Title\"\n    Body\n\n    more\n\n        code", "??? tip\n    - item\n\n        more\nlazy", "<pre>\n\n# no heading\n</pre>",
];

describe("laws of reading", () => {
  it("markdown: blocks read one by one have the zones of the whole text", () => {
    const markdownText = fc.array(fc.tuple(fc.constantFrom(...constructs), fc.constantFrom("\n", "\n\n", "\n\n\n")), { maxLength: 12 });
    fc.assert(fc.property(markdownText, (parts) => {
      const source = parts.map((part) => part.join("")).join("");
      const whole = createZoneList(source);
      addMarkdownZones(whole, source, markdownParser);
      const found = readText(source, "markdown").blocks.flatMap(({ start, block }) =>
        block.zones.map((zone) => ({ ...zone, start: zone.start + start, end: zone.end + start })));
      assert.deepEqual(found, whole.zones);
    }), { numRuns: 200 });
  });

  for (const format of ["markdown", "mdx"] as const)
    it(`${format}: an update equals a fresh reading around long fences`, () => {
      const line = (row: number): string => (row % 97 === 0 ? "" : `const line_${row} = "some code";`);
      const code = Array.from({ length: 900 }, (_, row) => line(row)).join("\n");
      const place = fc.oneof(fc.nat(60), fc.integer({ min: 8_000, max: 8_500 }), fc.nat(32_000));
      const change = fc.record({ at: place, length: fc.oneof(fc.constant(0), fc.nat(80), fc.nat(20_000)), text: fc.constantFrom("", "x", "\n```\n", "\n~~~ts\n", "```", "\n\n", "\n````\n") });
      fc.assert(
        fc.property(fc.constantFrom("# A\n\n```js\n", "~~~~\n", "text\n\n"), fc.constantFrom("\n```\n\nMore\n", "", "\n~~~~\n# B\n"), fc.array(change, { minLength: 1, maxLength: 6 }), (head, tail, changes) => {
          const reader = createDocumentReader();
          let model = reader.read(snapshotOf(head + code + tail, format));
          changes.forEach((one, version) => {
            const made = toEdit(one, model.snapshot.text);
            const snapshot = snapshotOf(applyEdit(model.snapshot.text, made), format, version + 2);
            model = reader.update(model, snapshot, [made]);
            assert.deepEqual(model.blocks, createDocumentReader().read(snapshot).blocks);
            assert.deepEqual(faultsOf(model), []);
          });
        }),
        { numRuns: 100 },
      );
    });

  it("markdown: a long fence is code to its end, in pieces", () => {
    const code = `${"const a = 1;\n".repeat(3_000)}\n    last\n`;
    for (const closer of ["```\n\nProse", ""]) {
      const { blocks } = readText(`\`\`\`js\n${code}${closer}`, "markdown");
      const zones = blocks.flatMap(({ start, block }) => block.zones.map((zone) => ({ ...zone, text: block.text.slice(zone.start, zone.end), at: start })));
      const inCode = zones.filter(({ kind, label }) => kind === "code-block" && label === "js");
      assert.ok(inCode.length > 4);
      assert.equal(inCode.map((zone) => zone.text).join("").replace(/\s/g, ""), code.replace(/\s/g, ""));
      assert.deepEqual(zones.filter((zone) => !inCode.includes(zone)).map((zone) => zone.text), closer === "" ? [] : ["Prose"]);
      assert.ok(blocks.every(({ block }) => block.text.length < 9_000));
    }
  });

  for (const format of [...formats, ...languages]) {
    it(`${format}: an update equals a fresh reading`, () => {
      fc.assert(
        fc.property(text, fc.array(fc.array(edit, { maxLength: 3 }), { maxLength: 5 }), (first, rounds) => {
          const reader = createDocumentReader();
          let model = reader.read(snapshotOf(first, format));
          rounds.forEach((round, version) => {
            let next = model.snapshot.text;
            const edits = round.map((one) => {
              const made = toEdit(one, next);
              next = applyEdit(next, made);
              return made;
            });
            const snapshot = snapshotOf(next, format, version + 2);
            model = reader.update(model, snapshot, edits);
            assert.deepEqual(model.blocks, createDocumentReader().read(snapshot).blocks);
          });
        }),
        { numRuns: 150 },
      );
    });

    it(`${format}: blocks and zones are in order, without overlaps, between characters`, () => {
      fc.assert(fc.property(fc.oneof(text, fc.string({ unit: "binary" })), (source) => {
        assert.deepEqual(faultsOf(readText(source, format)), []);
      }), { numRuns: 200 });
    });

    if (languages.includes(format)) continue;
    it(`${format}: plain words are all found, in order`, () => {
      const words = fc.array(fc.constantFrom("Aspose", "Words", "for", "plugin", "reads"), { minLength: 1, maxLength: 12 });
      fc.assert(fc.property(fc.array(words, { minLength: 1, maxLength: 5 }), (paragraphs) => {
        const source = paragraphs.map((one) => one.join(" ")).join("\n\n");
        const prose = readText(source, format).blocks.flatMap(({ block }) => block.zones.map((zone) => block.text.slice(zone.start, zone.end)));
        assert.deepEqual(prose.join(" ").split(/\s+/), paragraphs.flat());
      }), { numRuns: 50 });
    });
  }
});
