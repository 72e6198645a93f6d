// The truth as everything above sees it: one frozen index, loaded or built as a whole, swapped by reference.
import type { CombinationRule, FamilyFacts, PluginDefinition, TruthProblem } from "./definition.ts";
import type { IndexData } from "./index-data.ts";

/** The counts of every index, as `tbcv truth stats` prints them. */
export interface TruthCounts {
  readonly families: number;
  readonly plugins: number;
  /** Distinct right spellings: names, aliases, short names. */
  readonly names: number;
  readonly ids: number;
  readonly slugs: number;
  readonly aliases: number;
  readonly formerNames: number;
  readonly misspellings: number;
  readonly patterns: number;
  readonly combinations: number;
  readonly dependencies: number;
  /** Folded keys in the near-name index, and the bytes that the whole index takes. */
  readonly nearKeys: number;
  readonly words: number;
  readonly bytes: number;
}

/** A plugin in the index; `number` is its row, the same for equal truth. */
export interface IndexedPlugin {
  readonly number: number;
  readonly family: string;
  readonly definition: PluginDefinition;
}

/** The six look-ups of the truth, its combinations and its dependencies. */
export interface TruthIndex {
  /** `sha256:…` over the content, whatever the order of files and entries. */
  readonly revision: string;
  readonly counts: TruthCounts;
  /** The problems that the truth files had when this index was built. */
  readonly problems: readonly TruthProblem[];
  /** The flat arrays behind all look-ups, for detection. */
  readonly data: IndexData;
  plugin(number: number): IndexedPlugin;
  family(name: string): FamilyFacts | undefined;
  families(): readonly FamilyFacts[];
  byId(id: string): readonly IndexedPlugin[];
  bySlug(slug: string): readonly IndexedPlugin[];
  /** By name, whatever the case. */
  byName(name: string): readonly IndexedPlugin[];
  byAlias(alias: string): readonly IndexedPlugin[];
  byFamily(family: string): readonly IndexedPlugin[];
  /** By a text of its patterns (format, API, method, class, import), as the truth file writes it. */
  byPattern(pattern: string): readonly IndexedPlugin[];
  combinationsOf(plugin: number): readonly CombinationRule[];
  /** A reference as truth files write it, seen from a family; undefined where it names nothing. */
  resolve(reference: string, fromFamily: string): IndexedPlugin | undefined;
  /** What a plugin needs, directly and through others, nearest first, without itself. */
  dependenciesOf(plugin: number): readonly IndexedPlugin[];
  /** What needs a plugin directly. */
  dependentsOf(plugin: number): readonly IndexedPlugin[];
}
