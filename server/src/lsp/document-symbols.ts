// The plugins that a page names as its symbols, each where it is named first.
import { type DocumentSymbol, type DocumentSymbolParams, type SymbolInformation, SymbolKind, SymbolTag } from "vscode-languageserver";
import type { CheckedDocument } from "../engine/engine.ts";
import type { FeatureMaker } from "./feature.ts";
import type { PositionConverter } from "./position-encoding.ts";
import { pagePlugins } from "../engine/page-plugins.ts";

/** Document symbols, for clients that list them. */
export const documentSymbolFeature: FeatureMaker = (client, { answers, converter }) => {
  const support = client.textDocument?.documentSymbol;
  if (support === undefined) return undefined;
  const tags = support.tagSupport?.valueSet.includes(SymbolTag.Deprecated) === true;
  return {
    announces: { documentSymbolProvider: support.labelSupport === true ? { label: "TBCV" } : true },
    listen(connection) {
      connection.onDocumentSymbol(
        answers.ofDocument<DocumentSymbolParams, DocumentSymbol[] | SymbolInformation[], null>(({ checked }) => {
          const symbols = symbolsOf(checked, converter, tags);
          if (support.hierarchicalDocumentSymbolSupport === true) return symbols;
          const { uri } = checked.snapshot;
          return symbols.map(({ name, kind, tags: own, range, detail }) => ({ name, kind, ...(own && { tags: own }), location: { uri, range }, containerName: detail ?? "" }));
        }, { none: null }),
      );
    },
  };
};

function symbolsOf(checked: CheckedDocument, converter: PositionConverter, tags: boolean): DocumentSymbol[] {
  return pagePlugins(checked).used.flatMap(({ plugin: { definition, family }, places }) => {
    const [first] = places;
    if (first === undefined) return [];
    const range = converter.toRange(checked.snapshot, first);
    return [{
      name: definition.name,
      detail: places.length === 1 ? family : `${family} · ${places.length} times`,
      kind: SymbolKind.Module,
      range,
      selectionRange: range,
      ...(tags && definition.deprecated !== undefined && { tags: [SymbolTag.Deprecated] }),
    }];
  });
}
