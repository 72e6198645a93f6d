// The commands that make all safe fixes: in one file, or in the whole workspace, where the user confirms them first.
import { type ChangeAnnotation, ErrorCodes, ResponseError, type WorkspaceEdit } from "vscode-languageserver";
import type { CommandMaker } from "./command.ts";
import type { FeatureParts } from "./feature-parts.ts";
import type { DocumentChange } from "./workspace-edit.ts";
import { safeFixesIn } from "./safe-fixes.ts";
import { gather } from "./workspace-commands.ts";

/** What came of it. */
interface FixAllResult {
  readonly files: number;
  readonly fixes: number;
}

const CONFIRM: ChangeAnnotation = { label: "Safe fixes", needsConfirmation: true, description: "What can be put right unseen: spellings, former names, lists of plugins." };

/** `tbcv.fixAllInFile` [address]. */
export const fixAllInFileCommand: CommandMaker = (parts) =>
  parts.features.appliesEdits
    ? {
        name: "tbcv.fixAllInFile",
        async run([uri]) {
          if (typeof uri !== "string") throw new ResponseError(ErrorCodes.InvalidParams, "tbcv.fixAllInFile needs the address of a document.");
          const made = await safeFixes(uri, parts);
          return made === undefined ? { files: 0, fixes: 0 } : apply([made], parts);
        },
      }
    : undefined;

/** `tbcv.fixAllInWorkspace`. */
export const fixAllInWorkspaceCommand: CommandMaker = (parts) =>
  parts.features.appliesEdits
    ? {
        name: "tbcv.fixAllInWorkspace",
        async run() {
          const made: Fixes[] = [];
          const { documents, cancelled } = await gather(parts);
          if (cancelled) return { files: 0, fixes: 0 };
          for (const { uri } of documents.filter(({ fixable }) => fixable)) {
            const fixes = await safeFixes(uri, parts);
            if (fixes !== undefined) made.push({ ...fixes, change: { ...fixes.change, note: CONFIRM } });
          }
          return apply(made, parts);
        },
      }
    : undefined;

interface Fixes {
  readonly change: DocumentChange;
  readonly count: number;
}

async function safeFixes(uri: string, parts: FeatureParts): Promise<Fixes | undefined> {
  const { workspace, documents } = parts;
  const checked = await workspace.checked(uri);
  if (checked === undefined) return undefined;
  const { edits, made } = await safeFixesIn(checked, parts);
  if (edits.length === 0) return undefined;
  const version = documents.current(uri) === undefined ? null : checked.snapshot.version;
  return { change: { snapshot: checked.snapshot, version, edits }, count: made.length };
}

/** A client that refuses, or a user who does, leaves everything as it was. */
async function apply(made: readonly Fixes[], { connection, messages, toWorkspaceEdit }: FeatureParts): Promise<FixAllResult> {
  if (made.length === 0) return { files: 0, fixes: 0 };
  const edit: WorkspaceEdit = toWorkspaceEdit.ofAll(made.map(({ change }) => change));
  const { applied, failureReason } = await connection.workspace.applyEdit({ label: "TBCV: fix all", edit });
  if (!applied) {
    messages.warn(`The editor did not make the fixes${failureReason === undefined ? "" : `: ${failureReason}`}.`);
    return { files: 0, fixes: 0 };
  }
  return { files: made.length, fixes: made.reduce((sum, { count }) => sum + count, 0) };
}
