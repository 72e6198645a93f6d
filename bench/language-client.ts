// The built language server over standard streams, and a client that types into it: one that is told diagnostics, or one that asks.
import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { pathToFileURL } from "node:url";
import {
  type ClientCapabilities, createProtocolConnection, type Diagnostic, DidChangeTextDocumentNotification, DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest, ExitNotification, InitializedNotification, type InitializeParams, InitializeRequest, type Position, PublishDiagnosticsNotification, type ServerCapabilities,
  ShutdownRequest, StreamMessageReader, StreamMessageWriter,
} from "vscode-languageserver/node";
import { type Ground, program, type Scale } from "./ground.ts";

/** A running server and its client. */
export interface LanguageClient {
  /** What the server announced. */
  readonly announced: ServerCapabilities;
  uriOf(name: string): string;
  /** Opens a Markdown document; resolves with its diagnostics. */
  open(name: string, text: string): Promise<readonly Diagnostic[]>;
  /** Types at a place; resolves with the milliseconds from sending the change until its diagnostics are here. */
  type(name: string, at: Position, text: string): Promise<number>;
  /** Kilobytes that a field of the server's /proc status holds; undefined where there is no such file. */
  memory(field: "VmRSS" | "VmHWM"): number | undefined;
  /** Milliseconds of processor time that the server has used in all its threads; undefined where there is no /proc. */
  processorTime(): number | undefined;
  request<R>(method: string, params: object): Promise<R>;
  /** Ends the server as a crash would. */
  kill(): Promise<void>;
  end(): Promise<void>;
}

/** A client that is told diagnostics. */
const TOLD: ClientCapabilities = { textDocument: { publishDiagnostics: { versionSupport: true } } };

/** The folder in which servers with this truth run. */
export function workspaceOf(ground: Ground, scale: Scale): string {
  const workspace = join(ground.folder, `workspace-${scale.count}`);
  mkdirSync(workspace, { recursive: true });
  writeFileSync(join(workspace, "tbcv.yaml"), `truth: {packs: [], truth_directories: [${JSON.stringify(scale.folder)}]}\n`);
  return workspace;
}

/** Starts the server in a workspace whose truth is that of a scale, with settings of the editor. Diagnostics are asked for where the server announces that it answers. */
export async function startLanguageClient(ground: Ground, scale: Scale, capabilities: ClientCapabilities = TOLD, editor: object = {}): Promise<LanguageClient> {
  const workspace = workspaceOf(ground, scale);
  const server: ChildProcessByStdio<Writable, Readable, null> = spawn(process.execPath, [program, "--stdio"], {
    cwd: workspace, env: { ...process.env, XDG_CACHE_HOME: scale.cacheHome }, stdio: ["pipe", "pipe", "inherit"],
  });
  const connection = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
  const versions = new Map<string, number>();
  const waiting = new Map<string, (diagnostics: readonly Diagnostic[]) => void>();
  const uriOf = (name: string): string => pathToFileURL(join(workspace, name)).href;
  const published = (uri: string, version: number): Promise<readonly Diagnostic[]> => new Promise((resolve) => waiting.set(`${version} ${uri}`, resolve));
  connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, version, diagnostics }) => {
    waiting.get(`${version ?? 0} ${uri}`)?.(diagnostics);
    waiting.delete(`${version ?? 0} ${uri}`);
  });
  connection.listen();
  const uri = pathToFileURL(workspace).href;
  const { capabilities: announced } = await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid, workspaceFolders: [{ uri, name: "bench" }], capabilities, initializationOptions: editor,
  } as InitializeParams);
  await connection.sendNotification(InitializedNotification.type, {});

  /** Sends what changes a document; resolves with the diagnostics of its new version. */
  async function diagnosed(uri: string, version: number, send: () => Promise<void>): Promise<readonly Diagnostic[]> {
    versions.set(uri, version);
    const told = announced.diagnosticProvider ? undefined : published(uri, version);
    await send();
    if (told) return told;
    const report = await connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
    return report.kind === "full" ? report.items : [];
  }
  const exited = once(server, "exit");
  return {
    announced,
    uriOf,
    open(name, text) {
      const uri = uriOf(name);
      return diagnosed(uri, 1, () => connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument: { uri, languageId: "markdown", version: 1, text } }));
    },
    async type(name, at, text) {
      const uri = uriOf(name);
      const version = (versions.get(uri) ?? 0) + 1;
      const start = performance.now();
      await diagnosed(uri, version, () =>
        connection.sendNotification(DidChangeTextDocumentNotification.type, { textDocument: { uri, version }, contentChanges: [{ range: { start: at, end: at }, text }] }),
      );
      return performance.now() - start;
    },
    memory: (field) => memoryOf(server.pid ?? 0, field),
    processorTime: () => processorTimeOf(server.pid ?? 0),
    request: (method, params) => connection.sendRequest(method, params),
    async kill() {
      server.kill("SIGKILL");
      await exited;
      connection.dispose();
    },
    async end() {
      await connection.sendRequest(ShutdownRequest.type);
      await connection.sendNotification(ExitNotification.type);
      await exited;
      connection.dispose();
    },
  };
}

function memoryOf(pid: number, field: string): number | undefined {
  try {
    const line = readFileSync(`/proc/${pid}/status`, "utf8").split("\n").find((text) => text.startsWith(`${field}:`));
    return line === undefined ? undefined : Number(/\d+/.exec(line)?.[0]);
  } catch {
    return undefined; // only Linux tells
  }
}

function processorTimeOf(pid: number): number | undefined {
  try {
    const threads = readdirSync(`/proc/${pid}/task`).map((thread) => readFileSync(`/proc/${pid}/task/${thread}/schedstat`, "utf8"));
    return threads.reduce((sum, text) => sum + Number(text.split(" ")[0]), 0) / 1e6;
  } catch {
    return undefined; // only Linux tells
  }
}
