// What the project of a document uses: the names in the manifests nearest to it, from its folder up to the root of its configuration or
// workspace. Kept by time and size of each file, so that asking again costs a look at the folders.
import { readdir, readFile, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { manifestKind, manifestNames } from "./manifest-names.ts";
import { isWithin } from "./paths.ts";

/** Larger manifests are written by programs. Bytes. */
const MAX_MANIFEST_BYTES = 1024 * 1024;
/** Folders that are looked into above a document. */
const MOST_FOLDERS = 32;

/** Tells the names that manifests list for the documents of a folder, up to a root; of each kind of manifest the nearest counts. Never rejects. */
export type PresentNames = (folder: string, root: string) => Promise<readonly string[]>;

interface KnownManifest {
  readonly stamp: string;
  readonly names: readonly string[];
}

/**
 * Makes a reader of manifests. A manifest that is missing, too large or unreadable lists nothing. `once`: folders are listed once, for a run
 * over files; else each time they are asked for.
 */
export function createPresentNames({ once }: { readonly once: boolean }): PresentNames {
  const known = new Map<string, KnownManifest>();
  const listed = new Map<string, Promise<readonly string[]>>();

  function manifestsIn(folder: string): Promise<readonly string[]> {
    const before = listed.get(folder);
    if (before !== undefined) return before;
    const list = readdir(folder).then((files) => files.filter((file) => manifestKind(file) !== undefined), () => []);
    if (once) listed.set(folder, list);
    return list;
  }

  async function namesIn(path: string, kind: number): Promise<readonly string[]> {
    try {
      const { mtimeMs, size } = await stat(path);
      const stamp = `${mtimeMs} ${size}`;
      const before = known.get(path);
      if (before?.stamp === stamp) return before.names;
      const names = size > MAX_MANIFEST_BYTES ? [] : manifestNames(kind, await readFile(path, "utf8"));
      known.set(path, { stamp, names });
      return names;
    } catch {
      return [];
    }
  }

  return async (folder, root) => {
    const names = new Set<string>();
    const kinds = new Set<number>();
    for (const at of foldersUp(folder, root)) {
      const here = (await manifestsIn(at)).flatMap((file) => {
        const kind = manifestKind(file);
        return kind === undefined || kinds.has(kind) ? [] : [{ path: join(at, file), kind }];
      });
      for (const { path, kind } of here) {
        kinds.add(kind);
        for (const name of await namesIn(path, kind)) names.add(name);
      }
    }
    return [...names];
  };
}

/** A folder and those above it, up to the root; the folder alone where it does not lie in the root. */
function foldersUp(folder: string, root: string): readonly string[] {
  const found = [folder];
  for (let at = folder; at !== root && isWithin(root, at) && dirname(at) !== at && found.length < MOST_FOLDERS; ) found.push((at = dirname(at)));
  return found;
}
