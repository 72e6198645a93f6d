// The built server of the browser in a context that has what a worker has and nothing of Node's. The test is its client's other half: it
// answers the questions for files from folders on the disk.
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { createContext, Script } from "node:vm";
import { StreamMessageReader, StreamMessageWriter } from "vscode-languageserver/node";
import { FILE_REQUESTS, type FileAnswer, type FileEntry, type FileFacts, type FileParams } from "../../shared/src/file-requests.ts";
import { LspClient } from "./lsp-client.ts";

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
}

/** A server that waits for `initialize`. */
export interface WebServer {
  readonly client: LspClient;
  /** The addresses that it asked for, in order. */
  readonly asked: readonly string[];
  /** What it wrote to the console. */
  readonly written: readonly unknown[];
  /** Resolves when the worker closes itself. */
  readonly closed: Promise<void>;
}

/** Starts the server of a bundle. `folders`: where the addresses that begin so lie on the disk. */
export function startWebServer(bundle: string, code: string, folders: Readonly<Record<string, string>>): WebServer {
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  const writer = new StreamMessageWriter(toClient);
  const asked: string[] = [];
  const written: unknown[] = [];
  const closing: (() => void)[] = [];
  const closed = new Promise<void>((resolve) => void closing.push(resolve));
  const note = (...words: unknown[]): void => void written.push(...words);
  const scope: Record<string, unknown> & { onmessage?: (event: { data: unknown }) => void } = {
    TextDecoder, TextEncoder, URL, AbortController, AbortSignal, structuredClone, queueMicrotask, setTimeout, clearTimeout, performance: { now: () => performance.now() },
    console: { log: note, info: note, warn: note, error: note },
    addEventListener: () => undefined,
    close: () => { for (const end of closing) end(); },
    postMessage: (message: Message) => void take(structuredClone(message)),
  };
  scope["self"] = createContext(scope);
  const send = (data: unknown): void => scope.onmessage?.({ data: structuredClone(data) });

  async function take(message: Message): Promise<void> {
    if (message.id === undefined || message.method?.startsWith("tbcv/fs/") !== true) return writer.write(message as never);
    const { uri } = message.params as FileParams;
    asked.push(uri);
    send({ jsonrpc: "2.0", id: message.id, result: await answer(message.method, uri, folders) });
  }

  new Script(code, { filename: bundle }).runInContext(scope);
  new StreamMessageReader(toServer).listen(send);
  return { client: new LspClient(toClient, toServer), asked, written, closed };
}

async function answer(method: string, uri: string, folders: Readonly<Record<string, string>>): Promise<FileAnswer<FileFacts | Uint8Array | readonly FileEntry[]>> {
  const [address, folder] = Object.entries(folders).find(([start]) => uri === start || uri.startsWith(start.endsWith("/") ? start : `${start}/`)) ?? [];
  if (address === undefined || folder === undefined) return { fault: "ENOENT" };
  const path = join(folder, decodeURIComponent(uri.slice(address.length)));
  try {
    if (method === FILE_REQUESTS.readFile) return { value: new Uint8Array(await readFile(path)) };
    if (method === FILE_REQUESTS.readDirectory) {
      const entries = await readdir(path, { withFileTypes: true });
      return { value: entries.map((entry) => ({ name: entry.name, kind: entry.isDirectory() ? "folder" : "file" })) };
    }
    const facts = await stat(path);
    return { value: { kind: facts.isDirectory() ? "folder" : "file", size: facts.size, changed: facts.mtimeMs } };
  } catch {
    return { fault: "ENOENT" };
  }
}
