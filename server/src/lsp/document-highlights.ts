// All places of a document that mean the same plugin as the name at the cursor.
import { type DocumentHighlight, DocumentHighlightKind, type DocumentHighlightParams } from "vscode-languageserver";
import type { FeatureMaker } from "./feature.ts";
import { innermostAt } from "./mention-at.ts";

/** Highlights, for clients that show them. */
export const documentHighlightFeature: FeatureMaker = (client, { answers, converter }) =>
  client.textDocument?.documentHighlight && {
    announces: { documentHighlightProvider: true },
    listen(connection) {
      connection.onDocumentHighlight(
        answers.ofDocument(({ checked: { snapshot, mentions } }, { position }: DocumentHighlightParams): DocumentHighlight[] | null => {
          const here = innermostAt(mentions, converter.toOffset(snapshot, position));
          if (here === undefined) return null;
          const meant = new Set(here.meant.plugins);
          return mentions
            .filter((mention) => mention.meant.plugins.some((row) => meant.has(row)))
            .map(({ span }) => ({ range: converter.toRange(snapshot, span), kind: DocumentHighlightKind.Text }));
        }, { none: null }),
      );
    },
  };
