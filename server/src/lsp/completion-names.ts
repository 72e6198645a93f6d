// The names of a truth as completion looks for them: sorted by their letters for what begins like what was typed, and gone through once
// for what holds it at the start of a word or letter by letter. Made once for each truth, when first asked for.
import type { TruthIndex } from "../truth/truth-index.ts";

/** What a name is to its plugin. */
export type CompletionKind = "name" | "alias" | "id";

/** A name that can be completed. */
export interface CompletionName {
  readonly text: string;
  readonly kind: CompletionKind;
  /** Row of its plugin. */
  readonly plugin: number;
  /** In small letters. */
  readonly folded: string;
}

/** How well a name fits what was typed: it begins so, a word of it begins so, or it holds the letters in order. */
export type CompletionTier = 0 | 1 | 2;

/** The names of one truth. */
export interface CompletionNames {
  /** Some name begins so, whatever the letter case. */
  begins(typed: string): boolean;
  /** All that fit, each with how well. */
  matching(typed: string, kinds: ReadonlySet<CompletionKind>): readonly { readonly name: CompletionName; readonly tier: CompletionTier }[];
}

/** Makes the source of names, which keeps those of each truth as long as the truth lives. */
export function createCompletionNames(): (truth: TruthIndex) => CompletionNames {
  const made = new WeakMap<TruthIndex, CompletionNames>();
  return (truth) => {
    const names = made.get(truth) ?? namesOf(truth);
    made.set(truth, names);
    return names;
  };
}

function namesOf(truth: TruthIndex): CompletionNames {
  const sorted = collect(truth).sort((a, b) => (a.folded < b.folded ? -1 : a.folded > b.folded ? 1 : 0));
  return {
    begins(typed) {
      const folded = typed.toLowerCase();
      return sorted[firstFrom(sorted, folded)]?.folded.startsWith(folded) === true;
    },
    matching(typed, kinds) {
      const folded = typed.toLowerCase();
      return sorted.flatMap((name) => {
        const tier = kinds.has(name.kind) ? tierOf(name.folded, folded) : undefined;
        return tier === undefined ? [] : [{ name, tier }];
      });
    },
  };
}

function collect(truth: TruthIndex): CompletionName[] {
  const names: CompletionName[] = [];
  for (let plugin = 0; plugin < truth.counts.plugins; plugin++) {
    const { name, short_name: short, aliases = [], id } = truth.plugin(plugin).definition;
    const add = (text: string, kind: CompletionKind): void => {
      names.push({ text, kind, plugin, folded: text.toLowerCase() });
    };
    add(name, "name");
    for (const alias of new Set([...(short === undefined ? [] : [short]), ...aliases])) if (alias !== name) add(alias, "alias");
    if (id !== name) add(id, "id");
  }
  return names;
}

/** The first row whose letters are not before a text. */
function firstFrom(sorted: readonly CompletionName[], folded: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.folded ?? "") < folded) low = middle + 1;
    else high = middle;
  }
  return low;
}

function tierOf(name: string, typed: string): CompletionTier | undefined {
  const at = name.indexOf(typed);
  if (at === 0) return 0;
  if (at > 0 && startsWord(name, typed, at)) return 1;
  return typed.length >= 3 && holdsInOrder(name, typed) ? 2 : undefined;
}

function startsWord(name: string, typed: string, first: number): boolean {
  for (let at = first; at > 0; at = name.indexOf(typed, at + 1)) if (/[^\p{L}\p{N}]/u.test(name.charAt(at - 1))) return true;
  return false;
}

/** The first letter must begin the name, so that scattered letters do not fit everything. */
function holdsInOrder(name: string, typed: string): boolean {
  if (name.charAt(0) !== typed.charAt(0)) return false;
  let at = 0;
  for (const letter of typed) {
    at = name.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
