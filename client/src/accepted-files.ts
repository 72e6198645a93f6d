// Quick fixes that write to other files than the one in the editor (tbcv.yaml, truth files): VS Code leaves such files changed and not
// saved, where the server cannot see them yet, so they are saved. A file with changes of the user's own is not touched.
import { CodeAction, type Command, Uri, type WorkspaceEdit, workspace } from "vscode";

/** The command that saves the files of an accepted quick fix; known to this client only. */
export const SAVE_FILES = "tbcv.saveAcceptedFiles";

/** The actions with what saves their files behind them; those that would write to a file with unsaved changes say that they cannot. */
export function savingActions(actions: readonly (CodeAction | Command)[] | null | undefined, document: Uri): (CodeAction | Command)[] {
  for (const action of actions ?? []) {
    if (!(action instanceof CodeAction) || action.edit === undefined) continue;
    const others = otherFiles(action.edit, document);
    const dirty = others.find(isDirty);
    if (dirty !== undefined) action.disabled = { reason: `${workspace.asRelativePath(dirty)} has changes that are not saved; save it first.` };
    else if (others.length > 0) action.command = { title: action.title, command: SAVE_FILES, arguments: others.map(String) };
  }
  return [...(actions ?? [])];
}

/** Saves files in their order: a truth file is there before the configuration names it. They need not be shown in a tab. */
export async function saveFiles(...files: readonly string[]): Promise<void> {
  for (const file of files) await (await workspace.openTextDocument(Uri.parse(file))).save();
}

function otherFiles(edit: WorkspaceEdit, document: Uri): readonly Uri[] {
  return edit.entries().map(([uri]) => uri).filter((uri) => uri.toString() !== document.toString());
}

function isDirty(uri: Uri): boolean {
  return workspace.textDocuments.some((open) => open.isDirty && open.uri.toString() === uri.toString());
}
