// The form of the source that the Aspose packs are made from.

interface Formats {
  readonly load: readonly string[];
  readonly save: readonly string[];
}

/** A licensed plugin of Aspose.Words. */
interface LicensedPlugin extends Formats {
  readonly name: string;
  readonly kind: string;
  readonly worksAlone: boolean;
}

/** A product or an API class, as the truth files of the existing system know it. */
export interface KnownEntry extends Formats {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly kind: string;
  readonly needs: readonly string[];
  readonly caps: readonly string[];
}

/** Plugins that belong together. */
export interface KnownCombination {
  readonly name: string;
  readonly plugins: readonly string[];
  readonly triggers: readonly string[];
  readonly boost: number;
  readonly all: boolean;
}

/** The whole source. */
export interface AsposeFacts {
  readonly aspose_words_plugins_2025_10: readonly LicensedPlugin[];
  readonly head_families: Readonly<Record<"words(api classes)" | "words(products)" | "cells" | "pdf" | "slides", readonly KnownEntry[]>>;
  readonly combinations: readonly KnownCombination[];
  readonly licensing_rules: readonly string[];
  /** Short name to product name. */
  readonly product_families: Readonly<Record<string, string>>;
  readonly platforms_seen_in_documentation: Readonly<Record<string, readonly string[]>>;
}
