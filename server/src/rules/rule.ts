// What a rule is: one pure function from a mention to what is said about it. One rule a file, one code a rule.
import type { FindingCode } from "../../../shared/src/codes.ts";
import type { IndexedPlugin, TruthIndex } from "../truth/truth-index.ts";
import type { PluginReference } from "./finding.ts";
import type { Mention } from "./mention.ts";

/** What a rule says; what follows adds severity, place and fixes. */
export interface Remark {
  readonly message: string;
  readonly plugin: IndexedPlugin;
  readonly alternatives?: readonly IndexedPlugin[];
  /** Texts to put in the place of the mention, best first; empty where none is sure enough to offer. */
  readonly replacements: readonly string[];
  /** The first replacement may be made unseen. */
  readonly safe: boolean;
}

/** A rule. */
export interface Rule {
  readonly code: FindingCode;
  /** What is to be said about a mention; undefined for nothing. */
  check(mention: Mention, truth: TruthIndex): Remark | undefined;
}

/** The plugin that a mention means first. */
export function meantPlugin(mention: Mention, truth: TruthIndex): IndexedPlugin | undefined {
  const [first] = mention.meant.plugins;
  return first === undefined ? undefined : truth.plugin(first);
}

/** A plugin as findings cite it. */
export function toReference({ definition, family }: IndexedPlugin): PluginReference {
  return { id: definition.id, family, name: definition.name };
}
