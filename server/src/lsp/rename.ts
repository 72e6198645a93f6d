// Renames a name in all documents of the workspace: every place that spells it so and means the same plugin. Places in code, links and
// front matter, where a name may be more than a word, are left to the user to confirm.
import { type ChangeAnnotation, ErrorCodes, type PrepareRenameParams, type RenameParams, ResponseError, type WorkspaceEdit } from "vscode-languageserver";
import type { CheckedDocument } from "../engine/engine.ts";
import type { ZoneKind } from "../document/document.ts";
import { replacementFix } from "../rules/fix.ts";
import type { Mention } from "../rules/mention.ts";
import type { FeatureMaker } from "./feature.ts";
import type { FeatureParts } from "./feature-parts.ts";
import { innermostAt } from "./mention-at.ts";
import { pluginKey } from "./plugin-key.ts";
import { tellSkipped } from "./workspace-documents.ts";
import type { DocumentChange } from "./workspace-edit.ts";

const TEXT_ZONES: ReadonlySet<ZoneKind> = new Set<ZoneKind>(["prose", "heading", "link-text"]);

const IN_TEXT: ChangeAnnotation = { label: "In the text", needsConfirmation: false };
const ELSEWHERE: ChangeAnnotation = { label: "In code, links and front matter", needsConfirmation: true, description: "A name there may be an address or an identifier." };

/** Renaming, for clients that rename. */
export const renameFeature: FeatureMaker = (client, parts) =>
  client.textDocument?.rename && {
    announces: { renameProvider: client.textDocument.rename.prepareSupport === true ? { prepareProvider: true } : true },
    listen(connection) {
      const { answers, converter } = parts;
      connection.onPrepareRename(
        answers.ofDocument(({ checked }, { position }: PrepareRenameParams) => {
          const mention = innermostAt(checked.mentions, converter.toOffset(checked.snapshot, position));
          return mention === undefined ? null : { range: converter.toRange(checked.snapshot, mention.span), placeholder: mention.text };
        }, { none: null }),
      );
      connection.onRenameRequest(
        answers.ofDocument(({ checked }, { position, newName }: RenameParams, token) => {
          const mention = innermostAt(checked.mentions, converter.toOffset(checked.snapshot, position));
          if (mention === undefined) throw new ResponseError(ErrorCodes.InvalidParams, "No plugin is named here.");
          return renamed(mention, checked, { to: sound(newName), parts, isCancelled: () => token.isCancellationRequested });
        }, { none: null }),
      );
    },
  };

function sound(name: string): string {
  const trimmed = name.trim();
  if (trimmed === "" || /[\r\n\u2028\u2029]/u.test(trimmed)) throw new ResponseError(ErrorCodes.InvalidParams, "A name is one line of text and not empty.");
  return trimmed;
}

interface Renaming {
  readonly to: string;
  readonly parts: FeatureParts;
  readonly isCancelled: () => boolean;
}

async function renamed(mention: Mention, here: CheckedDocument, { to, parts: { workspace, documents, messages, toWorkspaceEdit }, isCancelled }: Renaming): Promise<WorkspaceEdit> {
  const uris = new Set([here.snapshot.uri]);
  const plugins = new Set(mention.meant.plugins.map((row) => pluginKey(here.truth, row)));
  const skipped = await workspace.run({
    isCancelled,
    onDocument({ uri, mentions, truth }) {
      if (mentions.some(({ text, plugins: rows }) => text === mention.text && rows.some((row) => plugins.has(pluginKey(truth, row))))) uris.add(uri);
    },
  });
  tellSkipped(skipped, messages);
  const changes: DocumentChange[] = [];
  for (const uri of uris) {
    const checked = isCancelled() ? undefined : await workspace.checked(uri);
    if (checked === undefined) continue;
    const version = documents.current(uri) === undefined ? null : checked.snapshot.version;
    for (const note of [IN_TEXT, ELSEWHERE]) {
      const edits = checked.mentions
        .filter(({ zone }) => (note === IN_TEXT) === TEXT_ZONES.has(zone))
        .filter(({ text, meant }) => text === mention.text && meant.plugins.some((row) => plugins.has(pluginKey(checked.truth, row))))
        .flatMap((same) => replacementFix(same, to, false, checked.snapshot.text)?.edits ?? []);
      if (edits.length > 0) changes.push({ snapshot: checked.snapshot, version, edits, note });
    }
  }
  return toWorkspaceEdit.ofAll(changes);
}
