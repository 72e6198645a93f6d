// The front matter of a page as data with places: what is read, what is refused, and where.
import assert from "node:assert/strict";
import type { FrontMatter } from "../../../server/src/rules/page/page-facts.ts";
import type { Span } from "../../../server/src/text/span.ts";
import { createChecker } from "../../support/check-text.ts";
import { smallTruth } from "../../support/small-truth.ts";

describe("front matter of a page", () => {
  let read: (text: string, format?: string) => FrontMatter | undefined;

  before(async () => {
    const check = createChecker(await smallTruth());
    read = (text, format) => check(text, format).page.frontMatter;
  });

  function dataOf(text: string): unknown {
    const frontMatter = read(text);
    assert.equal(frontMatter?.problem, undefined);
    return frontMatter?.data;
  }

  it("is read in three languages", () => {
    assert.deepEqual(dataOf("---\na: 1.5\nb: [x, null]\nc: {d: 'e'}\nf: yes\n---\n\nText."), { a: 1.5, b: ["x", null], c: { d: "e" }, f: "yes" });
    assert.deepEqual(dataOf('+++\na = 1.5\nb = ["x"]\n[c]\nd = "e"\n[[f]]\ng.h = 1\n[[f]]\n+++\n\nText.'), { a: 1.5, b: ["x"], c: { d: "e" }, f: [{ g: { h: 1 } }, {}] });
    assert.deepEqual(dataOf('{\n\t"a": 1.5,\n\t"b": ["x", null],\n\t"c": {"d": "e"}\n}\n\nText.'), { a: 1.5, b: ["x", null], c: { d: "e" } });
  });

  it("may be empty, and keys may be called anything", () => {
    for (const text of ["---\n---\n", "---\n# nothing\n---\n", "+++\n+++\n", "{\n}\n"]) assert.deepEqual(dataOf(text), {}, text);
    for (const text of ["---\n__proto__: {x: 1}\n---", '+++\n__proto__ = {x = 1}\n+++', '{\n"__proto__": {"x": 1}\n}']) assert.deepEqual(Object.keys(dataOf(text) as object), ["__proto__"], text);
  });

  it("merges what YAML merges, and takes lone carriage returns for line ends", () => {
    assert.deepEqual(dataOf("---\na: &a {b: 1}\nc:\n  <<: *a\n---"), { a: { b: 1 }, c: { b: 1 } });
    assert.deepEqual(dataOf("---\ra: 1\rb: 2\r---\r"), { a: 1, b: 2 });
  });

  it("stands in some formats only, at the top, and holds keys", () => {
    for (const format of ["markdown", "mdx", "html", "textile"]) assert.equal(read("---\na: 1\n---\n", format)?.kind, "yaml", format);
    for (const format of ["asciidoc", "org", "restructuredtext", "latex", "plaintext"]) assert.equal(read("---\na: 1\n---\n", format), undefined, format);
    for (const text of ["", "Text.\n\n---\na: 1\n---\n", "---\n- a\n- b\n---\n", "---\na: 1\n", "---\n\nText\n\n---\n"]) assert.equal(read(text), undefined, text);
  });

  it("knows the places of keys and values, of texts without their quotes", () => {
    const cases: readonly (readonly [string, readonly (string | number)[], string | undefined, string | undefined])[] = [
      ["\uFEFF---\r\ntitle: 'A page' # x\r\n---\r\n", ["title"], "title", "A page"],
      ["---\na:\n  b:\n    - x\n    - \"y\"\n---\n", ["a", "b", 1], undefined, "y"],
      ["---\na:\n  - x # one\n  - y # two\nc: d\n---\n", ["a"], "a", "- x # one\n  - y"],
      ["---\n\"a b\": [x, y]\n---\n", ["a b"], "a b", "[x, y]"],
      ["---\na:\nb: ~\n---\n", ["a"], "a", undefined],
      ["---\na:\nb: ~\n---\n", ["b"], "b", "~"],
      ['+++\n[a.b]\nc.d = ["x", "y"]\n+++\n', ["a", "b", "c", "d", 1], undefined, "y"],
      ['+++\n[a.b]\nc.d = ["x", "y"]\n+++\n', ["a", "b"], "b", undefined],
      ['{\n"a": {"b": "c"}\n}\n', ["a", "b"], "b", "c"],
      ["---\na: 1\n---\n", ["b"], undefined, undefined],
    ];
    for (const [text, path, key, value] of cases) {
      const frontMatter = read(text);
      const textAt = (span: Span | undefined): string | undefined => span && text.slice(span.start, span.end);
      assert.deepEqual([textAt(frontMatter?.spanOf(path, "key")), textAt(frontMatter?.spanOf(path, "value"))], [key, value], JSON.stringify([text, path]));
    }
  });

  it("knows where it begins and ends", () => {
    const text = "\uFEFF---\r\na: 1\r\n---\r\n\r\nText.";
    const frontMatter = read(text);
    assert.deepEqual([frontMatter?.opening, frontMatter?.span], [{ start: 1, end: 4 }, { start: 1, end: text.indexOf("\r\n\r\n") }]);
  });

  it("says in plain words why it cannot be read, and where", () => {
    const cases: readonly (readonly [string, string, string])[] = [
      ["---\na: b: c\n---\n", 'YAML: a text with ": " in it needs quotes.', "b: c"],
      ["---\na: [b\nc: d\n---\n", "YAML: a bracket is not closed.", "a: [b"],
      ["---\na: \"b\n---\n", "YAML: a quote is not closed.", 'a: "b'],
      ["---\na: @b\n---\n", 'YAML: a text that begins with "@" needs quotes.', "@b"],
      ["---\na: *b*\n---\n", 'YAML: a text that begins with "*" needs quotes.', "*b*"],
      ["---\na:\n\t- b\n---\n", "YAML: a tab stands where spaces must.", "- b"],
      ["---\na: 1\nb:\n  c: 1\n  c: 2\n---\n", 'YAML: the key "c" stands there twice.', "c: 2"],
      ["---\na: 1\nb\n---\n", "YAML: a colon, a comma or a bracket is missing.", "b"],
      ["---\na:\n  - b\n - c\n---\n", "YAML: the lines of a list do not begin in one column.", "- c"],
      ["+++\na = \n+++\n", "TOML: a value is missing.", "a ="],
      ["+++\na = 1\na = 2\n+++\n", "TOML: a key stands there twice.", "a = 2"],
      ["+++\na = b\n+++\n", "TOML: a text needs quotes, or a sign stands where none can stand.", "b"],
      ['{\n"a": 1\n"b": 2\n}\n', 'JSON: expected "," or "}".', '"b": 2'],
      ['{\n"a": 1, "a": 2\n}\n', 'JSON: the key "a" stands there twice.', 'a": 2'],
    ];
    for (const [text, reason, place] of cases) {
      const { problem, data } = read(text) ?? {};
      assert.deepEqual([problem?.message, text.slice(problem?.span.start, problem?.span.end), data], [`The front matter is not valid ${reason}`, place, {}], text);
    }
  });

  it("is not read where it is too large, too deep or repeats itself", () => {
    const large = `---\nfamily: inkwell\n${"a: b\n".repeat(200_000)}---\n`;
    assert.deepEqual(read(large)?.problem, { message: "The front matter is longer than 64 KB and is not read.", span: { start: 0, end: 3 } });
    const bomb = `---\na: &a [x,x,x,x,x,x,x,x,x]\n${["b", "c", "d", "e", "f", "g"].map((key, at) => `${key}: &${key} [${Array.from({ length: 9 }, () => `*${"abcdef".charAt(at)}`).join(",")}]`).join("\n")}\n---\n`;
    assert.match(read(bomb)?.problem?.message ?? "", /aliases repeat too much/u);
    const deep = ["[".repeat(30_000), `${"[".repeat(500)}${"]".repeat(500)}`, "{a: ".repeat(10_000)].map((value) => `---\na: ${value}\n---\n`);
    for (const text of [...deep, `---\na:\n  ${"- ".repeat(20_000)}b\n---\n`, `+++\nb = 1\na${".a".repeat(20_000)} = 1\n+++\n`]) {
      assert.deepEqual(read(text)?.problem, { message: "The front matter is nested too deep and is not read.", span: { start: 0, end: 3 } }, text.slice(0, 40));
    }
  });
});
