// Makes the word lists of the common-word guard from dictionary packages: English with its affixes crossed
// (dictionary-en, MIT and BSD) and terms of software (@cspell/dict-software-terms, MIT). Part of the build.
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";

interface Affix {
  readonly cross: boolean;
  readonly rules: { readonly strip: string; readonly add: string; readonly condition: RegExp }[];
}

interface Affixes {
  readonly prefixes: ReadonlyMap<string, Affix>;
  readonly suffixes: ReadonlyMap<string, Affix>;
}

const packageFolder = (entry: string): string => dirname(fileURLToPath(import.meta.resolve(entry)));

/** Reads the affix rules of a Hunspell .aff file. */
function parseAffixes(text: string): Affixes {
  const maps = { PFX: new Map<string, Affix>(), SFX: new Map<string, Affix>() };
  for (const line of text.split("\n")) {
    const [kind, flag = "", strip = "", add = "", condition = "."] = line.trim().split(/\s+/);
    if (kind !== "PFX" && kind !== "SFX") continue;
    const known = maps[kind].get(flag);
    if (known === undefined) {
      maps[kind].set(flag, { cross: strip === "Y", rules: [] });
      continue;
    }
    known.rules.push({
      strip: strip === "0" ? "" : strip,
      add: add.split("/")[0]?.replace(/^0$/, "") ?? "",
      condition: new RegExp(kind === "PFX" ? `^(?:${condition})` : `(?:${condition})$`, "i"),
    });
  }
  return { prefixes: maps.PFX, suffixes: maps.SFX };
}

/** All forms of a dictionary entry: as it stands, with each suffix, each prefix, and both where the rules allow it. */
function* formsOf(word: string, flags: string, { prefixes, suffixes }: Affixes): Generator<string> {
  yield word;
  const suffixed: { form: string; cross: boolean }[] = [{ form: word, cross: true }];
  for (const flag of flags) {
    const affix = suffixes.get(flag);
    for (const rule of affix?.rules ?? []) {
      if (!rule.condition.test(word) || !word.endsWith(rule.strip)) continue;
      suffixed.push({ form: word.slice(0, word.length - rule.strip.length) + rule.add, cross: affix?.cross ?? false });
    }
  }
  const prefixRules = Array.from(flags).flatMap((flag) => prefixes.get(flag)?.rules ?? []).filter((rule) => rule.condition.test(word));
  for (const { form, cross } of suffixed) {
    yield form;
    if (cross) for (const rule of prefixRules) yield rule.add + form.slice(rule.strip.length);
  }
}

/** The word lists as one text: everyday words, an empty line, other right words; each sorted, one a line. */
export function makeWordLists(): string {
  const english = packageFolder("dictionary-en");
  const affixes = parseAffixes(readFileSync(join(english, "index.aff"), "utf8"));
  const everyday = new Set<string>();
  const terms = new Set<string>();
  for (const line of readFileSync(join(english, "index.dic"), "utf8").split("\n").slice(1)) {
    const [word = "", flags = ""] = line.trim().split("/");
    if (word === "") continue;
    for (const form of formsOf(word, flags, affixes)) addWords(form, /^\p{Lu}/u.test(word) ? terms : everyday);
  }
  for (const word of softwareTerms()) addWords(word, terms);
  for (const word of everyday) terms.delete(word);
  return `${[...everyday].sort().join("\n")}\n\n${[...terms].sort().join("\n")}\n`;
}

function addWords(form: string, into: Set<string>): void {
  // A form with an apostrophe or hyphen is met as its parts.
  for (const part of form.toLowerCase().split(/[^\p{L}\p{N}]+/u)) if (part.length > 1) into.add(part);
}

function* softwareTerms(): Generator<string> {
  const folder = join(packageFolder("@cspell/dict-software-terms/cspell-ext.json"), "dict");
  for (const file of readdirSync(folder).sort()) {
    if (!/\.txt(\.gz)?$/.test(file)) continue;
    const bytes = readFileSync(join(folder, file));
    const text = (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
    for (const line of text.split("\n")) {
      const word = line.replace(/#.*/, "").trim().replace(/^[!~*+]+|[*+]+$/g, "");
      if (word !== "" && !line.startsWith("!")) yield word;
    }
  }
}
