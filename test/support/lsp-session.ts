// A language server and its client in one process, over a small truth in a folder of its own.
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { PassThrough } from "node:stream";
import { pathToFileURL } from "node:url";
import type { ClientCapabilities } from "vscode-languageserver/node";
import { StreamMessageReader, StreamMessageWriter } from "vscode-languageserver/node";
import type { CheckResults } from "../../server/src/host/check-results.ts";
import type { LoadedTruth } from "../../server/src/host/load-truth.ts";
import { readTruthSources } from "../../server/src/host/truth-files.ts";
import { serveLanguage } from "../../server/src/lsp/language-server.ts";
import type { SessionWorld } from "../../server/src/lsp/session-parts.ts";
import { systemTimer, type Timer } from "../../server/src/lsp/timer.ts";
import { buildTruthIndex } from "../../server/src/truth/build-index.ts";
import { parseTruth } from "../../server/src/truth/parse-truth.ts";
import { LspClient, type LspClientOptions } from "./lsp-client.ts";

/** What ships with the program, as far as these tests go. */
const SHIPPED_TRUTH = `family: words
product: Words
plugins:
  - {id: word-processor, name: Word Processor, plugin_type: processor, version: "24.1", url: "https://example.org/word", load_formats: [DOC, DOCX], dependencies: [pdf-writer]}
  - {id: pdf-writer, name: Paperline Writer, former_names: [Sheetline Writer], description: Writes *paper*.}
  - {id: gridline-import, name: Gridline Import}
  - {id: gridline-export, name: Gridline Export, deprecated: {since: "3.0", replaced_by: gridline-import}}
`;

/** The words that are no slips of a name. */
const WORDS = { everyday: ["the", "use", "word", "import", "export", "writer", "and", "here"], terms: [] };

/** Loads truth without any cache. */
export const loadTruth = async ({ paths, found }: { paths: readonly string[]; found?: readonly string[] }): Promise<LoadedTruth> => {
  const { sources, problems, others } = await readTruthSources(paths, found);
  const index = buildTruthIndex(parseTruth(sources), WORDS, (bytes) => createHash("sha256").update(bytes).digest("hex"));
  return { index, problems: [...problems, ...index.problems], others };
};

/** Everything that the server makes use of. */
export const FULL_CLIENT: ClientCapabilities = {
  general: { positionEncodings: ["utf-16"] },
  workspace: { configuration: false, workspaceEdit: { documentChanges: true }, executeCommand: {} },
  textDocument: {
    documentHighlight: {},
    documentLink: { tooltipSupport: true },
    codeLens: {},
    foldingRange: {},
    inlayHint: {},
    semanticTokens: { requests: { full: { delta: true }, range: true }, tokenTypes: ["class"], tokenModifiers: ["deprecated"], formats: ["relative"] },
    hover: { contentFormat: ["markdown", "plaintext"] },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix"] } }, isPreferredSupport: true },
    publishDiagnostics: { versionSupport: true, codeDescriptionSupport: true, tagSupport: { valueSet: [1, 2] } },
  },
};

/** A folder that goes when the test ends. */
export interface TestFolder {
  readonly path: string;
  uri(name: string): string;
  write(name: string, text: string): Promise<string>;
  remove(name?: string): Promise<void>;
}

/** Makes a folder. */
export async function testFolder(): Promise<TestFolder> {
  const path = await realpath(await mkdtemp(join(tmpdir(), "tbcv-lsp-")));
  return {
    path,
    uri: (name) => pathToFileURL(join(path, name)).href,
    async write(name, text) {
      const file = join(path, name);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
      return file;
    },
    remove: (name = "") => rm(join(path, name), { recursive: true, force: true }),
  };
}

/** What a session may differ in. */
export interface SessionOptions {
  readonly capabilities?: ClientCapabilities;
  readonly clientInfo?: { readonly name: string };
  readonly folders?: readonly string[];
  /** Files that are there before the server starts, by name. */
  readonly files?: Readonly<Record<string, string>>;
  readonly initializationOptions?: unknown;
  readonly timer?: Timer;
  readonly env?: Record<string, string>;
  readonly loadTruth?: typeof loadTruth;
  readonly results?: CheckResults;
  readonly loadMeaning?: SessionWorld["loadMeaning"];
}

/** A running session. */
export interface TestSession {
  readonly client: LspClient;
  readonly folder: TestFolder;
  /** The answer to `initialize`. */
  readonly initialized: { capabilities: Record<string, unknown>; serverInfo: { name: string; version: string } };
  /** The status with which the server ended. */
  readonly exited: Promise<number>;
  open(uri: string, text: string, languageId?: string): void;
  /** Ends the session with all its checks and removes the folder. */
  end(): Promise<void>;
}

/** A server that waits for `initialize`, and its client. */
export async function startServer(options: Pick<SessionOptions, "files" | "timer" | "env" | "loadTruth" | "results" | "loadMeaning"> & LspClientOptions = {}): Promise<Pick<TestSession, "client" | "folder" | "exited">> {
  const folder = await testFolder();
  const shipped = await folder.write("shipped/words.yaml", SHIPPED_TRUTH);
  await mkdir(join(folder.path, "docs"));
  for (const [name, text] of Object.entries(options.files ?? {})) await folder.write(name, text);
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  const exited = new Promise<number>((resolve) => {
    serveLanguage({
      reader: new StreamMessageReader(toServer),
      writer: new StreamMessageWriter(toClient),
      exit: resolve,
      onClientProcess: () => undefined,
      world: {
        env: options.env ?? {},
        workingFolder: folder.path,
        timer: options.timer ?? systemTimer,
        loadTruth: options.loadTruth ?? loadTruth,
        ...(options.loadMeaning && { loadMeaning: options.loadMeaning }),
        ...(options.results && { results: options.results }),
        shippedTruth: (packs) => ({ paths: packs === null ? [shipped] : [], unknown: packs ?? [] }),
      },
    });
  });
  return { client: new LspClient(toClient, toServer, options), folder, exited };
}

/** A session in the folder `docs` of its test folder. */
export async function startSession(options: SessionOptions = {}): Promise<TestSession> {
  const { client, folder, exited } = await startServer(options);
  client.answer("client/registerCapability", () => null);
  client.answer("client/unregisterCapability", () => null);
  const initialized = await client.request<TestSession["initialized"]>("initialize", {
    processId: null,
    rootUri: null,
    ...(options.clientInfo && { clientInfo: options.clientInfo }),
    capabilities: options.capabilities ?? FULL_CLIENT,
    initializationOptions: options.initializationOptions,
    workspaceFolders: (options.folders ?? ["docs"]).map((name) => ({ uri: folder.uri(name), name })),
  });
  client.notify("initialized", {});
  return {
    client, folder, initialized, exited,
    open(uri, text, languageId = "markdown") {
      client.notify("textDocument/didOpen", { textDocument: { uri, languageId, version: 1, text } });
    },
    async end() {
      await client.end();
      await folder.remove();
      if ((await exited) !== 0) throw new Error("the server ended with another status than 0");
    },
  };
}

/** A change notification's parameters; a change without a range is the whole text. */
export function change(uri: string, version: number, ...contentChanges: readonly { range?: unknown; text: string }[]): unknown {
  return { textDocument: { uri, version }, contentChanges };
}

/** A range on one line, or over several. */
export function range(line: number, character: number, endLine: number, endCharacter: number): { start: { line: number; character: number }; end: { line: number; character: number } } {
  return { start: { line, character }, end: { line: endLine, character: endCharacter } };
}
