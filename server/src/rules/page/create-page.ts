// Makes pages. A part that no rule asks for is not made.
import type { DocumentSettings } from "../../../../shared/src/settings.ts";
import type { FormatName } from "../../document/document.ts";
import type { Snapshot } from "../../text/snapshot.ts";
import type { FamilyFacts } from "../../truth/definition.ts";
import type { TruthIndex } from "../../truth/truth-index.ts";
import { declaredOn } from "./declared.ts";
import { formatClaims } from "./format-claims.ts";
import { readFrontMatter } from "./front-matter.ts";
import type { Page, PageBlock, PageParts } from "./page.ts";
import type { DeclaredPlugins, FormatClaim, FrontMatter, PluginUse } from "./page-facts.ts";
import { usesOn } from "./uses.ts";

/** A page whose parts are made when first asked for. */
export function createPage(parts: PageParts): Page {
  return new LazyPage(parts);
}

class LazyPage implements Page {
  readonly snapshot: Snapshot;
  readonly format: FormatName;
  readonly blocks: readonly PageBlock[];
  readonly truth: TruthIndex;
  readonly settings: DocumentSettings;
  readonly families: readonly FamilyFacts[];
  #frontMatter: { readonly value: FrontMatter | undefined } | undefined;
  #declared: DeclaredPlugins | undefined;
  #uses: readonly PluginUse[] | undefined;
  #claims: readonly FormatClaim[] | undefined;

  constructor({ snapshot, format, blocks, truth, settings, families }: PageParts) {
    this.snapshot = snapshot;
    this.format = format;
    this.blocks = blocks;
    this.truth = truth;
    this.settings = settings;
    this.families = families;
    Object.freeze(this);
  }

  get frontMatter(): FrontMatter | undefined {
    return (this.#frontMatter ??= { value: readFrontMatter(this) }).value;
  }

  get declared(): DeclaredPlugins {
    return (this.#declared ??= declaredOn(this));
  }

  get uses(): readonly PluginUse[] {
    return (this.#uses ??= usesOn(this));
  }

  get claims(): readonly FormatClaim[] {
    return (this.#claims ??= formatClaims(this));
  }
}
