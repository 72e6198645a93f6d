// How the language server asks its client for files where it has no disk of its own: in the browser. Asked only of a client that says
// `capabilities.experimental.tbcv.fileSystem`.

/** The requests; each has the parameters `FileParams`. */
export const FILE_REQUESTS = {
  /** Answers with `FileAnswer<FileFacts>`. */
  stat: "tbcv/fs/stat",
  /** Answers with `FileAnswer<Uint8Array>`. */
  readFile: "tbcv/fs/readFile",
  /** Answers with `FileAnswer<readonly FileEntry[]>`. */
  readDirectory: "tbcv/fs/readDirectory",
} as const;

/** The scheme of the program's own files, such as `tbcv-program:/dist/words.txt`: the client knows where the program lies. */
export const PROGRAM_SCHEME = "tbcv-program";

/** Which file or folder is asked for. */
export interface FileParams {
  readonly uri: string;
}

/** What was asked for, or why it cannot be had. */
export type FileAnswer<T> = { readonly value: T } | { readonly fault: FileFault };

/** Not there, not allowed, not a folder or a folder, or anything else. */
export type FileFault = "ENOENT" | "EACCES" | "ENOTDIR" | "EISDIR" | "EIO";

/** What a path leads to, through links. */
export type FileKind = "file" | "folder" | "other";

/** The look of a file. */
export interface FileFacts {
  readonly kind: FileKind;
  /** Bytes. */
  readonly size: number;
  /** When it was last changed: milliseconds since 1970. */
  readonly changed: number;
}

/** A name in a folder. */
export interface FileEntry {
  readonly name: string;
  readonly kind: FileKind;
}
