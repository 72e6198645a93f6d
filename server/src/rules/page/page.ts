// A document version as the rules about whole pages see it. Everything here is a pure function of the version, its truth and its
// settings; what a rule does not ask for is not made.
import type { DocumentSettings } from "../../../../shared/src/settings.ts";
import type { Block, FormatName } from "../../document/document.ts";
import type { Snapshot } from "../../text/snapshot.ts";
import type { FamilyFacts } from "../../truth/definition.ts";
import type { TruthIndex } from "../../truth/truth-index.ts";
import type { Mention } from "../mention.ts";
import type { DeclaredPlugins, FormatClaim, FrontMatter, PluginUse } from "./page-facts.ts";

/** A block with the names recognised in it. */
export interface PageBlock {
  /** UTF-16 offset of the block in the document. */
  readonly start: number;
  readonly block: Block;
  /** In order of place; their offsets are those of the block. */
  readonly mentions: readonly Mention[];
}

/** What a page is made from. */
export interface PageParts {
  readonly snapshot: Snapshot;
  readonly format: FormatName;
  /** In order of place. */
  readonly blocks: readonly PageBlock[];
  readonly truth: TruthIndex;
  readonly settings: DocumentSettings;
  /** The families that front matter, folder map or settings put in force, ordered by name. */
  readonly families: readonly FamilyFacts[];
}

/** A page. All offsets are those of the document version, except those of blocks. */
export interface Page extends PageParts {
  /** Undefined where the page has none, or its format knows none. */
  readonly frontMatter: FrontMatter | undefined;
  /** What its front matter lists of the families in force. */
  readonly declared: DeclaredPlugins;
  /** What its text and its code use of the families in force, in order of place. */
  readonly uses: readonly PluginUse[];
  /** What its text says about loading, saving and converting formats. */
  readonly claims: readonly FormatClaim[];
}
