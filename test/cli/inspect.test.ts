// `tbcv inspect FILE`: the card of a page, as text and as JSON.
import assert from "node:assert/strict";
import { withFolder } from "../config/temp-folder.ts";
import { run } from "./run-fixture.ts";

const TRUTH = `family: quill
plugins:
  - {id: inkpot, name: Quill Inkpot, aliases: [Inkwell Pot]}
  - {id: blotter, name: Quill Blotter, dependencies: [inkpot]}
`;
const PAGE = `---
title: Blotting
family: quill
plugins: [blotter]
---
# Dry the page

Quill Blotter dries ink. With Quill Blotter, and \`Quill Blottr\`, nothing smears.
`;
const SITE = { "truth/quill.yaml": TRUTH, "tbcv.yaml": "truth: {packs: [], truth_directories: [truth]}\n", "a.md": PAGE };

interface Card {
  readonly title: string;
  readonly families: unknown;
  readonly zones: readonly { readonly kind: string; readonly count: number }[];
  readonly mentions: readonly { readonly text: string; readonly match: string; readonly confidence: number }[];
  readonly declared: readonly { readonly text: string; readonly plugins: readonly { readonly id: string }[] }[];
  readonly used: readonly { readonly plugin: { readonly id: string }; readonly uses: number; readonly confidence: number; readonly declared: boolean; readonly needs: unknown }[];
}

describe("inspect", () => {
  it("gives families, zones, mentions, declared and used plugins, and what they need", () =>
    withFolder(SITE, async (folder) => {
      const { status, out } = await run(folder, ["inspect", "a.md", "--format", "json"]);
      assert.equal(status, 0);
      const card = JSON.parse(out) as Card;
      assert.equal(card.title, "Blotting");
      assert.deepEqual(card.families, [{ family: "quill", by: "front matter" }]);
      assert.deepEqual(card.zones.map(({ kind, count }) => [kind, count]), [["front-matter-key", 3], ["front-matter-value", 3], ["heading", 1], ["prose", 2], ["inline-code", 1]]);
      assert.deepEqual(card.declared.map(({ text, plugins }) => [text, plugins.map(({ id }) => id)]), [["blotter", ["blotter"]]]);
      const inText = card.mentions.filter(({ text }) => text.startsWith("Quill"));
      assert.deepEqual(inText.map(({ text, match }) => [text, match]), [["Quill Blotter", "exact"], ["Quill Blotter", "exact"], ["Quill Blottr", "near"]]);
      const [used] = card.used;
      assert.deepEqual([used?.plugin.id, used?.uses, used?.declared, used?.needs], ["blotter", 3, true, [{ id: "inkpot", family: "quill", name: "Quill Inkpot", declared: false }]]);
      const product = 1 - inText.reduce((unsure, { confidence }) => unsure * (1 - confidence), 1);
      assert.ok(Math.abs((used?.confidence ?? 0) - product) < 1e-9);
    }));

  it("prints the same to read", () =>
    withFolder(SITE, async (folder) => {
      const { out } = await run(folder, ["inspect", "a.md"]);
      for (const line of ["a.md: Blotting", "  quill, by front matter", "  8:1  Quill Blotter  exact in prose  Quill Blotter (quill)  1.00", "  Quill Blotter needs Quill Inkpot, which is not declared", "  missing-dependency: 1"]) {
        assert.ok(out.split("\n").includes(line), `${line} in\n${out}`);
      }
    }));

  it("tells what is wrong with a file that it cannot read", () =>
    withFolder({ ...SITE, "b.bin": new Uint8Array([0, 1, 2, 0]) }, async (folder) => {
      const { status, err } = await run(folder, ["inspect", "none.md"]);
      assert.equal(status, 2);
      assert.match(err, /none\.md/);
      assert.equal((await run(folder, ["inspect", "b.bin"])).status, 2);
    }));

  it("takes one page, and says so where several are named", () =>
    withFolder({ ...SITE, "docs/a.md": PAGE, "docs/b.md": PAGE }, async (folder) => {
      assert.deepEqual(await run(folder, ["inspect", "docs"]), { status: 2, out: "", err: "tbcv: docs holds 2 documents: name one document\n" });
    }));
});
