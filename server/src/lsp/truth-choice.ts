// Which truth documents are checked with: the shipped packs, then what the settings name, then the folder `truth` of the open folder, which
// needs no setting. In folders that are not trusted nothing outside of them is read, and nothing that the settings do not name.
import { stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { FolderConfig } from "../host/folder-config.ts";
import { isWithin } from "../host/paths.ts";
import { isProgramFolder } from "../host/program-folder.ts";
import type { shippedTruth } from "../host/shipped-truth.ts";
import type { OpenFolder } from "./document-address.ts";
import type { TruthPaths } from "./truth-slot.ts";

/** Chooses truth. */
export interface TruthChoice {
  /** The truth for documents that have this configuration and lie in this open folder. What may not be read is said once. */
  of(config: FolderConfig, folder: OpenFolder | undefined): Promise<TruthPaths>;
}

/** What the choice depends on. */
export interface TruthChoiceParts {
  readonly folders: () => readonly OpenFolder[];
  readonly shippedTruth: typeof shippedTruth;
  /** The user trusts the open folders. */
  readonly trusted: boolean;
  readonly once: (message: string) => void;
}

/** The folder of an open folder whose truth files count without a setting. */
const OWN_FOLDER = "truth";

/** Makes the choice for one session. */
export function createTruthChoice({ folders, shippedTruth: shippedPaths, trusted, once }: TruthChoiceParts): TruthChoice {
  const ofProgram = new Map<string, Promise<boolean>>();

  function mayRead(path: string): boolean {
    if (trusted || folders().some((folder) => folder.path !== undefined && isWithin(folder.path, path))) return true;
    once(`tbcv: ${path} lies outside of the open folders and is not read, since they are not trusted; trust them to have it read`);
    return false;
  }

  async function foundIn(folder: string, own: readonly string[]): Promise<readonly string[]> {
    const found = join(folder, OWN_FOLDER);
    if (own.some((path) => isWithin(path, found))) return [];
    const isProgram = ofProgram.get(folder) ?? isProgramFolder(folder);
    ofProgram.set(folder, isProgram);
    if (await isProgram) return [];
    if (trusted) return [found];
    const facts = await stat(found).catch(() => undefined);
    if (facts?.isDirectory()) once(`tbcv: ${found} is not read, since the open folders are not trusted; trust them to have it read`);
    return [];
  }

  return {
    async of({ settings: { truth }, base }, folder) {
      const { paths, unknown } = shippedPaths(truth.packs);
      for (const pack of unknown) once(`tbcv: truth.packs names "${pack}", and no such pack is shipped; correct it, or name your own folder in truth.truth_directories`);
      const own = [...truth.truth_files, ...truth.truth_directories].map((path) => resolve(base, path)).filter(mayRead);
      return { shipped: paths, own, found: folder?.path === undefined ? [] : await foundIn(folder.path, own) };
    },
  };
}
