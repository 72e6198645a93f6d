// Names that are hard to tell apart or to see: symbols, scopes, accents, capitals, shared aliases, everyday words.
import assert from "node:assert/strict";
import { brief, createChecker } from "../support/check-text.ts";
import { smallTruth } from "../support/small-truth.ts";

const found = async (text: string): Promise<string[]> => createChecker(await smallTruth())(text).findings.map(brief);
const seen = async (text: string): Promise<string[]> => createChecker(await smallTruth())(text).mentions.map(({ text: shown, meant }) => (shown === meant.form ? shown : `${shown} (${meant.form})`));

describe("names with symbols", () => {
  const cases: readonly (readonly [text: string, mentions: readonly string[], ...findings: string[]])[] = [
    ["The C++ Toolbench and the C# Toolbench.", ["C++ Toolbench", "C# Toolbench"]],
    ["Inkwell.Pages for C++, Inkwell.Pages for C# and Inkwell.Pages.", ["Inkwell.Pages for C++", "Inkwell.Pages for C#", "Inkwell.Pages"]],
    ["The .NET Bridgework and the Node.js Adaptory.", [".NET Bridgework", "Node.js Adaptory"]],
    ["The .NET Bridgewrok and the Node.js Adaptroy.", [".NET Bridgewrok (.NET Bridgework)", "Node.js Adaptroy (Node.js Adaptory)"], "misspelled-name: .NET Bridgewrok → .NET Bridgework", "misspelled-name: Node.js Adaptroy → Node.js Adaptory"],
    ["The C++ Toolbnech.", ["C++ Toolbnech (C++ Toolbench)"], "misspelled-name: C++ Toolbnech → C++ Toolbench"],
    ["`@lantern/plugin-syntax-jsx` and `lantern-plugin-syntax-jsx`", ["@lantern/plugin-syntax-jsx", "lantern-plugin-syntax-jsx"]],
    ["Use Foliant Import (Legacy) here.", ["Foliant Import (Legacy)"]],
    ["The Café Übersetzer and the Café Übersetzre.", ["Café Übersetzer", "Café Übersetzre (Café Übersetzer)"], "misspelled-name: Café Übersetzre → Café Übersetzer"],
  ];
  for (const [text, mentions, ...findings] of cases) {
    it(text, async () => {
      assert.deepEqual(await seen(text), mentions);
      assert.deepEqual(await found(text), findings);
    });
  }
});

describe("names of everyday words", () => {
  const cases: readonly (readonly [text: string, ...findings: string[]])[] = [
    ["the folio has a margin"],
    ["A `Folio` and a `Margin`, and the PageWriter class."],
    ["The PageWrtier class writes.", "misspelled-name: PageWrtier → PageWriter"],
    ["`wick` and wick, and a wicks or a wich"],
    ["a glowwurm and its glowwurms"],
    ["The glowwurn plugin.", "misspelled-name: glowwurn → glowwurm"],
    ["GLYPH, Glyph, glyph"],
    ["Draftoscope and `Draftoscope`"],
    ["The Draftoscpoe plugin.", "misspelled-name: Draftoscpoe → Draftoscope"],
  ];
  for (const [text, ...findings] of cases) {
    it(text, async () => {
      assert.deepEqual(await found(text), findings);
    });
  }
});

describe("markup around names", () => {
  for (const [open, close] of [["**", "**"], ["*", "*"], ["_", "_"], ["***", "***"], ["~~", "~~"], ["<b>", "</b>"], ["\"", "\""], ["“", "”"], ["(", ")"], ["[", "](x.md)"], ["(see ", ", too)"], ["> ", ""], ["1. ", ""]] as const) {
    it(`${open}Leter Merge${close}`, async () => {
      assert.deepEqual(await found(`${open}Leter Merge${close}`), ["misspelled-name: Leter Merge → Letter Merge"]);
      assert.deepEqual(await seen(`${open}Letter Merge${close}`), ["Letter Merge"]);
    });
  }
});
