// Renames a name in all documents of the workspace: every place that spells it so and means the same plugin, and the user's own truth
// files, where it is a right name of it. Places in code, links and front matter, where a name may be more than a word, are left to the
// user to confirm.
import {
  type CancellationToken, type ChangeAnnotation, ErrorCodes, type Position, type PrepareRenameParams, type PrepareRenameResult, type RenameParams, ResponseError, type WorkspaceEdit,
} from "vscode-languageserver";
import type { ZoneKind } from "../document/document.ts";
import { replaceText } from "../host/replace-text.ts";
import { replacementFix } from "../rules/fix.ts";
import type { PlacedName } from "../truth/placed-entries.ts";
import type { FeatureMaker } from "./feature.ts";
import type { FeatureParts } from "./feature-parts.ts";
import { innermostAt } from "./mention-at.ts";
import { type OpenTruthFile, pluginOfName } from "./own-truth.ts";
import { keyText, pluginKey } from "./plugin-key.ts";
import { tellSkipped } from "./workspace-documents.ts";
import type { DocumentChange } from "./workspace-edit.ts";

const TEXT_ZONES: ReadonlySet<ZoneKind> = new Set<ZoneKind>(["prose", "heading", "link-text"]);

const IN_TEXT: ChangeAnnotation = { label: "In the text", needsConfirmation: false };
const ELSEWHERE: ChangeAnnotation = { label: "In code, links and front matter", needsConfirmation: true, description: "A name there may be an address or an identifier." };
const IN_TRUTH: ChangeAnnotation = { label: "In the truth", needsConfirmation: false };

/** What a truth file calls right; ids and slugs stay, for others refer to them. */
const RIGHT_NAMES: ReadonlySet<PlacedName["kind"]> = new Set<PlacedName["kind"]>(["name", "alias", "short-name"]);

/** Renaming, for clients that rename. */
export const renameFeature: FeatureMaker = (client, parts) =>
  client.textDocument?.rename && {
    announces: { renameProvider: client.textDocument.rename.prepareSupport === true ? { prepareProvider: true } : true },
    listen(connection) {
      const { answers, converter } = parts;
      const nameAt = (file: OpenTruthFile, position: Position): PlacedName | undefined => {
        const name = innermostAt(file.names, converter.toOffset(file.snapshot, position));
        return name !== undefined && RIGHT_NAMES.has(name.kind) ? name : undefined;
      };
      connection.onPrepareRename(
        answers.ofDocument<PrepareRenameParams, PrepareRenameResult | null, null>(({ checked }, { position }) => {
          const mention = innermostAt(checked.mentions, converter.toOffset(checked.snapshot, position));
          return mention === undefined ? null : { range: converter.toRange(checked.snapshot, mention.span), placeholder: mention.text };
        }, {
          none: null,
          truthFile(file, { position }) {
            const name = nameAt(file, position);
            return name === undefined ? null : { range: converter.toRange(file.snapshot, name.span), placeholder: name.text };
          },
        }),
      );
      connection.onRenameRequest(
        answers.ofDocument<RenameParams, WorkspaceEdit, null>(({ checked }, { position, newName }, token) => {
          const mention = innermostAt(checked.mentions, converter.toOffset(checked.snapshot, position));
          if (mention === undefined) throw new ResponseError(ErrorCodes.InvalidParams, "No plugin is named here.");
          const plugins = new Set(mention.meant.plugins.map((row) => pluginKey(checked.truth, row)));
          return renamed({ from: mention.text, to: sound(newName), plugins, here: checked.snapshot.uri }, parts, token);
        }, {
          none: null,
          truthFile(file, { position, newName }, token) {
            const name = nameAt(file, position);
            const plugin = name && pluginOfName(name, file);
            if (plugin === undefined) throw new ResponseError(ErrorCodes.InvalidParams, "No name, short name or alias of a plugin stands here; other texts of a truth file are changed by hand.");
            return renamed({ from: name?.text ?? "", to: sound(newName), plugins: new Set([keyText(plugin)]), here: file.snapshot.uri }, parts, token);
          },
        }),
      );
    },
  };

function sound(name: string): string {
  const trimmed = name.trim();
  if (trimmed === "" || /[\r\n\u2028\u2029]/u.test(trimmed)) throw new ResponseError(ErrorCodes.InvalidParams, "A name is one line of text and not empty.");
  return trimmed;
}

interface Renaming {
  readonly from: string;
  readonly to: string;
  /** Family and id of the plugins that are meant. */
  readonly plugins: ReadonlySet<string>;
  /** The document in which the user asks, which may lie in no folder. */
  readonly here: string;
}

async function renamed(renaming: Renaming, parts: FeatureParts, token: CancellationToken): Promise<WorkspaceEdit> {
  const { from, to, plugins, here } = renaming;
  const { workspace, documents, messages, toWorkspaceEdit } = parts;
  const isCancelled = (): boolean => token.isCancellationRequested;
  const uris = new Set([here]);
  const skipped = await workspace.run({
    isCancelled,
    onDocument({ uri, mentions, truth }) {
      if (mentions.some(({ text, plugins: rows }) => text === from && rows.some((row) => plugins.has(pluginKey(truth, row))))) uris.add(uri);
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
        .filter(({ text, meant }) => text === from && meant.plugins.some((row) => plugins.has(pluginKey(checked.truth, row))))
        .flatMap((same) => replacementFix(same, to, false, checked.snapshot.text)?.edits ?? []);
      if (edits.length > 0) changes.push({ snapshot: checked.snapshot, version, edits, note });
    }
  }
  return toWorkspaceEdit.ofAll([...changes, ...(await renamedInTruth(renaming, parts))]);
}

/** The changes of the user's own truth files. What cannot be changed safely there is said. */
async function renamedInTruth({ from, to, plugins }: Renaming, { ownTruth, documents, messages }: FeatureParts): Promise<DocumentChange[]> {
  return (await ownTruth.all()).flatMap(({ names, path, snapshot }) => {
    const meant = names.filter(({ kind, text, family, id }) => RIGHT_NAMES.has(kind) && text === from && id !== undefined && plugins.has(keyText({ family, id })));
    const edits = meant.flatMap((name) => {
      const edit = replaceText({ file: path, text: snapshot.text }, name.path, to);
      if (edit === undefined) messages.warn(`tbcv: ${path} writes "${from}" in a way that cannot be changed safely; change it there by hand`);
      return edit ?? [];
    });
    const version = documents.current(snapshot.uri) === undefined ? null : snapshot.version;
    return edits.length === 0 ? [] : [{ snapshot, version, edits, note: IN_TRUTH }];
  });
}
