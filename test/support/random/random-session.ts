// An editing session at random: types, pastes, closes, asks and cancels, with wrong versions and closed documents in between. It keeps
// the texts that the server should hold by now, and everything that the server says.
import type { Diagnostic } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { createRandom } from "../../../bench/documents.ts";
import { type LspClient, ResponseFailure } from "../lsp-client.ts";
import { announcedRequests } from "./announced-requests.ts";
import { makeDocuments, type RandomDocument, randomPiece } from "./random-documents.ts";

/** What may be done to an editing session from outside. */
export interface RandomWorld {
  readonly seed: number;
  /** How many notifications of changed text are sent. */
  readonly edits: number;
  readonly capabilities: object;
  uriOf(name: string): string;
  /** Changes settings or truth, and tells the server; a chance of 0 to 1 says to what. */
  upset(chance: number): Promise<void>;
}

/** What came of it. */
export interface RandomOutcome {
  /** The documents, all open, as they stand at the end. */
  readonly documents: readonly TextDocument[];
  /** How often each method was answered well. */
  readonly answered: ReadonlyMap<string, number>;
  /** The newest published diagnostics of each document. */
  readonly published: ReadonlyMap<string, readonly Diagnostic[]>;
  /** Errors in the log, and messages to the user. */
  readonly complaints: readonly string[];
  /** Resolves when the next diagnostics are published. */
  readonly nextPublished: () => Promise<void>;
}

/** Errors that a server may answer with when it is asked for what is gone, overtaken or nonsense. */
const EXPECTED = new Set([-32602, -32800, -32801, -32802, -32803]);

interface Page extends RandomDocument {
  readonly uri: string;
  document: TextDocument;
  open: boolean;
}

/** Runs a session; the client has shaken hands. Ends with all documents open, their whole text sent, and no request unanswered. */
export async function runRandomSession(client: LspClient, world: RandomWorld): Promise<RandomOutcome> {
  const random = createRandom(world.seed);
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const heard = hear(client);
  const pages: Page[] = makeDocuments(world.seed).map(({ languageId, text }, number) => {
    const uri = number === 0 ? "untitled:Untitled-1" : world.uriOf(`page-${number}.${languageId}`);
    return { uri, languageId, text, document: TextDocument.create(uri, languageId, 0, ""), open: false };
  });
  const [answered, answers] = [new Map<string, number>(), new Map<string, object[]>()];
  const pending = new Set<Promise<void>>();
  const commands = (world.capabilities as { executeCommandProvider?: { commands: string[] } }).executeCommandProvider?.commands ?? [];

  function open(page: Page, text = page.text): void {
    page.document = TextDocument.create(page.uri, page.languageId, 1, text);
    page.open = true;
    client.notify("textDocument/didOpen", { textDocument: { uri: page.uri, languageId: page.languageId, version: 1, text } });
  }

  function close(page: Page): void {
    page.open = false;
    client.notify("textDocument/didClose", { textDocument: { uri: page.uri } });
  }

  /** One to three changes; some with a version that went back, some with the whole text, some of a document that is closed. */
  function edit(page: Page): void {
    const version = page.document.version + (random() < 0.03 ? -1 : random() < 0.1 ? 7 : 1);
    const contentChanges = Array.from({ length: random() < 0.7 ? 1 : 1 + Math.floor(random() * 3) }, () => {
      const length = page.document.getText().length;
      const from = Math.floor(random() * (length + 1));
      const to = random() < 0.5 ? from : Math.min(length, from + Math.floor(random() * 30));
      const range = { start: page.document.positionAt(from), end: page.document.positionAt(to) };
      const change = random() < 0.01 || length > 6_000 ? { text: page.text } : { range, text: randomPiece(random) };
      if (page.open) TextDocument.update(page.document, [change], version);
      return change;
    });
    client.notify("textDocument/didChange", { textDocument: { uri: page.uri, version: Math.max(version, 0) }, contentChanges });
  }

  function ask(page: Page): void {
    const request = pick(announcedRequests(world.capabilities, heard.registered));
    const [from, length] = [Math.floor(random() * (page.document.getText().length + 5)), Math.floor(random() * 200)];
    const position = page.document.positionAt(from);
    const params = request?.params({
      uri: random() < 0.03 ? "file:///nowhere/at/all.md" : page.uri,
      position: random() < 0.03 ? { line: 90_000, character: 3 } : position,
      range: { start: position, end: page.document.positionAt(from + length) },
      diagnostics: (heard.published.get(page.uri) ?? []).slice(0, 2),
      word: page.document.getText().slice(from, from + length).split(/\s/)[0] ?? "",
      commands, pick,
      earlier: (method) => pick(answers.get(method) ?? []),
    });
    if (request === undefined || params === undefined) return;
    const { method } = request;
    const answer = client.request<unknown>(method, params).then(
      (result) => {
        answered.set(method, (answered.get(method) ?? 0) + 1);
        answers.set(method, itemsOf(result).slice(0, 5));
      },
      (error: unknown) => {
        if (!(error instanceof ResponseFailure) || !EXPECTED.has(error.code)) throw error;
      },
    );
    pending.add(answer);
    void answer.catch(() => undefined);
    if (random() < 0.2) client.cancelNewest();
  }

  for (const page of pages) open(page);
  for (let edits = 0; edits < world.edits; ) {
    const page = pick(pages) as Page;
    const kind = random();
    if (kind < 0.6) {
      edit(page);
      edits++;
    } else if (kind < 0.95) ask(page);
    else if (kind < 0.98) (page.open ? close : open)(page);
    else if (kind < 0.985) await world.upset(random());
    else {
      await Promise.all(pending);
      pending.clear();
    }
  }
  await world.upset(0);
  for (const page of pages) {
    if (!page.open) open(page);
    client.notify("textDocument/didChange", { textDocument: { uri: page.uri, version: 100_000 }, contentChanges: [{ text: page.document.getText() }] });
  }
  await Promise.all(pending);
  return { documents: pages.map(({ document }) => document), answered, ...heard };
}

/** Hears everything that a server says of itself. */
function hear(client: LspClient): Pick<RandomOutcome, "published" | "complaints" | "nextPublished"> & { readonly registered: ReadonlySet<string> } {
  const [published, registered] = [new Map<string, readonly Diagnostic[]>(), new Set<string>()];
  const complaints: string[] = [];
  const listeners: (() => void)[] = [];
  client.listen("textDocument/publishDiagnostics", ({ uri, diagnostics }: { uri: string; diagnostics: readonly Diagnostic[] }) => {
    published.set(uri, diagnostics);
    for (const listener of listeners.splice(0)) listener();
  });
  client.listen("window/logMessage", ({ type, message }: { type: number; message: string }) => {
    if (type === 1) complaints.push(message);
  });
  client.listen("window/showMessage", ({ message }: { message: string }) => complaints.push(message));
  client.listen("$/progress", () => undefined);
  client.answer("client/registerCapability", ({ registrations }: { registrations: readonly { method: string }[] }) => {
    for (const { method } of registrations) registered.add(method);
  });
  for (const method of ["client/unregisterCapability", "window/workDoneProgress/create"]) client.answer(method, () => null);
  for (const name of ["diagnostic", "codeLens", "inlayHint", "semanticTokens", "foldingRange"]) client.answer(`workspace/${name}/refresh`, () => null);
  client.answer("workspace/applyEdit", () => ({ applied: false }));
  client.answer("window/showDocument", () => ({ success: true }));
  return { published, registered, complaints, nextPublished: () => new Promise((resolve) => listeners.push(resolve)) };
}

function itemsOf(result: unknown): object[] {
  const list: unknown = typeof result === "object" && result !== null && "items" in result ? result.items : result;
  return Array.isArray(list) ? (list as object[]) : [];
}
