// Which letters are the same, and what is no letter.
import assert from "node:assert/strict";
import { APOSTROPHE, BRIDGE, foldUnit, HARD, IGNORABLE, isUnspaced, SPACE, SYMBOL, WORD } from "../../server/src/text/fold.ts";

const foldOf = (text: string): number => foldUnit(text.charCodeAt(0));

describe("folding", () => {
  const same: readonly (readonly [string, string])[] = [["A", "a"], ["É", "e"], ["ü", "u"], ["Ａ", "a"], ["ａ", "a"], ["１", "1"], ["Ж", "ж"], ["Σ", "σ"], ["ｶ", "カ"], ["Å", "a"]];
  for (const [one, other] of same) it(`takes ${one} for ${other}`, () => { assert.equal(foldOf(one), other.charCodeAt(0)); });

  const classes: readonly (readonly [name: string, value: number, units: string])[] = [
    ["spaces", SPACE, " \t\n\r\f\u00a0\u2003\u3000\u2028"],
    ["symbols of names", SYMBOL, "-_./@\u2010\u2011"],
    ["not seen", IGNORABLE, "\u00ad\u200b\u200c\u200d\u2060\ufeff\ufe0f\u0301"],
    ["apostrophes", APOSTROPHE, "'\u2019\u02bc"],
    ["bridges", BRIDGE, "(),&:!"],
    ["hard", HARD, "*`[]{}<>|\\\"#+=?;%$^~—–…\0\ud83d\ude00\ud800"],
  ];
  for (const [name, value, units] of classes) it(`knows what is ${name}`, () => { assert.deepEqual([...Array(units.length).keys()].filter((at) => foldUnit(units.charCodeAt(at)) !== value), []); });

  it("gives letters and digits of all scripts a unit of their own, others none, and is stable", () => {
    for (let unit = 0; unit < 0x10000; unit++) {
      const folded = foldUnit(unit);
      assert.equal(folded >= WORD, /^[\p{L}\p{N}]$/u.test(String.fromCharCode(unit)) && !/^[\u02bc]$/.test(String.fromCharCode(unit)), unit.toString(16));
      const isPlain = /^[\p{L}\p{N}]/u.test(String.fromCharCode(unit).normalize("NFKD"));
      const isPrivate = folded >= 0xe000 && folded < 0xf900;
      if (folded >= WORD && isPlain && !isPrivate) assert.equal(foldUnit(folded), folded, unit.toString(16));
    }
  });

  it("knows the scripts that write without spaces", () => {
    for (const character of "漢かナ한กမខ") assert.equal(isUnspaced(foldOf(character)), true, character);
    for (const character of "aжא") assert.equal(isUnspaced(foldOf(character)), false, character);
  });
});
