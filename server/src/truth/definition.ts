// What truth files say, as plain frozen data: families of plugin definitions, and the problems met on the way.
import type { Span } from "../text/span.ts";

/** What kind of thing a plugin is. */
export type PluginType = "processor" | "feature" | "api" | "library" | "product" | "plugin";

/** How a name is matched. */
export interface MatchTuning {
  /** `exact`: other letter case is another word; `any` (default): it is a finding. */
  readonly case?: "exact" | "any";
  /** `required`: counts only where the context says that the plugin is meant. */
  readonly context?: "required" | "none";
  /** 0–1; near names below it are not reported. */
  readonly min_confidence?: number;
}

/** That and since when a plugin is retired. */
interface Deprecation {
  readonly since?: string;
  readonly reason?: string;
  /** A reference: an id of the same family, or `family/id`. */
  readonly replaced_by?: string;
}

/** The forms in code by which a plugin is recognised; literals, or regexes of re2js syntax where they look so. */
export interface UsePatterns {
  readonly format?: readonly string[];
  readonly api?: readonly string[];
  readonly method?: readonly string[];
  readonly classNames?: readonly string[];
  readonly methods?: readonly string[];
  readonly imports?: readonly string[];
  /** Labels of fences; absent: any language. */
  readonly languages?: readonly string[];
}

/** One plugin as its truth file defines it. */
export interface PluginDefinition {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly short_name?: string;
  readonly aliases?: readonly string[];
  readonly former_names?: readonly string[];
  readonly misspellings?: readonly string[];
  readonly plugin_type?: PluginType;
  readonly description?: string;
  readonly url?: string;
  /** As the source spells it. */
  readonly version?: string;
  readonly since?: string;
  readonly deprecated?: Deprecation;
  readonly works_alone?: boolean;
  /** References: ids of the same family, or `family/id`. */
  readonly dependencies?: readonly string[];
  readonly load_formats?: readonly string[];
  readonly save_formats?: readonly string[];
  readonly capabilities?: readonly string[];
  readonly patterns?: UsePatterns;
  /** The family's default with the plugin's own keys over it. */
  readonly match?: MatchTuning;
  /** How often the plugin is used, in any unit (downloads a month, say); only breaks ties between equal fits. */
  readonly popularity?: number;
}

/** Plugins that belong together for a task. */
export interface CombinationRule {
  readonly name: string;
  /** References, as in `dependencies`. */
  readonly plugins: readonly string[];
  readonly trigger_patterns?: readonly string[];
  readonly required_all?: boolean;
  readonly confidence_boost?: number;
  readonly allowed_load_formats?: readonly string[];
  readonly allowed_save_formats?: readonly string[];
}

/** What a rule asks for: a reference, or any plugin of some types. */
export interface RuleMember {
  readonly plugin?: string;
  readonly plugin_types?: readonly PluginType[];
}

/** When a rule speaks; all that is given must hold. */
export interface RuleCondition {
  /** References, as in `dependencies`. */
  readonly plugins?: readonly string[];
  readonly plugin_types?: readonly PluginType[];
  readonly actions?: readonly ("load" | "save" | "convert" | "create")[];
  readonly load_formats?: readonly string[];
  readonly save_formats?: readonly string[];
  readonly text?: readonly string[];
}

/** What a task takes, or that it cannot be done. */
export interface TaskRule {
  readonly name: string;
  readonly about?: string;
  readonly when?: RuleCondition;
  readonly needs?: readonly string[];
  readonly any_of?: readonly RuleMember[];
  readonly one_of?: readonly RuleMember[];
  readonly conflicts_with?: readonly { readonly plugin?: string; readonly text?: readonly string[] }[];
  readonly for_formats?: "load" | "save" | "both";
  readonly never?: boolean;
  readonly instead_of?: readonly string[];
}

/** A text that must not stand in documents of a family. */
export interface ForbiddenPattern {
  readonly pattern: string;
  readonly regex?: boolean;
  readonly message?: string;
  readonly severity?: "error" | "warning" | "information" | "hint";
  readonly replace_with?: string;
}

/** The keys of a document's front matter that name its family and its plugins. */
interface FrontMatterKeys {
  readonly family: readonly string[];
  readonly plugins: readonly string[];
}

/** One family, joined from all of its files. */
export interface FamilyDefinition {
  readonly family: string;
  readonly version?: string;
  readonly product?: string;
  /** True: what is not listed does not exist. False: not even the formats of what is listed are all there. */
  readonly complete?: boolean;
  readonly front_matter?: FrontMatterKeys;
  readonly plugins: readonly PluginDefinition[];
  readonly combination_rules?: readonly CombinationRule[];
  readonly rules?: readonly TaskRule[];
  readonly core_rules?: readonly string[];
  readonly required_fields?: readonly string[];
  readonly forbidden_patterns?: readonly ForbiddenPattern[];
}

/** A family without its plugins. */
export interface FamilyFacts extends Omit<FamilyDefinition, "plugins"> {
  /** All formats that its plugins load or save; absent where they name none. */
  readonly formats?: readonly string[];
}

/** What a form of a name is to its plugin. */
export type NameKind = "name" | "alias" | "short-name" | "former-name" | "misspelling" | "id" | "slug";

/** The codes of problems in truth files. */
export type TruthProblemCode =
  | "truth-unreadable"
  | "truth-syntax"
  | "truth-type"
  | "truth-missing-key"
  | "truth-duplicate-id"
  | "truth-unknown-key"
  | "truth-shared-name"
  | "truth-unknown-reference"
  | "truth-cycle"
  | "truth-rule"
  | "truth-regex";

/** Something wrong in a truth file. An error means that a file or an entry is not in the index. */
export interface TruthProblem {
  readonly code: TruthProblemCode;
  readonly severity: "error" | "warning";
  /** What is wrong, what was expected and how to mend it, in one sentence. */
  readonly message: string;
  /** The file's path, as it was given. */
  readonly file: string;
  /** Offsets in the file's text; absent where the whole file is meant. */
  readonly span?: Span;
}

/** A truth file as it was read from wherever it lies. */
export interface TruthSource {
  readonly file: string;
  readonly text: string;
}

/** All truth files together. */
export interface TruthSet {
  /** Ordered by family name. */
  readonly families: readonly FamilyDefinition[];
  readonly problems: readonly TruthProblem[];
}
