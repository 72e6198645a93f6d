// What a document is made of: blocks that know nothing of their place, each with the zones in which text stands.
import type { Edit } from "../text/edits.ts";
import type { Snapshot } from "../text/snapshot.ts";
import type { Steps } from "../text/steps.ts";

/** The kinds of place in which text can stand. What is in no zone (markup, markers) is not looked at. */
export type ZoneKind =
  | "prose"
  | "heading"
  | "inline-code"
  | "code-block"
  | "link-text"
  | "link-target"
  | "url"
  | "front-matter-key"
  | "front-matter-value"
  | "html-attribute"
  | "shortcode"
  | "comment";

/** A stretch of a block's text that is of one kind. Offsets are relative to the block. */
export interface Zone {
  readonly kind: ZoneKind;
  readonly start: number;
  readonly end: number;
  /** True: the zone stands in a list item (prose, link text and inline code only). */
  readonly listItem?: true;
  /** True: the zone stands in a link, as its text or title, though it is no `link-text` (prose, headings and inline code only). */
  readonly linked?: true;
  /** `code-block`: the language of the fence; `front-matter-value`: its key; `html-attribute`: the attribute's name. */
  readonly label?: string;
}

/** A piece of a document that is read on its own. Frozen; the same object stands in later versions while its text stays. */
export interface Block {
  readonly text: string;
  /** In order, without overlaps. */
  readonly zones: readonly Zone[];
}

/** A place of a block in a document version. */
export interface PlacedBlock {
  /** UTF-16 offset of the block's first character in the document. */
  readonly start: number;
  readonly block: Block;
}

/** The formats that are read. */
export type FormatName =
  | "markdown"
  | "mdx"
  | "html"
  | "restructuredtext"
  | "asciidoc"
  | "org"
  | "textile"
  | "latex"
  /** Source code, of which comments and documenting strings are read. */
  | "source"
  | "plaintext";

/** One version of a document, taken apart. */
export interface DocumentModel {
  readonly snapshot: Snapshot;
  readonly format: FormatName;
  /** In order of place, without overlaps. Text between blocks belongs to none. */
  readonly blocks: readonly PlacedBlock[];
}

/** Takes documents apart, whole or from the version before. */
export interface DocumentReader {
  read(snapshot: Snapshot): DocumentModel;
  /** `read` and `update` in steps, which may be dropped. */
  readInSteps(snapshot: Snapshot): Steps<DocumentModel>;
  updateInSteps(before: DocumentModel, snapshot: Snapshot, edits: readonly Edit[]): Steps<DocumentModel>;
  /**
   * The next version of a document. `edits` lead from `before.snapshot.text` to `snapshot.text`, in order, the offsets of
   * each speaking of the text that the ones before it left. Equals `read(snapshot)`; untouched blocks are the same objects.
   */
  update(before: DocumentModel, snapshot: Snapshot, edits: readonly Edit[]): DocumentModel;
}
