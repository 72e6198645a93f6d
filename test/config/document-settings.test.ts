// Which settings hold for which document.
import assert from "node:assert/strict";
import { compilePatterns, documentSettings } from "../../server/src/host/config-document.ts";
import { resolveSettings } from "../../server/src/host/config-resolve.ts";

const settingsOf = (value: unknown) => resolveSettings([{ name: "test", value }]).settings;

describe("file patterns", () => {
  const cases: readonly (readonly [string, string, boolean])[] = [
    ["*.md", "a.md", true], ["*.md", "docs/deep/a.md", true], ["*.md", "a.mdx", false],
    ["docs", "docs/a.md", true], ["docs/", "docs/deep/a.md", true], ["docs/*.md", "docs/deep/a.md", false],
    ["docs/**", "docs/deep/a.md", true], ["docs/**", "other/a.md", false], ["./docs/*.md", "docs/a.md", true],
    ["/docs/*.md", "docs/a.md", true], ["{a,b}/*.md", "b/x.md", true], ["**/.hidden/*", "x/.hidden/a.md", true], ["", "a.md", false],
  ];
  for (const [pattern, path, matches] of cases) {
    it(`${JSON.stringify(pattern)} ${matches ? "means" : "does not mean"} ${path}`, () => {
      assert.equal(compilePatterns([pattern])(path), matches);
    });
  }
});

describe("settings of a document", () => {
  const settings = settingsOf({
    families: ["base"],
    rules: { "name-case": "off", "former-name": "hint" },
    folders: { "docs/words/**": ["words", "base"], "docs/**": ["docs"] },
    overrides: [
      { files: ["docs/**"], rules: { "name-case": "error" }, min_confidence: 0.9 },
      { files: ["*.html"], rules: { "name-case": "hint" }, families: ["web"], ignore_names: ["Wods"] },
    ],
  });

  it("are the plain ones where nothing else is said", () => {
    const { rules, families, minConfidence } = documentSettings(settings, "readme.md");
    assert.deepEqual({ rules, families, minConfidence }, { rules: { "name-case": "off", "former-name": "hint" }, families: ["base"], minConfidence: 0 });
  });

  it("take overrides in order, the later over the earlier, and folders added", () => {
    const { rules, families, minConfidence, ignoreNames } = documentSettings(settings, "docs/words/a.html");
    assert.deepEqual({ rules, families, minConfidence, ignoreNames }, {
      rules: { "name-case": "hint", "former-name": "hint" }, families: ["web", "words", "base", "docs"], minConfidence: 0.9, ignoreNames: ["Wods"],
    });
  });
});
