// Cells of notebooks as documents: each is checked like a page of its own, with the settings of the notebook's file.
import { type Connection, NotebookDocuments, type NotebookDocumentSyncOptions, type TextDocumentsConfiguration } from "vscode-languageserver";
import type { Snapshot } from "../text/snapshot.ts";
import type { OpenDocuments } from "./open-documents.ts";

/** What the client is asked to send: the cells that hold prose, of notebooks of any kind. */
export const NOTEBOOK_SYNC: NotebookDocumentSyncOptions = {
  notebookSelector: [
    { notebook: "*", cells: ["markdown", "mdx", "html", "restructuredtext", "asciidoc", "org", "textile", "latex", "tex"].map((language) => ({ language })) },
  ],
  save: false,
};

/** Which notebook a cell belongs to. */
export interface NotebookCells {
  /** The address whose place counts for a document: its notebook's, or its own. */
  readonly homeOf: (uri: string) => string;
  /** Listens to notebooks; cells are read by `reading` and kept in `documents`. */
  listen(connection: Connection, reading: Pick<TextDocumentsConfiguration<Snapshot>, "create" | "update">, documents: OpenDocuments): void;
}

/** No notebook is open yet. */
export function createNotebookCells(): NotebookCells {
  const homes = new Map<string, string>();
  return {
    homeOf: (uri) => homes.get(uri) ?? uri,
    listen(connection, reading, documents) {
      const notebooks = new NotebookDocuments<Snapshot>(reading);
      const settle = (notebook: { readonly uri: string }, cells: readonly ({ readonly document: string } | undefined)[]): void => {
        const strays = cells.filter((cell) => cell !== undefined && homes.get(cell.document) !== notebook.uri);
        for (const cell of strays) if (cell !== undefined) homes.set(cell.document, notebook.uri);
        // They were opened before their notebook was known.
        for (const cell of strays) if (cell !== undefined) documents.place(cell.document);
      };
      notebooks.onDidOpen((notebook) => { settle(notebook, notebook.cells); });
      notebooks.onDidChange(({ notebookDocument, cells }) => { settle(notebookDocument, cells?.added ?? []); });
      notebooks.cellTextDocuments.onDidClose(({ document: { uri } }) => {
        homes.delete(uri);
        documents.close(uri);
      });
      notebooks.listen(connection);
    },
  };
}
