// An editing session as any client may have it, from `initialize` to `exit`: a page is opened, everything that the server announces is
// asked for at each of its names, commands are carried out, the page is mended, settings change. What a client cannot do is left out.
import type { ClientCapabilities, CodeAction, Diagnostic, ServerCapabilities, WorkspaceDiagnosticReport } from "vscode-languageserver/node";
import { type LspClient, ResponseFailure } from "../lsp-client.ts";
import type { TestFolder } from "../lsp-session.ts";
import { capabilityAt } from "../protocol/client-halves.ts";
import { announcedRequests } from "../random/announced-requests.ts";
import type { HeldTimer } from "./held-timer.ts";
import { createPageEditor } from "./page-editor.ts";
import { COMMAND_ARGUMENTS, PAGE, PLACES } from "./session-ground.ts";

/** Who edits, and where. */
export interface EditingClient {
  readonly client: LspClient;
  readonly folder: TestFolder;
  readonly capabilities: ClientCapabilities;
  readonly clientInfo?: { readonly name: string } | undefined;
  readonly timer: HeldTimer;
  /** Told which part of the session begins. */
  readonly step: (name: string) => void;
}

/** Runs the session to its end. Waits for all that the server says in a step before the next begins. */
export async function runEditingSession({ client, folder, capabilities, clientInfo, timer, step }: EditingClient): Promise<void> {
  const can = (path: string): boolean => Boolean(capabilityAt(capabilities, path));
  const uri = folder.uri("docs/page.md");
  const textDocument = { uri };
  const asked = new Set<string>();
  const answers = new Map<string, unknown>();

  step("initialize");
  const { capabilities: announced } = await client.request<{ capabilities: ServerCapabilities }>("initialize", {
    processId: null, rootUri: folder.uri("docs"), capabilities, ...(clientInfo && { clientInfo }),
    ...(can("workspace.workspaceFolders") && { workspaceFolders: [{ uri: folder.uri("docs"), name: "docs" }] }),
  });
  const editor = createPageEditor(client, { uri, text: PAGE, encoding: announced.positionEncoding ?? "utf-16" });
  const { page, settings } = editor;
  client.notify("initialized", {});
  if (can("workspace.didChangeWatchedFiles.dynamicRegistration")) await editor.registered("workspace/didChangeWatchedFiles");
  const pulls = announced.diagnosticProvider !== undefined;
  let told: number | undefined;

  /** The diagnostics of the page as it stands, from a client that asks for them or waits for them. */
  async function shown(): Promise<readonly Diagnostic[]> {
    told = page.version;
    return pulls ? (await client.request<{ items: Diagnostic[] }>("textDocument/diagnostic", { textDocument })).items : client.diagnostics(uri, page.version);
  }

  /** Asks for everything that was not asked before in the same words; errors are answers too. */
  async function askAt(place: string, diagnostics: readonly Diagnostic[]): Promise<void> {
    const range = editor.rangeOf(place);
    for (const { method, params } of announcedRequests(announced, new Set())) {
      const given = params({
        uri, range, position: range.end, word: "Gridline Reader", commands: [],
        diagnostics: diagnostics.filter((one) => one.range.start.line === range.start.line && one.range.start.character === range.start.character),
        pick: (list) => list[0],
        earlier: (before) => itemsOf(answers.get(before)).find((item) => before !== "textDocument/codeAction" || (item as CodeAction).data !== undefined),
      });
      const words = `${method} ${JSON.stringify(given)}`;
      if (given === undefined || method === "workspace/executeCommand" || asked.has(words)) continue;
      asked.add(words);
      answers.set(method, await client.request(method, given).catch(withoutFailure));
    }
  }

  /** Asks about a page that waits for its check, and does something before the check goes on. */
  async function beforeAnswer(act: () => void): Promise<void> {
    const method = pulls ? "textDocument/diagnostic" : "textDocument/hover";
    const place = pulls ? {} : { position: editor.rangeOf("Import").start };
    const resume = timer.stop();
    editor.replace("once", "one time");
    const answered = client.request(method, { textDocument, ...place }).catch(withoutFailure);
    act();
    // Once this is answered the server has read all that came before.
    await client.request(method, { textDocument: { uri: folder.uri("docs/no.md") }, ...place });
    resume();
    await answered;
    editor.replace("one time", "once");
    await shown();
  }

  step("open");
  editor.open();
  const diagnostics = await shown();
  for (const place of PLACES) {
    step(`ask at ${place}`);
    await askAt(place, diagnostics);
  }

  if (announced.codeActionProvider !== undefined) {
    step("ask for all fixes");
    const range = { start: { line: 0, character: 0 }, end: editor.rangeOf("here.").end };
    const [action] = await client.request<CodeAction[]>("textDocument/codeAction", { textDocument, range, context: { diagnostics: [], only: ["source.fixAll"] } });
    if (action?.data !== undefined) await client.request("codeAction/resolve", action);
  }

  step("ask for the workspace again");
  const known = (answers.get("workspace/diagnostic") as WorkspaceDiagnosticReport | undefined)?.items ?? [];
  const previousResultIds = known.flatMap((report) => (report.resultId === undefined ? [] : [{ uri: report.uri, value: report.resultId }]));
  const held = known.length > 0 ? client.request("workspace/diagnostic", { previousResultIds }) : undefined;

  for (const command of announced.executeCommandProvider?.commands ?? []) {
    step(`carry out ${command}`);
    const given = COMMAND_ARGUMENTS[command];
    if (given === undefined) throw new Error(`no arguments for the command ${command} are known here`);
    await client.request("workspace/executeCommand", { command, arguments: given(uri) });
    if (command === "tbcv.checkWorkspace" && !pulls) await client.diagnostics(folder.uri("docs/other.md"));
    if (told !== page.version) await shown();
  }

  if (pulls || announced.hoverProvider !== undefined) {
    step("cancel");
    await beforeAnswer(() => { client.cancelNewest(); });
    step("overtake");
    await beforeAnswer(() => { editor.replace("tables are", "all tables are"); });
  }

  step("mend");
  editor.replace("Gridlne", "Gridline");
  if (can("textDocument.synchronization.didSave")) client.notify("textDocument/didSave", { textDocument, text: page.getText() });
  await shown();
  const { resultId } = (answers.get("textDocument/semanticTokens/full/delta") ?? {}) as { readonly resultId?: string };
  if (resultId !== undefined) await client.request("textDocument/semanticTokens/full/delta", { textDocument, previousResultId: resultId });

  step("change settings");
  settings["rules"] = { "deprecated-plugin": "off" };
  const refreshed = ["semanticTokens", "codeLens", "inlayHint"].filter((what) => can(`workspace.${what}.refreshSupport`)).map((what) => editor.asked(`workspace/${what}/refresh`));
  client.notify("workspace/didChangeConfiguration", { settings: can("workspace.configuration") ? null : { tbcv: settings } });
  if (!pulls) await shown();
  await Promise.all(refreshed);
  const anew = can("workspace.diagnostics.refreshSupport") ? editor.asked("workspace/diagnostic/refresh") : undefined;
  timer.pass();
  await anew;
  await held;
  if (pulls) await shown();

  step("close");
  client.notify("textDocument/didClose", { textDocument });
  if (!pulls) await client.diagnostics(uri);

  step("end");
  await client.end();
}

function withoutFailure(error: unknown): undefined {
  if (!(error instanceof ResponseFailure)) throw error;
}

/** The parts of an answer, of which some are asked about more. */
function itemsOf(answer: unknown): readonly object[] {
  if (Array.isArray(answer)) return answer as object[];
  const { items } = (answer ?? {}) as { readonly items?: object[] };
  return items ?? [];
}
