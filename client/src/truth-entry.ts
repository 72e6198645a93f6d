// Looks for an entry of the truth by name and opens it where it is written. The server searches; what stands at the cursor comes first.
import { l10n, type QuickPick, type QuickPickItem, type TextEditor, window } from "vscode";
import { type BaseLanguageClient, type Location, type SymbolInformation, type WorkspaceSymbol, WorkspaceSymbolRequest, WorkspaceSymbolResolveRequest } from "vscode-languageclient";

interface Entry extends QuickPickItem {
  readonly symbol: SymbolInformation | WorkspaceSymbol;
}

/** Shows the search until an entry is chosen. */
export function showTruthEntry(client: BaseLanguageClient): void {
  const pick = window.createQuickPick<Entry>();
  pick.title = l10n.t("Truth entries");
  pick.placeholder = l10n.t("The name of a plugin");
  pick.value = nameAt(window.activeTextEditor);
  pick.onDidChangeValue(() => void search(client, pick));
  pick.onDidAccept(() => {
    const [chosen] = pick.selectedItems;
    if (chosen === undefined) return; // the answer is on its way, or nothing fits
    pick.hide();
    void open(client, chosen);
  });
  pick.onDidHide(() => { pick.dispose(); });
  pick.show();
  void search(client, pick);
}

/** Answers that come after a newer question are dropped. */
async function search(client: BaseLanguageClient, pick: QuickPick<Entry>): Promise<void> {
  const query = pick.value;
  pick.busy = true;
  const symbols = await client.sendRequest(WorkspaceSymbolRequest.type, { query }).catch(() => null);
  if (pick.value !== query) return;
  pick.busy = false;
  pick.items = (symbols ?? []).map((symbol) => ({ label: symbol.name, description: symbol.containerName ?? "", alwaysShow: true, symbol }));
}

async function open(client: BaseLanguageClient, { symbol }: Entry): Promise<void> {
  const location = await placeOf(client, symbol);
  if (location === undefined) {
    void window.showInformationMessage(l10n.t('The entry of "{0}" cannot be opened.', symbol.name));
    return;
  }
  const { uri, range } = client.protocol2CodeConverter.asLocation(location);
  await window.showTextDocument(uri, { selection: range });
}

async function placeOf(client: BaseLanguageClient, symbol: SymbolInformation | WorkspaceSymbol): Promise<Location | undefined> {
  if ("range" in symbol.location) return symbol.location;
  const { location } = await client.sendRequest(WorkspaceSymbolResolveRequest.type, symbol as WorkspaceSymbol).catch(() => symbol);
  return "range" in location ? location : undefined;
}

/** The selected text, else the word at the cursor with its hyphens, dots and slashes. */
function nameAt(editor: TextEditor | undefined): string {
  if (editor === undefined) return "";
  const { document, selection } = editor;
  const range = selection.isEmpty ? document.getWordRangeAtPosition(selection.active, /@?[\p{L}\p{N}][\p{L}\p{N}./+#-]*/u) : selection;
  return range?.isSingleLine === true ? document.getText(range).replace(/[./-]+$/, "") : "";
}
