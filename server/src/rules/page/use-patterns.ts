// The patterns of plugins as searches in code. Made once for a truth, and only from the plugins that have patterns.
import { memoByObject } from "../../text/memo.ts";
import type { UsePatterns } from "../../truth/definition.ts";
import { looksLikeRegex } from "../../truth/regex-check.ts";
import { literalSearch, regexSearch, type SearchHit } from "../../truth/text-search.ts";
import type { IndexedPlugin, TruthIndex } from "../../truth/truth-index.ts";

/** What a pattern is of: `import` also covers namespaces, `member` an API name with its class, `method` a call. */
export type PatternKind = "class" | "member" | "method" | "import" | "format";

/** A pattern and the plugin that has it. */
export interface UsePattern {
  readonly kind: PatternKind;
  readonly text: string;
  readonly isRegex: boolean;
  readonly plugin: IndexedPlugin;
  /** The stretches of a piece of code that match; `inline`: it stands in running text. */
  find(code: string, inline: boolean): readonly SearchHit[];
}

const KINDS: readonly (readonly [key: Exclude<keyof UsePatterns, "languages">, kind: PatternKind])[] = [
  ["classNames", "class"],
  ["imports", "import"],
  ["api", "member"],
  ["methods", "method"],
  ["method", "method"],
  ["format", "format"],
];

/** The patterns of all families that have some, by family. */
export const patternsByFamily = memoByObject((truth: TruthIndex): ReadonlyMap<string, readonly UsePattern[]> => {
  const families = new Map<string, UsePattern[]>();
  for (const row of new Set(truth.data.maps.pattern.values)) {
    const plugin = truth.plugin(row);
    const own = families.get(plugin.family) ?? [];
    families.set(plugin.family, own);
    own.push(...patternsOf(plugin));
  }
  return families;
});

function patternsOf(plugin: IndexedPlugin): UsePattern[] {
  const { patterns = {} } = plugin.definition;
  return KINDS.flatMap(([key, kind]) => [...new Set(patterns[key])].flatMap((text) => {
    const isRegex = looksLikeRegex(text);
    const search = isRegex ? regexSearch(text) : literalSearch(text);
    if (search === undefined) return [];
    const fits = isRegex ? undefined : FITS[kind];
    return [{ kind, text, isRegex, plugin, find: (code: string, inline: boolean) => search(code).filter((hit) => fits === undefined || fits(code, hit, inline)) }];
  }));
}

type Fit = (code: string, hit: SearchHit, inline: boolean) => boolean;

/** What has to stand around a literal, by what it is of. */
const FITS: Readonly<Record<PatternKind, Fit | undefined>> = { class: isIdentifier, member: isIdentifier, method: isCall, import: isImport, format: undefined };

const LONGEST_LINE = 500;
const IMPORT_LINE = /(?:^|[\s;])(?:using|imports?|from|use|include|require|open|package|namespace)\b|#include|\brequire\s*\(|\bimport\s*\(|<PackageReference\b/iu;

/** A dollar sign belongs to a name, a hyphen before a letter makes another word of it. */
function isIdentifier(code: string, { start, end }: SearchHit): boolean {
  return code[start - 1] !== "$" && code[end] !== "$" && !/^-\w/u.test(code.slice(end, end + 2)) && !/\w-$/u.test(code.slice(Math.max(0, start - 2), start));
}

function isCall(code: string, hit: SearchHit, inline: boolean): boolean {
  if (!isIdentifier(code, hit)) return false;
  const before = code.slice(Math.max(0, hit.start - 2), hit.start);
  return /(?:\.|::|->)$/u.test(before) || /^\s{0,4}(?:<[^<>()\n]{0,100}>)?\(/u.test(code.slice(hit.end, hit.end + 110)) || (inline && code.trim() === hit.groups[0]);
}

/** The whole of a dotted name, in a statement that imports; between words any place will do. */
function isImport(code: string, { start, end }: SearchHit, inline: boolean): boolean {
  if (/[\w.]$/u.test(code.slice(Math.max(0, start - 1), start)) || /^\.\w/u.test(code.slice(end, end + 2))) return false;
  const lineStart = code.lastIndexOf("\n", start - 1) + 1;
  return inline || IMPORT_LINE.test(code.slice(Math.max(lineStart, start - LONGEST_LINE), start));
}
