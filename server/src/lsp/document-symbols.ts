// The plugins that a page names as its symbols, each where it is named first; of a truth file its entries.
import { type DocumentSymbol, type DocumentSymbolParams, type SymbolInformation, SymbolKind, SymbolTag } from "vscode-languageserver";
import type { CheckedDocument } from "../engine/engine.ts";
import type { FeatureMaker } from "./feature.ts";
import type { OpenTruthFile } from "./own-truth.ts";
import type { PositionConverter } from "./position-encoding.ts";
import { pagePlugins } from "../engine/page-plugins.ts";

/** Document symbols, for clients that list them. */
export const documentSymbolFeature: FeatureMaker = (client, { answers, converter }) => {
  const support = client.textDocument?.documentSymbol;
  if (support === undefined) return undefined;
  const tags = support.tagSupport?.valueSet.includes(SymbolTag.Deprecated) === true;
  const listed = (symbols: readonly DocumentSymbol[], uri: string): DocumentSymbol[] | SymbolInformation[] => {
    if (support.hierarchicalDocumentSymbolSupport === true) return [...symbols];
    return symbols.map(({ name, kind, tags: own, range, detail }) => ({ name, kind, ...(own && { tags: own }), location: { uri, range }, containerName: detail ?? "" }));
  };
  return {
    announces: { documentSymbolProvider: support.labelSupport === true ? { label: "TBCV" } : true },
    listen(connection) {
      connection.onDocumentSymbol(
        answers.ofDocument<DocumentSymbolParams, DocumentSymbol[] | SymbolInformation[], null>(({ checked }) => listed(symbolsOf(checked, converter, tags), checked.snapshot.uri), {
          none: null,
          truthFile: (file) => listed(entriesOf(file, converter, tags), file.snapshot.uri),
        }),
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

function entriesOf({ entries, snapshot }: OpenTruthFile, converter: PositionConverter, tags: boolean): DocumentSymbol[] {
  return entries.map(({ label, family, id, span, labelSpan, isDeprecated }) => ({
    name: label,
    detail: label === id ? family : `${family} · ${id}`,
    kind: SymbolKind.Module,
    range: converter.toRange(snapshot, span),
    selectionRange: converter.toRange(snapshot, labelSpan),
    ...(tags && isDeprecated && { tags: [SymbolTag.Deprecated] }),
  }));
}
