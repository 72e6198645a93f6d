// Links in all formats: which text leads where, and that a link which is put in leaves nothing to say.
import assert from "node:assert/strict";
import { linksOf } from "../../../server/src/rules/page/links.ts";
import { addressKey } from "../../../server/src/rules/page/address-key.ts";
import { createChecker, DEFAULTS, firstFixes, FORMATS } from "../../support/check-text.ts";
import { smallTruth } from "../../support/small-truth.ts";

const LINKING = { ...DEFAULTS, rules: { "unlinked-mention": "hint" as const } };

describe("links", () => {
  const cases: readonly (readonly [format: string, text: string, links: readonly string[]])[] = [
    ["markdown", "[a b](http://x/1) [**a** `b`](<http://x/2> \"t\") ![a](http://x/3) [c][l] [L][] [l] [none][m]\n\n[l]: http://x/4\n[L]: http://x/5\n", ["a b → http://x/1", "a b → http://x/2", "c → http://x/4", "L → http://x/4", "l → http://x/4"]],
    ["markdown", "x <a class=\"y\" href=\"http://x/1\"><b>a</b> b</a> and <a href='http://x/2'>c\n", ["a b → http://x/1"]],
    ["mdx", "[a](http://x/1) <a href=\"http://x/2\">b</a>\n", ["a → http://x/1", "b → http://x/2"]],
    ["html", "<p><a href=\"http://x/1\">a <em>b</em></a> <a id=\"q\">c</a></p>\n", ["a b → http://x/1"]],
    ["restructuredtext", "A `a b <http://x/1>`_ and `c`_.\n\n.. _c: http://x/2\n", ["a b → http://x/1", "c → http://x/2"]],
    ["asciidoc", "link:http://x/1[a b] http://x/2[c]\n", ["a b → http://x/1", "c → http://x/2"]],
    ["org", "[[http://x/1][a b]] [[http://x/2]]\n", ["a b → http://x/1"]],
    ["textile", "See \"a b\":http://x/1 now.\n", ["a b → http://x/1"]],
    ["latex", "See \\href{http://x/1}{a b}.\n", ["a b → http://x/1"]],
    ["plaintext", "[a](http://x/1)\n", []],
  ];
  for (const [format, text, expected] of cases) {
    it(`are read in ${format}: ${text.trim().slice(0, 30)}`, async () => {
      const links = linksOf(createChecker(await smallTruth())(text, format).page);
      assert.deepEqual(links.map((link) => `${link.text} → ${link.url}`), expected);
      for (const { target, url } of links) assert.equal(text.slice(target.start, target.end), url);
    });
  }

  it("lead to the same page whatever the scheme, www., a slash at the end, query and fragment", () => {
    const keys = ["https://a.example/b_(c)", "http://www.A.example/b_%28c%29/", "//a.example/b_(c)?x=1#y", "https://a.example:443/b\\_(c)"].map(addressKey);
    assert.deepEqual(keys, keys.map(() => "a.example/b_(c)"));
    assert.deepEqual(["b.md", "#top", "mailto:a@b.example", "/c/d"].map(addressKey), [undefined, undefined, undefined, undefined]);
  });

  for (const format of FORMATS) {
    it(`are put in once in ${format}, and then nothing is left to say`, async () => {
      const check = createChecker(await smallTruth());
      const text = format === "html" ? "<p>The Inkpot Sorter plugin. The Inkpot Sorter plugin.</p>\n" : "The Inkpot Sorter plugin. The Inkpot Sorter plugin.\n";
      const { findings } = check(text, format, LINKING);
      assert.equal(findings.length, format === "plaintext" ? 0 : 1);
      const after = firstFixes(text, findings);
      assert.deepEqual(check(after, format, LINKING).findings, []);
      assert.equal(after === text, format === "plaintext");
      assert.equal(linksOf(check(after, format, LINKING).page).length, findings.length);
    });
  }
});
