// Files as the client has them, asked for over the connection. There is one client for each worker and modules that take the place of
// Node's are bound to it, so this is the one piece of state that belongs to a module.
import type { Connection, InitializeParams } from "vscode-languageserver";
import { FILE_REQUESTS, type FileAnswer, type FileEntry, type FileFacts, type FileFault } from "../../../shared/src/file-requests.ts";
import { toAddress } from "./address-path.ts";
import { isOfProgram, programFileSize, programFolderNames } from "./program-files.ts";

/** The client's files. All reject with an error that has a code, as Node's do. */
export interface ClientFiles {
  /** Says who the client is; one that serves no files has none. */
  connect(connection: Connection, params: InitializeParams): void;
  facts(path: string): Promise<FileFacts>;
  bytes(path: string): Promise<Uint8Array>;
  entries(folder: string): Promise<readonly FileEntry[]>;
}

/** The files of this worker's client. */
export const clientFiles: ClientFiles = createClientFiles();

function createClientFiles(): ClientFiles {
  const clients: Connection[] = [];

  async function ask<T>(what: keyof typeof FILE_REQUESTS, path: string): Promise<T> {
    const uri = toAddress(path);
    const [client] = clients;
    if (client === undefined || uri === undefined) throw fileError("ENOENT", path);
    const answer = await client.sendRequest<FileAnswer<T>>(FILE_REQUESTS[what], { uri }).catch((error: unknown) => {
      throw fileError("EIO", `${path} (${error instanceof Error ? error.message : String(error)})`);
    });
    if ("fault" in answer) throw fileError(answer.fault, path);
    return answer.value;
  }

  return {
    connect(connection, { capabilities }) {
      const { tbcv } = (capabilities.experimental ?? {}) as { readonly tbcv?: { readonly fileSystem?: unknown } };
      if (tbcv?.fileSystem === true) clients.push(connection);
    },
    async facts(path) {
      if (!isOfProgram(path)) return ask("stat", path);
      const size = programFileSize(path);
      if (size === undefined && programFolderNames(path) === undefined) throw fileError("ENOENT", path);
      return { kind: size === undefined ? "folder" : "file", size: size ?? 0, changed: 0 };
    },
    bytes: (path) => ask("readFile", path),
    async entries(folder) {
      if (!isOfProgram(folder)) return ask("readDirectory", folder);
      const names = programFolderNames(folder);
      if (names === undefined) throw fileError("ENOENT", folder);
      return names.map((name) => ({ name: name.replace("/", ""), kind: name.endsWith("/") ? "folder" : "file" }));
    },
  };
}

function fileError(code: FileFault, path: string): Error {
  return Object.assign(new Error(`${code}: ${path}`), { code });
}
