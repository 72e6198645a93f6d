// All safe fixes of a document, open or not, as edits of the version that was checked.
import type { CheckedDocument, Engine } from "../engine/engine.ts";
import { fixDocument, type FixedDocument } from "../engine/fix-document.ts";
import type { FeatureParts } from "./feature-parts.ts";
import type { CheckedText } from "./workspace-documents.ts";

/** Those of an open document. */
export function safeFixesOf({ checked, engine }: { readonly checked: CheckedDocument; readonly engine: Engine }): FixedDocument {
  return fixDocument(checked, (snapshot) => engine.checkText(snapshot, checked.page.settings));
}

/** Those of any document of the workspace, whose result may be an earlier session's. */
export async function safeFixesIn(checked: CheckedText, { contexts }: Pick<FeatureParts, "contexts">): Promise<FixedDocument> {
  const { uri, languageId } = checked.snapshot;
  const { engine, settings } = await contexts.of({ uri, languageId });
  return fixDocument(checked, (snapshot) => engine.checkText(snapshot, settings));
}
