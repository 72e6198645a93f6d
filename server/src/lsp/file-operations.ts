// Files that the user makes, renames or deletes in the editor. A truth file or folder that is renamed keeps its place in the
// configuration; everything else is read anew.
import { dirname } from "node:path";
import type { ClientCapabilities, FileOperationOptions, FileOperationRegistrationOptions, WorkspaceEdit } from "vscode-languageserver";
import { CONFIG_NAMES } from "../host/config-file.ts";
import { DOCUMENT_ENDINGS } from "../host/file-walk-kinds.ts";
import { editsForMoves, type Move } from "../host/moved-truth.ts";
import { toPath } from "./document-address.ts";
import type { FeatureMaker } from "./feature.ts";
import type { FeatureParts } from "./feature-parts.ts";

/** Documents, truth and configurations, and folders of any name. */
const FILTERS: FileOperationRegistrationOptions = {
  filters: [
    { scheme: "file", pattern: { glob: `**/*.{${[...DOCUMENT_ENDINGS, "ipynb", "yaml", "yml", "json"].join(",")}}`, matches: "file" } },
    { scheme: "file", pattern: { glob: "**", matches: "folder" } },
  ],
};

/** File operations, as far as the client tells them. */
export const fileOperationFeature: FeatureMaker = (client, parts) => {
  const announced = announcement(client.workspace?.fileOperations);
  if (Object.keys(announced).length === 0) return undefined;
  return {
    announces: { workspace: { fileOperations: announced } },
    listen(connection) {
      const tell = (uris: readonly string[]): void => { parts.onFiles(uris.flatMap((uri) => toPath(uri) ?? [])); };
      connection.workspace.onDidCreateFiles(({ files }) => { tell(files.map(({ uri }) => uri)); });
      connection.workspace.onDidDeleteFiles(({ files }) => { tell(files.map(({ uri }) => uri)); });
      connection.workspace.onDidRenameFiles(({ files }) => { tell(files.flatMap(({ oldUri, newUri }) => [oldUri, newUri])); });
      connection.workspace.onWillRenameFiles(parts.answers.ofAny(async ({ files }: { files: readonly { oldUri: string; newUri: string }[] }) => {
        const moves = files.flatMap(({ oldUri, newUri }): Move[] => {
          const [from, to] = [toPath(oldUri), toPath(newUri)];
          return from === undefined || to === undefined ? [] : [{ from, to }];
        });
        return configurationEdit(moves, parts);
      }));
    },
  };
};

function announcement(can: NonNullable<ClientCapabilities["workspace"]>["fileOperations"]): FileOperationOptions {
  const kinds = ["didCreate", "didRename", "didDelete", "willRename"] as const;
  return Object.fromEntries(kinds.filter((kind) => can?.[kind] === true).map((kind) => [kind, FILTERS]));
}

/** What the configurations in force must say after a rename. */
async function configurationEdit(moves: readonly Move[], { configs, files, messages }: FeatureParts): Promise<WorkspaceEdit | null> {
  const changes = await Promise.all(configs.inForce().filter((file) => CONFIG_NAMES.some((name) => file.endsWith(name))).map(async (file) => {
    const text = await files.read(file).catch((error: unknown) => {
      messages.warn(`${file} could not be read (${String(error)}); if it names a truth that is renamed, correct it by hand.`);
      return undefined;
    });
    const edits = text === undefined ? [] : editsForMoves(text, dirname(file), moves);
    return text === undefined || edits.length === 0 ? [] : [{ file, before: text, edits, after: "" }];
  }));
  const all = changes.flat();
  return all.length === 0 ? null : files.toWorkspaceEdit(all);
}
