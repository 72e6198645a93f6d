// Ignore comments in every format that has comments: what they stop, and that those which stop nothing are told of.
import assert from "node:assert/strict";
import type { FormatName } from "../../server/src/document/document.ts";
import { createChecker, DEFAULTS } from "../support/check-text.ts";
import { smallTruth } from "../support/small-truth.ts";

const WRONG = "The Leter Merge plugin.";
const MISSPELLED = "misspelled-name 'Leter Merge'";

/** How a format writes a comment, alone on its line and, where it can, behind text. */
const COMMENTS: readonly (readonly [format: FormatName, alone: (text: string) => string, behind?: (text: string) => string])[] = [
  ["markdown", (text) => `<!-- ${text} -->`, (text) => `<!-- ${text} -->`],
  ["mdx", (text) => `{/* ${text} */}`, (text) => `{/* ${text} */}`],
  ["html", (text) => `<!-- ${text} -->`, (text) => `<!-- ${text} -->`],
  ["restructuredtext", (text) => `.. ${text}`],
  ["asciidoc", (text) => `// ${text}`],
  ["org", (text) => `# ${text}`],
  ["textile", (text) => `###. ${text}\n`],
  ["latex", (text) => `% ${text}`, (text) => `% ${text}`],
];

async function found(text: string, format: string, settings = DEFAULTS): Promise<string[]> {
  return createChecker(await smallTruth())(text, format, settings).findings.map((finding) => `${finding.code} '${finding.text}'`);
}

for (const [format, alone, behind] of COMMENTS) {
  /** A page of paragraphs. */
  const page = (...parts: readonly string[]): string => `${parts.join("\n\n")}\n`;

  describe(`ignore comments in ${format}`, () => {
    it("are needed: without one the finding is there", async () => {
      assert.deepEqual(await found(page(WRONG), format), [MISSPELLED]);
    });

    for (const what of ["", " misspelled-name", " \"Leter Merge\"", " former-name, misspelled-name", " name-case \"Leter Merge\""]) {
      it(`disable-next-line${what}`, async () => {
        assert.deepEqual(await found(`${alone(`tbcv-disable-next-line${what}`)}\n${WRONG}\n\n${WRONG}\n`, format), [MISSPELLED]);
      });

      it(`disable-next-line${what} before an empty line`, async () => {
        assert.deepEqual(await found(page(alone(`tbcv-disable-next-line${what}`), WRONG, WRONG), format), [MISSPELLED]);
      });

      it(`disable … enable${what}`, async () => {
        assert.deepEqual(await found(page(WRONG, alone(`tbcv-disable${what}`), WRONG, WRONG, alone("tbcv-enable"), WRONG), format), [MISSPELLED, MISSPELLED]);
      });

      it(`disable${what} without an end`, async () => {
        assert.deepEqual(await found(page(WRONG, alone(`tbcv-disable${what}`), WRONG, WRONG), format), [MISSPELLED]);
      });

      it(`disable-file${what}`, async () => {
        assert.deepEqual(await found(page(WRONG, WRONG, alone(`tbcv-disable-file${what}`)), format), []);
      });

      if (behind) {
        it(`disable-line${what}`, async () => {
          assert.deepEqual(await found(page(`${WRONG} ${behind(`tbcv-disable-line${what}`)}`, WRONG), format), [MISSPELLED]);
        });
      }
    }

    for (const directive of ["tbcv-disable-next-line", "tbcv-disable-file former-name", "tbcv-disable-file \"Letter Merge\"", "tbcv-disable name-case", "tbcv-disable-line"]) {
      it(`${directive} that stops nothing is a hint`, async () => {
        const findings = createChecker(await smallTruth())(page(alone(directive), "Letter Merge is right.", WRONG), format).findings;
        assert.deepEqual(findings.map(({ code, severity, text }) => [code, severity, text]), [["unused-ignore", "hint", directive], ["misspelled-name", "warning", "Leter Merge"]]);
      });
    }

    it("are nested sanely: an end closes what it names, or all", async () => {
      const text = page(alone("tbcv-disable misspelled-name"), WRONG, alone("tbcv-disable name-case"), "The PDF stitcher.", WRONG, alone("tbcv-enable misspelled-name"), WRONG, "The PDF stitcher.", alone("tbcv-enable"), "The PDF stitcher.");
      assert.deepEqual(await found(text, format), [MISSPELLED, "name-case 'PDF stitcher'"]);
    });

    it("that end what nobody began do nothing", async () => {
      assert.deepEqual(await found(page(alone("tbcv-enable"), WRONG), format), [MISSPELLED]);
    });

    it("are not told of where the rule is off", async () => {
      assert.deepEqual(await found(page(alone("tbcv-disable-file")), format, { ...DEFAULTS, rules: { "unused-ignore": "off" } }), []);
    });

    it("count only in comments", async () => {
      assert.deepEqual(await found(page("Write tbcv-disable-file for that.", WRONG), format), [MISSPELLED]);
    });
  });
}

describe("ignore comments in source code", () => {
  const cases: readonly (readonly [what: string, language: string, text: string, left: number])[] = [
    ["no comment", "typescript", `// ${WRONG}\n`, 1],
    ["the next line", "typescript", `// tbcv-disable-next-line\n// ${WRONG}\n// ${WRONG}\n`, 1],
    ["the next line, from a comment in stars", "java", `/* tbcv-disable-next-line misspelled-name */\n// ${WRONG}\n`, 0],
    ["the next line, inside of a long comment", "typescript", `/**\n * tbcv-disable-next-line\n * ${WRONG}\n * ${WRONG}\n */\n`, 1],
    ["the line below a long comment", "typescript", `/*\n * tbcv-disable-next-line\n */\n// ${WRONG}\n`, 0],
    ["the same line", "python", `# ${WRONG} tbcv-disable-line misspelled-name\n# ${WRONG}\n`, 1],
    ["the same line, from a comment beside it", "csharp", `/* ${WRONG} */ /* tbcv-disable-line */\n`, 0],
    ["a part", "yaml", `# ${WRONG}\n# tbcv-disable\n# ${WRONG}\na: 1\n# tbcv-enable\n# ${WRONG}\n`, 2],
    ["the file, from a documenting string", "python", `"""\ntbcv-disable-file "Leter Merge"\n"""\n# ${WRONG}\n`, 0],
    ["the file, in Lua", "lua", `--[[ tbcv-disable-file ]]\n-- ${WRONG}\n`, 0],
    ["what is only told of", "go", `// Write tbcv-disable-file for that.\n// ${WRONG}\n`, 1],
    ["no string", "typescript", `const a = "tbcv-disable-file";\n// ${WRONG}\n`, 1],
  ];
  for (const [what, language, text, left] of cases) {
    it(`${what} (${language})`, async () => {
      assert.deepEqual(await found(text, language), Array.from({ length: left }, () => MISSPELLED));
    });
  }
});

describe("ignore comments in front matter", () => {
  const pages: readonly (readonly [what: string, text: string, expected: readonly string[]])[] = [
    ["above a key of YAML", "---\n# tbcv-disable-next-line misspelled-name\ntitle: The Leter Merge plugin\n---\n", []],
    ["behind a value of YAML", "---\ntitle: The Leter Merge plugin # tbcv-disable-line misspelled-name\nname: The Leter Merge plugin\n---\n", [MISSPELLED]],
    ["behind a list", "---\nnames: [x, The Leter Merge plugin]   # tbcv-disable-line\n---\n", []],
    ["in TOML", '+++\n# tbcv-disable-next-line\ntitle = "The Leter Merge plugin"\n+++\n', []],
    ["not inside of a text", "---\ntitle: |\n  The Leter Merge plugin\n  # tbcv-disable-file\n---\n", [MISSPELLED]],
    ["nothing to stop", "---\n# tbcv-disable-next-line\ntitle: One\n---\n", ["unused-ignore 'tbcv-disable-next-line'"]],
  ];
  for (const [what, text, expected] of pages) {
    it(what, async () => {
      assert.deepEqual(await found(text, "markdown"), expected);
    });
  }
});
