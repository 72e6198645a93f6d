// What counts as a mention where half of English is some plugin's name: places, cues, the document, its folder.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { buildTruthIndex } from "../../server/src/truth/build-index.ts";
import { parseTruth } from "../../server/src/truth/parse-truth.ts";
import type { TruthIndex } from "../../server/src/truth/truth-index.ts";
import { namePlaces } from "../../server/src/detect/name-places.ts";
import type { DocumentSettings } from "../../shared/src/settings.ts";
import { brief, createChecker, DEFAULTS } from "../support/check-text.ts";

const EVERYDAY = ["lantern", "memory", "basket", "harbor", "quiet", "light", "run", "first", "the", "use", "here", "in", "and", "old", "candle", "see", "for", "plugin", "list", "of", "to", "it", "is", "now", "sort"];
const TRUTH = `family: lamps
plugins:
  - {id: lantern, name: lantern}
  - {id: memory, name: memory}
  - {id: quiet-light, name: quiet-light}
  - {id: basketry, name: Basket, match: {context: none}}
  - {id: harbor, name: Harbor Light}
  - {id: glyphic, name: Glyphic, match: {case: exact}, former_names: [Candlix], misspellings: [Glifique]}
  - {id: pagekit, name: Pagekit Sorter, misspellings: [Pagesort]}
  - {id: pageset, name: Pageset Sorter, misspellings: [Pagesort], former_names: [Sortomat]}
  - {id: pagenew, name: Pagenew Sorter, former_names: [Sortomat]}
  - {id: oldgrinder, name: oldgrinder-loader, deprecated: {replaced_by: newgrinder}}
  - {id: newgrinder, name: newgrinder-pack}
  - {id: turbograph, name: Turbograph}
`;

function truth(): TruthIndex {
  const digest = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
  return buildTruthIndex(parseTruth([{ file: "truth/lamps.yaml", text: TRUTH }]), { everyday: EVERYDAY, terms: [] }, digest);
}

const check = createChecker(truth());
const found = (text: string, settings?: DocumentSettings): readonly string[] => check(text, "markdown", settings).findings.map(brief);

describe("a name of everyday words", () => {
  const slip = (to = "lantern"): readonly string[] => [`misspelled-name: lantren → ${to}`];
  const cases: readonly (readonly [where: string, text: string, expected: readonly string[]])[] = [
    ["in prose", "The lantren is here.", []],
    ["all of a code span", "Use `lantren` here.", slip()],
    ["in a longer code span", "Use `run the lantren now` here.", []],
    ["all of a link", "See [lantren](https://example.com).", slip()],
    ["beside a cue word", "Use the lantren plugin here.", slip()],
    ["in an install command", "Run `npm install lantren` first.", slip()],
    ["in an install command, with a version", "Run `yarn add lantren@2.1` first.", slip()],
    ["in an install command of a block", "```sh\nnpm i -D memory lantren\n```", slip()],
    ["in an install command of prose", "Run npm install lantren to use it.", slip()],
    ["behind an install command in prose", "Run npm install memory to use lantren here.", []],
    ["in a block", "```\nthe lantren is old\n```", []],
    ["in a declaration", "```xml\n<artifactId>lantren</artifactId>\n```", slip()],
    ["in a manifest", '```json\n"dependencies": {\n  "lantren": "^1.0.0"\n}\n```', slip()],
    ["imported", '```js\nimport x from "lantren";\n```', slip()],
    ["in a list of plugins, YAML", "```yaml\nplugins:\n  - memory\n  - lantren\nother: lantren\n```", slip()],
    ["in a list of plugins, JSON", '```json\n{\n  "plugins": ["memory", "lantren"],\n  "other": "lantren"\n}\n```', slip()],
    ["as a key below rules", '```js\nrules: {\n  "lantren": "off",\n}\n```', slip()],
    ["in the front matter", "---\nplugins: [lantren]\n---\n", slip()],
  ];
  for (const [where, text, expected] of cases) it(`${where}: ${expected.length === 0 ? "silent" : "spoken of"}`, () => { assert.deepEqual(found(text), expected); });

  it("counts where the truth waives the context", () => {
    assert.deepEqual(found("Use Baskett here."), ["misspelled-name: Baskett → Basket"]);
  });

  it("is in force where a manifest of the folder lists it", () => {
    const mentions = (presentNames: readonly string[]): readonly string[] => check("The memory is here.", "markdown", { ...DEFAULTS, presentNames }).mentions.map(({ text }) => text);
    assert.deepEqual(mentions([]), []);
    assert.deepEqual(mentions(["memory", "unknown-to-the-truth"]), ["memory"]);
  });
});

describe("the form of a name", () => {
  const cases: readonly (readonly [what: string, text: string, expected: readonly string[]])[] = [
    ["a line of tags is no prose", "# Quiet\n\nnow\n🏷 turbograph, memory\n", []],
    ["prose is", "Use turbograph here.", ["name-case: turbograph → Turbograph"]],
    ["a link that leads to the word", "See [turbograph](plugins/turbograph).", []],
    ["a link that leads elsewhere", "See [turbograph](plugins/page).", ["name-case: turbograph → Turbograph"]],
    ["a word of code stays small", "Run `turbogarph` now.", ["misspelled-name: turbogarph → turbograph"]],
    ["a word of prose takes its capital", "Run turbogarph now.", ["misspelled-name: turbogarph → Turbograph"]],
    ["former names in exact case", "Use Candlix here.", ["former-name: Candlix → Glyphic"]],
    ["former names in other case, where case is exact", "Use candlix here.", []],
    ["misspellings in other case, where case is exact", "Use GLIFIQUE here.", []],
  ];
  for (const [what, text, expected] of cases) it(what, () => { assert.deepEqual(found(text), expected); });
});

describe("a form that leads to several plugins", () => {
  const fixes = (text: string): readonly (readonly [string, boolean])[] => check(text).findings.flatMap((finding) => finding.fixes.map(({ safe, edits }) => [edits[0]?.text ?? "", safe] as const));

  it("offers each of them, and none unseen", () => {
    assert.deepEqual(fixes("Use Pagesort here."), [["Pagekit Sorter", false], ["Pageset Sorter", false]]);
    assert.deepEqual(fixes("Use Sortomat here."), [["Pagenew Sorter", false], ["Pageset Sorter", false]]);
  });

  it("offers what took the place of a retired plugin before the retired one", () => {
    assert.deepEqual(fixes("Use `oldgrinder-laoder` here."), [["newgrinder-pack", false], ["oldgrinder-loader", false]]);
  });
});

describe("places of names", () => {
  const places = (text: string, kind: "inline-code" | "prose" | "code-block" = "code-block"): readonly string[] =>
    namePlaces(text, { kind, start: 0, end: text.length }).map((place) => `${place.kind} ${text.slice(place.start, place.end)}`);
  const cases: readonly (readonly [text: string, expected: readonly string[]])[] = [
    ["npm i -D a @b/c@^1 && echo d", ["argument a", "argument @b/c"]],
    ["pnpm --filter x add a", []],
    ["python -m pip install 'a>=1' b[c]==2", ["argument a", "argument b"]],
    ["dotnet add src/My.csproj package A.B --version 1.2", ["argument A.B", "argument 1.2"]],
    ["go get github.com/x/y@v1", ["argument github.com/x/y"]],
    ["npx a run", ["argument a", "argument run"]],
    ["npm run build", []],
    ['const a = require("b"), { c } = await import(\'d\');', ["import b", "import d"]],
    ['import x from "./local.js";', []],
    ["from a.b import c", ["import a.b"]],
    ['implementation("org.x:y:1.0")', ["argument org.x", "argument y"]],
    ["gem 'a', '~> 1'", ["argument a"]],
    ["a==1.2", ["argument a"]],
    ["extends:\n  - a\n  - b\nc: d", ["entry a", "entry b"]],
    ["plugins: [\n  a(),\n  'b',\n],\nc: 'd'", ["entry a", "entry b"]],
  ];
  for (const [text, expected] of cases) it(text.split("\n")[0] ?? "", () => { assert.deepEqual(places(text), expected); });

  it("are found in a time that grows with the text alone", () => {
    for (const piece of ["npm install ", "from ", 'require("', "plugins: [", "\n\n  ", "-", '"a": "', "npm -x -x -x "]) assert.ok(Array.isArray(places(piece.repeat(20_000))));
  });
});
