// What is read of a page, as plain data: its front matter, what it lists, what it uses, what it claims.
import type { Edit } from "../../text/edits.ts";
import type { Span } from "../../text/span.ts";
import type { FamilyFacts } from "../../truth/definition.ts";
import type { IndexedPlugin } from "../../truth/truth-index.ts";

/** Where a value stands: keys, and places in lists. */
export type FieldPath = readonly (string | number)[];

/** Front matter that stands at the top of a page. Offsets of the document version. */
export interface FrontMatter {
  readonly kind: "yaml" | "toml" | "json";
  /** From its opening mark to the end of its closing one. */
  readonly span: Span;
  /** Its first line, without the line end. */
  readonly opening: Span;
  /** Why it could not be read; then `data` is empty. */
  readonly problem?: { readonly message: string; readonly span: Span };
  /** Its values: texts, numbers, booleans, null, lists, mappings. */
  readonly data: Readonly<Record<string, unknown>>;
  /** The place of a key or a value, of a text without its quotes; undefined where there is none, or nothing is written. */
  spanOf(path: FieldPath, part: "key" | "value"): Span | undefined;
  /** The edits that put texts at the end of the list under a key, in its own style; undefined where that cannot be done surely. */
  addTo(key: string, texts: readonly string[]): readonly Edit[] | undefined;
  /** The edits that take an entry out of the list under a key; undefined where that cannot be done surely. */
  removeFrom(key: string, entry: number): readonly Edit[] | undefined;
  /** The edits that put a text in the place of another one, in its quotes; undefined where that cannot be done surely. */
  changeAt(path: FieldPath, text: string): readonly Edit[] | undefined;
}

/** An entry of a list of plugins. */
export interface DeclaredEntry {
  readonly key: string;
  /** Its place in the list, from 0. */
  readonly place: number;
  readonly text: string;
  readonly span: Span;
  /** The plugins that it may mean, of the families in force; empty where it names nothing known. */
  readonly plugins: readonly IndexedPlugin[];
  /** True: nothing that any loaded family knows is called so. */
  readonly unknown: boolean;
}

/** A list of plugins, and the families that keep theirs under its key. */
export interface DeclaredList {
  readonly key: string;
  readonly families: readonly FamilyFacts[];
  readonly span: Span;
}

/** What a page lists. */
export interface DeclaredPlugins {
  /** The lists that stand there, empty ones too. A page without one does not take part. */
  readonly lists: readonly DeclaredList[];
  readonly entries: readonly DeclaredEntry[];
  /** Rows of all plugins that entries may mean, of other families too. */
  readonly rows: ReadonlySet<number>;
}

/** One use of a plugin. */
export interface PluginUse {
  /** Rows of the plugins that may be meant, best first. */
  readonly plugins: readonly number[];
  /** Offsets of the document version. */
  readonly span: Span;
  /** `guess`: a name with a slip in it; `pointer`: a link to read on, which says nothing of this page. */
  readonly by: "mention" | "guess" | "pointer" | "code";
  /** 0–1. */
  readonly confidence: number;
}

/** A stated action. Formats are spelled as the truth spells them. */
export interface FormatClaim {
  readonly action: "load" | "save" | "convert" | "create";
  /** The formats that are read; empty where none is stated. */
  readonly load: readonly string[];
  /** The formats that are written. */
  readonly save: readonly string[];
  /** The words that state it; offsets of the document version. */
  readonly span: Span;
  /** The sentence that they stand in. */
  readonly sentence: Span;
  /** Rows of the plugins that its sentence names as the ones that do it. */
  readonly plugins: readonly number[];
  /** Where it names them. */
  readonly agents: readonly Span[];
}
