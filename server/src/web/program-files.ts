// What the build knows of the files that ship with the program, so that they need not be looked for over the network. Their contents are
// asked for when needed.
import { PROGRAM_SCHEME } from "../../../shared/src/file-requests.ts";

/** Put in by the build. */
declare const TBCV_PROGRAM: {
  /** The text of package.json. */
  readonly manifest: string;
  /** The size of each file, in bytes, by its path in the program's folder. */
  readonly sizes: Readonly<Record<string, number>>;
};

const ROOT = `/${PROGRAM_SCHEME}/@/`;

/** The text of package.json. */
export const PROGRAM_MANIFEST = TBCV_PROGRAM.manifest;

/** Tells whether a path lies in the program's folder. */
export function isOfProgram(path: string): boolean {
  return `${path}/`.startsWith(ROOT);
}

/** The size of a file of the program; undefined where there is none. */
export function programFileSize(path: string): number | undefined {
  return TBCV_PROGRAM.sizes[path.slice(ROOT.length)];
}

/** The names in a folder of the program, those of folders with "/" behind; undefined where there is no such folder. */
export function programFolderNames(path: string): readonly string[] | undefined {
  const folder = `${path}/`.slice(ROOT.length).replace(/^\//, "");
  const inside = Object.keys(TBCV_PROGRAM.sizes).filter((file) => file.startsWith(folder));
  return inside.length === 0 ? undefined : [...new Set(inside.map((file) => /^[^/]+\/?/.exec(file.slice(folder.length))?.[0] ?? ""))];
}
