// How names stand in a page: inflected, broken over lines, behind markup, in other scripts. Right ones are silent and recognised,
// wrong ones are found, and their first fix leaves alone what stands around them.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildTruthIndex } from "../../server/src/truth/build-index.ts";
import { parseTruth } from "../../server/src/truth/parse-truth.ts";
import type { TruthIndex } from "../../server/src/truth/truth-index.ts";
import { parseWordLists } from "../../server/src/truth/word-list.ts";
import { createChecker, firstFixes, type TextChecker } from "../support/check-text.ts";

const TRUTH = `
family: office
product: Office
plugins:
  - { id: aspose-words, name: Aspose.Words }
  - { id: aspose-cells, name: Aspose.Cells }
  - { id: aspose-words-net, name: Aspose.Words for .NET }
  - { id: mail-merge, name: Mail Merge }
  - { id: document-converter, name: Document Converter }
  - { id: cafe, name: Café Übersetzer }
  - { id: eslint, name: ESLint }
  - { id: document-builder, name: DocumentBuilder }
`;
const REGISTRY = `
family: registry
plugins:
  - { id: eslint-plugin-import, name: eslint-plugin-import }
  - { id: eslint-plugin-jsdoc, name: eslint-plugin-jsdoc }
  - { id: "@babel/preset-env", name: "@babel/preset-env" }
  - { id: "@babel/plugin-transform-classes", name: "@babel/plugin-transform-classes" }
  - { id: serverless-offline, name: serverless-offline }
`;

const words = (): string => readFileSync(join(import.meta.dirname, "..", "..", "dist", "words.txt"), "utf8");

function layoutTruth(): TruthIndex {
  const truth = parseTruth([{ file: "office.yaml", text: TRUTH }, { file: "registry.yaml", text: REGISTRY }]);
  assert.deepEqual(truth.problems, []);
  return buildTruthIndex(truth, parseWordLists(words()), (bytes) => createHash("sha256").update(bytes).digest("hex"));
}

/** A text with the names that are recognised in it, without their markup. */
type Right = readonly [text: string, ...names: string[]];
/** A text and what the first fixes make of it; `null`: found, but no fix is safe to offer. */
type Wrong = readonly [text: string, mended: string | null, format?: string];

const RIGHT: Readonly<Record<string, readonly Right[]>> = {
  "with a possessive": [
    ["The Document Converter's options.", "Document Converter"],
    ["All of Aspose.Words's pages.", "Aspose.Words"],
    ["All of Aspose.Words’ pages and Aspose.Cells’s pages.", "Aspose.Words", "Aspose.Cells"],
    ["See `eslint-plugin-import`'s rules.", "eslint-plugin-import"],
    ["See **Mail Merge**’s fields.", "Mail Merge"],
  ],
  "in the plural": [
    ["Two Document Converters and three Mail Merges."],
    ["Several DocumentBuilders share the ESLint plugins.", "ESLint"],
  ],
  "over a line end": [
    ["Use Mail\nMerge now.", "Mail\nMerge"],
    ["Use Mail\r\nMerge now.", "Mail\r\nMerge"],
    ["> Use Mail\n> Merge now.", "Mail\nMerge"],
    ["Use **Mail**\n**Merge** now.", "Mail\nMerge"],
    ["Take Aspose.Words for\n.NET today.", "Aspose.Words for\n.NET"],
  ],
  "with characters that are not seen": [
    ["Use Mail\u00a0Merge now.", "Mail\u00a0Merge"],
    ["Use Mail\u202fMerge and Mail&nbsp;Merge.", "Mail\u202fMerge", "Mail\u00a0Merge"],
    ["Use Ma\u200bil Merge.", "Ma\u200bil Merge"],
    ["Use Docu\u00adment Conver\u00adter.", "Docu\u00adment Conver\u00adter"],
    ["Add `eslint\u2060-plugin-import` here.", "eslint\u2060-plugin-import"],
    ["\ufeffMail Merge prints.", "Mail Merge"],
  ],
  "with accents": [
    ["A Café Übersetzer translates.", "Café Übersetzer"],
    ["A Cafe\u0301 U\u0308bersetzer translates.", "Cafe\u0301 U\u0308bersetzer"],
  ],
  "with emphasis or a link around half": [
    ["Use **Aspose**.Words today.", "Aspose.Words"],
    ["Use **Mail** Merge and *Document* _Converter_.", "Mail Merge", "Document Converter"],
    ["Use [Aspose](https://example.com/a_b)`.Words` now.", "Aspose.Words"],
    ["Take [Aspose.Words](https://example.com) for .NET.", "Aspose.Words for .NET"],
    ["The `eslint`-plugin-import rule.", "eslint-plugin-import"],
    ["The [eslint](https://example.com/)-plugin-[import][1] rule.\n\n[1]: https://example.com/", "eslint-plugin-import"],
    ["<b>Mail</b> Merge and Document <em>Converter</em>", "Mail Merge", "Document Converter"],
    ["<b>A</b>spose.Words is here.", "Aspose.Words"],
  ],
  "with a version behind": [
    ["Aspose.Words 24.1 and Aspose.Words v24.", "Aspose.Words", "Aspose.Words"],
    ["Run `npm i eslint-plugin-import@2.31.0 @babel/preset-env@^7`.", "eslint-plugin-import", "@babel/preset-env"],
    ["Since Mail Merge 2.0, ESLint 9 and Aspose.Words-24.1.", "Mail Merge", "ESLint", "Aspose.Words"],
  ],
  "with trademark signs": [
    ["Aspose.Words™ and Aspose.Cells® are marks.", "Aspose.Words", "Aspose.Cells"],
    ["Aspose.Words(R), Aspose.Cells (TM) and Mail Merge ©.", "Aspose.Words", "Aspose.Cells", "Mail Merge"],
    ["Aspose™.Words and Aspose.Words&trade; for you.", "Aspose.Words"],
    ["Aspose.Words™ for .NET is sold.", "Aspose.Words"],
  ],
  "in quotation marks": [
    ["„Aspose.Words“, “Mail Merge”, «Mail Merge», ‹Mail Merge›, ‚Mail Merge‘.", "Aspose.Words", "Mail Merge", "Mail Merge", "Mail Merge", "Mail Merge"],
    ["「Mail Merge」と『Aspose.Words』、《Aspose.Cells》", "Mail Merge", "Aspose.Words", "Aspose.Cells"],
  ],
  "in compounds": [
    ["Ein Aspose.Words-Dokument und die Mail Merge-Felder.", "Aspose.Words", "Mail Merge"],
    ["Die eslint-plugin-import-Konfiguration liegt hier.", "eslint-plugin-import"],
    ["An Aspose.Words-based and Mail Merge-like page.", "Aspose.Words", "Mail Merge"],
    ["Das ESLint-Plugin prüft.", "ESLint"],
  ],
  "without spaces around": [
    ["使用Aspose.Words轉換文件。", "Aspose.Words"],
    ["请用Mail Merge合并，或用`eslint-plugin-import`。", "Mail Merge", "eslint-plugin-import"],
    ["Aspose.WordsとMail Mergeを使う", "Aspose.Words", "Mail Merge"],
    ["저는Aspose.Words를 씁니다.", "Aspose.Words"],
    ["ใช้Aspose.Wordsแปลง", "Aspose.Words"],
  ],
  "as identifiers of code": [
    ["Write `asposeWords`, `aspose_words` and `AsposeWords` as you like."],
    ["Call `mailMerge()` or `mail-merge`, not `MAIL_MERGE`.", "mail-merge"],
    ["```js\nconst documentBuilder = new DocumentBuilder();\n```", "DocumentBuilder"],
  ],
};

const WRONG: Readonly<Record<string, readonly Wrong[]>> = {
  "with a possessive": [
    ["The Documnet Converter's options.", "The Document Converter's options."],
    ["All of Aspose.Wrods’s pages.", "All of Aspose.Words’s pages."],
    ["See `eslint-plugin-improt`'s rules.", "See `eslint-plugin-import`'s rules."],
  ],
  "in the plural": [["Two Documnet Converters.", "Two Document Converters."]],
  "over a line end": [
    ["Use the Documnet\nConverter now.", "Use the Document\nConverter now."],
    ["> Use the Documnet\n> Converter now.", "> Use the Document\n> Converter now."],
    ["Use the Documnet\r\n  Converter now.", "Use the Document\r\n  Converter now."],
  ],
  "with characters that are not seen": [
    ["Use the Documnet\u00a0Converter now.", "Use the Document\u00a0Converter now."],
    ["Use the Doc\u200bumnet Converter.", "Use the Document Converter."],
    ["Add `eslint-plugin-im\u200bprot` here.", "Add `eslint-plugin-import` here."],
    ["Add `eslint\u2011plugin\u2011import` here.", "Add `eslint-plugin-import` here."],
  ],
  "in full width or with accents too many": [
    ["Use Ｍａｉｌ Merge.", "Use Mail Merge."],
    ["Use Máil Mérge.", "Use Mail Merge."],
    ["A Cafe Ubersetzer translates.", "A Café Übersetzer translates."],
  ],
  "with emphasis or a link around half": [
    ["Use **Aspose**.Wrods today.", "Use **Aspose**.Words today."],
    ["Use **Asopse**.Words today.", "Use **Aspose**.Words today."],
    ["Use [Aspose](https://example.com/).Wrods now.", "Use [Aspose](https://example.com/).Words now."],
    ["The `eslint`-plugin-improt rule.", "The `eslint`-plugin-import rule."],
    ["The **eslint**-plguin-*import* rule.", "The **eslint**-plugin-*import* rule."],
    ["Use the **Documnet** Converter.", "Use the **Document** Converter."],
    ["Use the <b>Documnet</b> Converter.", "Use the <b>Document</b> Converter."],
    ["Use the Doc**umnet** Converter.", "Use the Doc**ument** Converter."],
    ["Use the **Documnet** **Convertre**.", null],
    ["<p>Use the <b>Documnet</b> <i>Converter</i>.</p>", "<p>Use the <b>Document</b> <i>Converter</i>.</p>", "html"],
    ["Use the **Documnet** Converter.", "Use the **Document** Converter.", "restructuredtext"],
    ["Use the *Documnet* Converter.", "Use the *Document* Converter.", "asciidoc"],
  ],
  "with a version behind": [
    ["Aspose.Wrods 24.1 is out.", "Aspose.Words 24.1 is out."],
    ["Run `npm i eslint-plugin-improt@2.31.0`.", "Run `npm i eslint-plugin-import@2.31.0`."],
    ["Run `npm i @babel/preset-evn@^7`.", "Run `npm i @babel/preset-env@^7`."],
  ],
  "with trademark signs": [
    ["Aspose.Wrods™ and Aspose.Wrods(R).", "Aspose.Words™ and Aspose.Words(R)."],
  ],
  "in quotation marks": [
    ["„Aspose.Wrods“, «Aspose.Wrods», ‚Aspose.Wrods‘, 「Aspose.Wrods」", "„Aspose.Words“, «Aspose.Words», ‚Aspose.Words‘, 「Aspose.Words」"],
  ],
  "in compounds": [
    ["Ein Aspose.Wrods-Dokument.", "Ein Aspose.Words-Dokument."],
    ["Die `eslint-plugin-improt`-Konfiguration.", "Die `eslint-plugin-import`-Konfiguration."],
    ["Die eslint-plugin-improt-Konfiguration liegt hier.", "Die eslint-plugin-import-Konfiguration liegt hier."],
  ],
  "without spaces around": [
    ["使用Aspose.Wrods轉換文件。", "使用Aspose.Words轉換文件。"],
    ["Aspose.Wrodsを使う", "Aspose.Wordsを使う"],
  ],
  "as identifiers of code": [
    ["The `DocumentBiulder` class.", "The `DocumentBuilder` class."],
    ["AsposeWords converts.", "Aspose.Words converts."],
  ],
};

describe("names in a page", () => {
  let check: TextChecker;
  before(() => (check = createChecker(layoutTruth())));

  for (const [how, cases] of Object.entries(RIGHT)) {
    for (const [text, ...names] of cases) {
      it(`right ones ${how} are silent: ${JSON.stringify(text)}`, () => {
        const { findings, mentions } = check(text);
        assert.deepEqual(findings.map(({ code, text: shown, fixes: [fix] }) => [code, shown, fix?.title]), []);
        assert.deepEqual(mentions.map((mention) => mention.text), names);
      });
    }
  }

  for (const [how, cases] of Object.entries(WRONG)) {
    for (const [text, mended, format] of cases) {
      it(`wrong ones ${how} are mended: ${JSON.stringify(text)}${format === undefined ? "" : ` (${format})`}`, () => {
        const { findings } = check(text, format);
        assert.ok(findings.length > 0);
        assert.equal(firstFixes(text, findings), mended ?? text);
        if (mended !== null) assert.deepEqual(check(mended, format).findings, []);
      });
    }
  }
});
