// The packs of API classes. Their names are everyday words, so each counts only where the context says that it is meant.
import type { AsposeFacts, KnownCombination, KnownEntry } from "./aspose-facts.ts";
import type { Pack, PackRow } from "./pack.ts";

/** Namespaces of classes that do not stand in the product's own. */
const NAMESPACES: Readonly<Record<string, string>> = {
  PdfSaveOptions: "Aspose.Words.Saving",
  HtmlSaveOptions: "Aspose.Words.Saving",
  MailMerge: "Aspose.Words.MailMerging",
  Table: "Aspose.Words.Tables",
  Shape: "Aspose.Words.Drawing",
  DigitalSignature: "Aspose.Words.DigitalSignatures",
  Field: "Aspose.Words.Fields",
};

/** Names of the API by which a class is recognised in code beside its own, as the triggers of the source's combinations have them. */
const FURTHER: Readonly<Record<string, { readonly api?: readonly string[]; readonly methods?: readonly string[] }>> = {
  PdfSaveOptions: { api: ["SaveFormat.Pdf"] },
  HtmlSaveOptions: { api: ["SaveFormat.Html"] },
  MailMerge: { api: ["MailMerge.Execute"] },
  "Range.Replace": { api: ["Range.Replace"] },
  Table: { methods: ["StartTable", "InsertCell", "EndTable"] },
  Shape: { methods: ["InsertImage"] },
  HeaderFooter: { methods: ["MoveToHeaderFooter"] },
  Bookmark: { methods: ["StartBookmark"] },
  "Document.Compare": { api: ["Document.Compare"] },
  Field: { methods: ["InsertField"] },
};

/** The packs of API classes, one for each product. */
export function apiPacks({ head_families: known, combinations }: AsposeFacts): readonly Pack[] {
  return [
    apiPack({ key: "words", product: "Aspose.Words", namespace: "Aspose.Words", entries: known["words(api classes)"], combinations }),
    apiPack({ key: "pdf", product: "Aspose.PDF", namespace: "Aspose.Pdf", entries: known.pdf, combinations: [] }),
    apiPack({ key: "slides", product: "Aspose.Slides", namespace: "Aspose.Slides", entries: known.slides, combinations: [] }),
  ];
}

interface Api {
  readonly key: string;
  readonly product: string;
  readonly namespace: string;
  readonly entries: readonly KnownEntry[];
  readonly combinations: readonly KnownCombination[];
}

function apiPack({ key, product, namespace, entries, combinations }: Api): Pack {
  return {
    path: `aspose/${key}-api.yaml`,
    note: `Classes and methods of the ${product} API.`,
    content: {
      family: `${key}-api`,
      product,
      complete: false,
      match: { context: "required" },
      plugins: entries.map((entry) => toRow(entry, namespace)),
      ...(combinations.length === 0 ? {} : { combination_rules: combinations.map(toRule) }),
    },
  };
}

function toRow({ id, name, slug, kind, needs, caps, load, save }: KnownEntry, namespace: string): PackRow {
  const [className = name, method] = name.split(".");
  const { api, methods = [] } = FURTHER[name] ?? {};
  const allMethods = [...(method === undefined ? [] : [method]), ...methods];
  return {
    id,
    name,
    slug,
    plugin_type: kind,
    ...(needs.length === 0 ? {} : { dependencies: needs }),
    ...(load.length === 0 ? {} : { load_formats: load }),
    ...(save.length === 0 ? {} : { save_formats: save }),
    capabilities: caps,
    patterns: {
      ...(api === undefined ? {} : { api }),
      classNames: [className],
      ...(allMethods.length === 0 ? {} : { methods: allMethods }),
      imports: [NAMESPACES[className] ?? namespace],
    },
  };
}

function toRule({ name, plugins, triggers, boost, all }: KnownCombination): PackRow {
  return { name, plugins, trigger_patterns: triggers, required_all: all, confidence_boost: boost };
}
