// The document that the user looks at, from clients that tell it: a language model is asked about it first.
import { ACTIVE_DOCUMENT_METHOD, parseActiveDocument } from "../../../shared/src/active-document.ts";
import type { FeatureMaker } from "./feature.ts";

/** Listens for the notification; what is not in its form is left aside, which the log says once. */
export const activeDocumentFeature: FeatureMaker = (_client, { messages, semantic }) => ({
  announces: {},
  listen(connection) {
    connection.onNotification(ACTIVE_DOCUMENT_METHOD, (value: unknown) => {
      const active = parseActiveDocument(value);
      if (active === undefined) messages.once(`the editor sent ${ACTIVE_DOCUMENT_METHOD} without the address of a document: {"uri": "file:///..."} or {"uri": null} was expected`);
      else semantic.shown(active.uri ?? undefined);
    });
  },
});
