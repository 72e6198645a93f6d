// Identifiers that are broken at one place, alone and in a page.
import assert from "node:assert/strict";
import { breakOf } from "../../server/src/detect/broken-name.ts";
import { brief, createChecker } from "../support/check-text.ts";
import { smallTruth } from "../support/small-truth.ts";

describe("broken names", () => {
  const breaks: readonly (readonly [text: string, name: string, ...found: readonly [kind: string, at: number, kept: boolean] | []])[] = [
    ["eslint-plugin import", "eslint-plugin-import", "space for symbol", 13, true],
    ["eslint-plu gin-import", "eslint-plugin-import", "space too many", 10, true],
    ["eslintplugin-import", "eslint-plugin-import", "symbol missing", 6, true],
    ["babel loader", "babel-loader", "space for symbol", 5, false],
    ["@babel core", "@babel/core", "space for symbol", 6, true],
    ["eslint plugin import", "eslint-plugin-import"],
    ["eslint_plugin-import", "eslint-plugin-import"],
    ["eslint-plugin-import", "eslint-plugin-import"],
    ["ESLint-plugin import", "eslint-plugin-import"],
    ["", "eslint"],
    ["babel/core", "@babel/core"],
  ];
  for (const [text, name, kind, at, kept] of breaks) {
    it(`of ${JSON.stringify(text)} for ${name}: ${kind ?? "none"}`, () => {
      const found = breakOf(text, name);
      assert.deepEqual(found && [found.kind, found.at, found.kept], kind && [kind, at, kept]);
    });
  }

  const pages: readonly (readonly [text: string, ...found: string[]])[] = [
    ["Use lantern-plugin import here.", "name-separator: lantern-plugin import → lantern-plugin-import"],
    ["Use `lantern-plu gin-import` here.", "name-separator: lantern-plu gin-import → lantern-plugin-import"],
    ["Add `@lantern plugin-transform-classes` here.", "name-separator: @lantern plugin-transform-classes → @lantern/plugin-transform-classes"],
    ["The [lantern-preset env](https://example.com/) page.", "name-separator: lantern-preset env → lantern-preset-env"],
    ["```sh\nnpm install lanternloader\n```", "name-separator: lanternloader → lantern-loader"],
    ["See lantern/core and `lantern/core`."],
    // Words of prose, a variable, a command with its argument.
    ["The lantern loader and a lantern preset env."],
    ["```js\nconst lanternloader = load();\n```"],
    ["Run `lantern loader` or write `lantern_loader`."],
  ];
  for (const [text, ...found] of pages) {
    it(`in ${JSON.stringify(text)}`, async () => {
      assert.deepEqual(createChecker(await smallTruth())(text).findings.map(brief), found);
    });
  }
});
