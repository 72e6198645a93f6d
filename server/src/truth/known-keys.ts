// Every key that truth files may hold, with its shape and one sentence about it. The reader of truth files and the JSON
// Schema for editors both come from these tables.
import type { Shape } from "./shape.ts";

const TEXT = { kind: "text" } as const;
const NAME = { kind: "name" } as const;
const VERSION = { kind: "version" } as const;
const FLAG = { kind: "flag" } as const;
const ANY = { kind: "any" } as const;
const NAMES = { kind: "list", item: NAME } as const;
const REGEXES = { kind: "list", item: { kind: "regex" } } as const;
const PATTERNS = { kind: "list", item: { kind: "pattern" } } as const;
const PLUGIN_TYPE = { kind: "choice", values: ["processor", "feature", "api", "library", "product", "plugin"] } as const;
const PLUGIN_TYPES = { kind: "list", item: PLUGIN_TYPE } as const;

const MATCH = {
  kind: "object",
  keys: {
    case: { shape: { kind: "choice", values: ["exact", "any"] }, about: "exact: another letter case is another word; any (default): it is a finding." },
    context: { shape: { kind: "choice", values: ["required", "none"] }, about: "required: counts only where the context says that the plugin is meant." },
    min_confidence: { shape: { kind: "number", min: 0, max: 1 }, about: "Near names below this confidence are not reported." },
  },
} as const satisfies Shape;

const DEPRECATED = {
  kind: "object",
  flag: true,
  keys: {
    since: { shape: VERSION, about: "The version that retired it." },
    reason: { shape: TEXT, about: "Why, in a few words." },
    replaced_by: { shape: NAME, about: "The plugin to use instead: an id of this family, or family/id." },
  },
} as const satisfies Shape;

const USE_PATTERNS = {
  kind: "object",
  keys: {
    format: { shape: PATTERNS, about: "Formats by which the plugin is recognised." },
    api: { shape: PATTERNS, about: "API names by which the plugin is recognised." },
    method: { shape: PATTERNS, about: "Methods by which the plugin is recognised." },
    classNames: { shape: PATTERNS, about: "Classes by which the plugin is recognised." },
    methods: { shape: PATTERNS, about: "Methods by which the plugin is recognised." },
    imports: { shape: PATTERNS, about: "Imports by which the plugin is recognised." },
    languages: { shape: NAMES, about: "The languages of code blocks in which the patterns count, as their fences write them; missing = in all." },
  },
} as const satisfies Shape;

/** One plugin. */
export const PLUGIN_SHAPE = {
  kind: "object",
  required: ["id", "name"],
  keys: {
    id: { shape: NAME, about: "Unique in its family; any text without line breaks." },
    name: { shape: NAME, about: "The one right spelling." },
    slug: { shape: NAME, about: "The name as addresses and files write it; derived from the name where it is missing." },
    family: { shape: NAME, about: "The plugin's family, where it is another than the file's." },
    short_name: { shape: NAME, about: "A short form that is right, too." },
    aliases: { shape: NAMES, about: "Other right spellings." },
    former_names: { shape: NAMES, about: "Names that were right once; a mention is reported and replaced." },
    misspellings: { shape: NAMES, about: "Known wrong forms, exactly as they are written." },
    plugin_type: { shape: PLUGIN_TYPE, about: "What kind of thing the plugin is." },
    description: { shape: TEXT, about: "What the plugin does, in a sentence." },
    url: { shape: NAME, about: "The page to link and to open." },
    version: { shape: VERSION, about: "The current version." },
    since: { shape: VERSION, about: "The version that brought the plugin." },
    deprecated: { shape: DEPRECATED, about: "True, or since when, why and for what the plugin is retired." },
    works_alone: { shape: FLAG, about: "Whether the plugin is of use without another." },
    dependencies: { shape: NAMES, about: "What the plugin needs: ids of this family, or family/id." },
    load_formats: { shape: NAMES, about: "Formats that the plugin loads." },
    save_formats: { shape: NAMES, about: "Formats that the plugin saves." },
    capabilities: { shape: NAMES, about: "What the plugin can do, each in a word." },
    patterns: { shape: USE_PATTERNS, about: "Forms in code and text by which the plugin is recognised: literals, or regexes." },
    match: { shape: MATCH, about: "How the name is matched; these keys come before those of the family." },
    popularity: { shape: { kind: "number", min: 0 }, about: "How often the plugin is used, in any unit; breaks ties between equal fits." },
  },
} as const satisfies Shape;

/** An entry without a name: more spellings for the plugin of that id, which another entry defines. */
export const ADDITION_SHAPE = {
  kind: "object",
  required: ["id"],
  keys: {
    id: PLUGIN_SHAPE.keys.id,
    family: PLUGIN_SHAPE.keys.family,
    aliases: PLUGIN_SHAPE.keys.aliases,
    former_names: PLUGIN_SHAPE.keys.former_names,
    misspellings: PLUGIN_SHAPE.keys.misspellings,
  },
} as const satisfies Shape;

/** One combination rule. */
export const COMBINATION_SHAPE = {
  kind: "object",
  required: ["name", "plugins"],
  keys: {
    name: { shape: NAME, about: "What the combination is called." },
    plugins: { shape: NAMES, about: "The plugins that belong together: ids of this family, or family/id." },
    trigger_patterns: { shape: REGEXES, about: "Regexes; a match says that the combination is meant, a lone capitalised word in code only." },
    required_all: { shape: FLAG, about: "Whether all of the plugins are needed, or any of them is enough." },
    confidence_boost: { shape: { kind: "number" }, about: "How much surer the plugins are when they stand together." },
    allowed_load_formats: { shape: NAMES, about: "Formats that the combination loads." },
    allowed_save_formats: { shape: NAMES, about: "Formats that the combination saves." },
  },
} as const satisfies Shape;

const WHEN = {
  kind: "object",
  keys: {
    plugins: { shape: NAMES, about: "One of these plugins is listed or named; beside text, in the same sentence." },
    plugin_types: { shape: PLUGIN_TYPES, about: "A listed plugin is of one of these types." },
    actions: { shape: { kind: "list", item: { kind: "choice", values: ["load", "save", "convert", "create"] } }, about: "The text says that this is done." },
    load_formats: { shape: NAMES, about: "One of these formats is read." },
    save_formats: { shape: NAMES, about: "One of these formats is written." },
    text: { shape: REGEXES, about: "One of these regexes matches, in prose or code." },
  },
} as const satisfies Shape;

const MEMBER = {
  kind: "object",
  shortFor: "plugin",
  keys: {
    plugin: { shape: NAME, about: "An id of this family, or family/id." },
    plugin_types: { shape: PLUGIN_TYPES, about: "Any plugin of the family that is of one of these types." },
  },
} as const satisfies Shape;

const CONFLICT = {
  kind: "object",
  shortFor: "plugin",
  keys: {
    plugin: MEMBER.keys.plugin,
    text: { shape: REGEXES, about: "Regexes, none of which may match in the same sentence." },
  },
} as const satisfies Shape;

/** One rule about what a task takes. */
export const RULE_SHAPE = {
  kind: "object",
  required: ["name"],
  keys: {
    name: { shape: NAME, about: "What the rule is called." },
    about: { shape: TEXT, about: "The rule in one sentence, for the writer." },
    when: { shape: WHEN, about: "When the rule speaks: all that is given must hold." },
    needs: { shape: NAMES, about: "All of these plugins are needed." },
    any_of: { shape: { kind: "list", item: MEMBER }, about: "At least one of these is needed: ids, or plugin_types." },
    one_of: { shape: { kind: "list", item: MEMBER }, about: "Exactly one of these is needed: ids, or plugin_types." },
    conflicts_with: { shape: { kind: "list", item: CONFLICT }, about: "None of these may go with it: ids, or text with regexes." },
    for_formats: {
      shape: { kind: "choice", values: ["load", "save", "both"] },
      about: "A plugin is needed for each format that the text says is loaded, saved, or both.",
    },
    never: { shape: FLAG, about: "True: what when says cannot be done." },
    instead_of: { shape: NAMES, about: "Names of rules and combination rules that say nothing where this one speaks." },
  },
} as const satisfies Shape;

/** One forbidden pattern: a text, or a mapping. */
export const FORBIDDEN_SHAPE = {
  kind: "object",
  shortFor: "pattern",
  required: ["pattern"],
  keys: {
    pattern: { shape: TEXT, about: "The text that must not appear." },
    regex: { shape: FLAG, about: "Whether the pattern is a regex." },
    message: { shape: TEXT, about: "What the writer is told." },
    severity: { shape: { kind: "choice", values: ["error", "warning", "information", "hint"] }, about: "How loud the finding is." },
    replace_with: { shape: TEXT, about: "What to write instead." },
  },
} as const satisfies Shape;

const FRONT_MATTER = {
  kind: "object",
  keys: {
    family: { shape: NAMES, about: "Front matter keys that name the document's family." },
    plugins: { shape: NAMES, about: "Front matter keys that list the document's plugins." },
  },
} as const satisfies Shape;

/** The keys of a file that say something of the whole family. */
export const FAMILY_SHAPE = {
  kind: "object",
  keys: {
    family: { shape: NAME, about: "The family that the file is of, in kebab-case; files of the same family are joined." },
    version: { shape: VERSION, about: "The version of this truth." },
    product: { shape: TEXT, about: "The product that the family belongs to." },
    complete: { shape: FLAG, about: "True: what is not listed does not exist. False: not even the formats of what is listed are all there." },
    match: { shape: MATCH, about: "How the names of the family are matched, where a plugin does not say otherwise." },
    front_matter: { shape: FRONT_MATTER, about: "The keys of documents that name family and plugins." },
    core_rules: { shape: { kind: "list", item: TEXT }, about: "Rules of the family, in words." },
    required_fields: { shape: NAMES, about: "Front matter that documents of the family must have." },
    metadata: { shape: ANY, about: "Who keeps the file, and from what source; not read." },
    $schema: { shape: ANY, about: "The JSON Schema of the file." },
    $id: { shape: ANY, about: "The address of the file." },
  },
} as const satisfies Shape;

/** The keys of a file that hold lists of entries, each of which is read on its own. */
export const ENTRY_LISTS = {
  plugins: PLUGIN_SHAPE,
  components: PLUGIN_SHAPE,
  items: PLUGIN_SHAPE,
  combination_rules: COMBINATION_SHAPE,
  combinations: COMBINATION_SHAPE,
  suites: COMBINATION_SHAPE,
  rules: RULE_SHAPE,
  forbidden_patterns: FORBIDDEN_SHAPE,
} as const;

/** What is said about the lists of entries. */
export const ENTRY_LISTS_ABOUT: Readonly<Record<keyof typeof ENTRY_LISTS, string>> = {
  plugins: "The plugins of the family.",
  components: "Another key for plugins.",
  items: "Another key for plugins.",
  combination_rules: "Plugins that belong together for a task.",
  combinations: "Another key for combination_rules.",
  suites: "Another key for combination_rules.",
  rules: "What tasks take, and what cannot be done.",
  forbidden_patterns: "Texts that must not stand in documents of the family.",
};
