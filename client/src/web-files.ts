// Gives the server in the browser the files that it has no disk for: those of the open folders and the program's own, and no others.
import { type Disposable, FileSystemError, FileType, Uri, workspace } from "vscode";
import type { BaseLanguageClient, ClientCapabilities, StaticFeature } from "vscode-languageclient";
import {
  FILE_REQUESTS, type FileAnswer, type FileEntry, type FileFacts, type FileFault, type FileKind, type FileParams, PROGRAM_SCHEME,
} from "../../shared/src/file-requests.ts";

/** Tells the server that it may ask for files. */
export function fileSystemFeature(): StaticFeature {
  return {
    fillClientCapabilities(capabilities: ClientCapabilities) {
      const experimental = (capabilities.experimental ?? {}) as { readonly tbcv?: object };
      capabilities.experimental = { ...experimental, tbcv: { ...experimental.tbcv, fileSystem: true } };
    },
    initialize: () => undefined,
    getState: () => ({ kind: "static" }),
    clear: () => undefined,
  };
}

/** Answers the server's questions for files, and shows pages of the program that findings lead to. */
export function serveFiles(client: BaseLanguageClient, program: Uri): readonly Disposable[] {
  const reading = <T>(read: (uri: Uri) => PromiseLike<T>) => ({ uri }: FileParams): Promise<FileAnswer<T>> => answer(Uri.parse(uri), program, read);
  return [
    client.onRequest(FILE_REQUESTS.stat, reading(async (uri): Promise<FileFacts> => {
      const { type, size, mtime } = await workspace.fs.stat(uri);
      return { kind: kindOf(type), size, changed: mtime };
    })),
    client.onRequest(FILE_REQUESTS.readFile, reading((uri) => workspace.fs.readFile(uri))),
    client.onRequest(FILE_REQUESTS.readDirectory, reading(async (uri): Promise<readonly FileEntry[]> => {
      const entries = await workspace.fs.readDirectory(uri);
      return entries.map(([name, type]) => ({ name, kind: kindOf(type) }));
    })),
    workspace.registerTextDocumentContentProvider(PROGRAM_SCHEME, {
      provideTextDocumentContent: async (uri) => new TextDecoder().decode(await workspace.fs.readFile(Uri.joinPath(program, uri.path))),
    }),
  ];
}

async function answer<T>(asked: Uri, program: Uri, read: (uri: Uri) => PromiseLike<T>): Promise<FileAnswer<T>> {
  const isProgram = asked.scheme === PROGRAM_SCHEME;
  if (!isProgram && workspace.getWorkspaceFolder(asked) === undefined) return { fault: "ENOENT" };
  try {
    return { value: await read(isProgram ? Uri.joinPath(program, asked.path) : asked) };
  } catch (error) {
    return { fault: faultOf(error) };
  }
}

/** What a link leads to counts. */
function kindOf(type: FileType): FileKind {
  if ((type & FileType.Directory) !== 0) return "folder";
  return (type & FileType.File) !== 0 ? "file" : "other";
}

const FAULTS: Readonly<Record<string, FileFault>> = { FileNotFound: "ENOENT", NoPermissions: "EACCES", FileNotADirectory: "ENOTDIR", FileIsADirectory: "EISDIR" };

function faultOf(error: unknown): FileFault {
  return (error instanceof FileSystemError ? FAULTS[error.code] : undefined) ?? "EIO";
}
