// The built language server over standard streams, and a client that types into it.
import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { pathToFileURL } from "node:url";
import {
  createProtocolConnection, DidChangeTextDocumentNotification, DidOpenTextDocumentNotification, ExitNotification, InitializedNotification, type InitializeParams,
  InitializeRequest, type Position, PublishDiagnosticsNotification, ShutdownRequest, StreamMessageReader, StreamMessageWriter,
} from "vscode-languageserver/node";
import { type Ground, program, type Scale } from "./ground.ts";

/** A running server and its client. */
export interface LanguageClient {
  /** Opens a Markdown document; resolves with the number of its diagnostics. */
  open(name: string, text: string): Promise<number>;
  /** Types at a place; resolves with the milliseconds from sending the change until its diagnostics are here. */
  type(name: string, at: Position, text: string): Promise<number>;
  /** Kilobytes that a field of the server's /proc status holds; undefined where there is no such file. */
  memory(field: "VmRSS" | "VmHWM"): number | undefined;
  /** Milliseconds of processor time that the server has used in all its threads; undefined where there is no /proc. */
  processorTime(): number | undefined;
  end(): Promise<void>;
}

/** Starts the server in a workspace whose truth is that of a scale. */
export async function startLanguageClient(ground: Ground, scale: Scale): Promise<LanguageClient> {
  const workspace = join(ground.folder, `workspace-${scale.count}`);
  mkdirSync(workspace, { recursive: true });
  writeFileSync(join(workspace, "tbcv.yaml"), `truth: {packs: [], truth_directories: [${JSON.stringify(scale.folder)}]}\n`);
  const server: ChildProcessByStdio<Writable, Readable, null> = spawn(process.execPath, [program, "--stdio"], {
    cwd: workspace, env: { ...process.env, XDG_CACHE_HOME: scale.cacheHome }, stdio: ["pipe", "pipe", "inherit"],
  });
  const connection = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
  const versions = new Map<string, number>();
  const waiting = new Map<string, (diagnostics: number) => void>();
  const uriOf = (name: string): string => pathToFileURL(join(workspace, name)).href;
  const published = (uri: string, version: number): Promise<number> => new Promise((resolve) => waiting.set(`${version} ${uri}`, resolve));
  connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, version, diagnostics }) => {
    waiting.get(`${version ?? 0} ${uri}`)?.(diagnostics.length);
    waiting.delete(`${version ?? 0} ${uri}`);
  });
  connection.listen();
  const parameters = {
    processId: process.pid, workspaceFolders: [{ uri: pathToFileURL(workspace).href, name: "bench" }],
    capabilities: { textDocument: { publishDiagnostics: { versionSupport: true } } },
  } as InitializeParams;
  await connection.sendRequest(InitializeRequest.type, parameters);
  await connection.sendNotification(InitializedNotification.type, {});
  return {
    async open(name, text) {
      const uri = uriOf(name);
      versions.set(uri, 1);
      const diagnostics = published(uri, 1);
      await connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument: { uri, languageId: "markdown", version: 1, text } });
      return diagnostics;
    },
    async type(name, at, text) {
      const uri = uriOf(name);
      const version = (versions.get(uri) ?? 0) + 1;
      versions.set(uri, version);
      const diagnostics = published(uri, version);
      const start = performance.now();
      await connection.sendNotification(DidChangeTextDocumentNotification.type, { textDocument: { uri, version }, contentChanges: [{ range: { start: at, end: at }, text }] });
      await diagnostics;
      return performance.now() - start;
    },
    memory: (field) => memoryOf(server.pid ?? 0, field),
    processorTime: () => processorTimeOf(server.pid ?? 0),
    async end() {
      const exit = once(server, "exit");
      await connection.sendRequest(ShutdownRequest.type);
      await connection.sendNotification(ExitNotification.type);
      await exit;
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
