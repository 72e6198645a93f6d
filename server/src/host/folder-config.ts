// A configuration as it holds for the documents of a folder: what it leaves out, and how its patterns see a path.
import { dirname } from "node:path";
import type { Settings } from "../../../shared/src/settings.ts";
import type { Config } from "./config.ts";
import { configIn } from "./config-file.ts";
import { ignoreMatcher } from "./file-walk-ignore.ts";
import { relativePath } from "./paths.ts";

/** The configuration that holds in a folder. */
export interface FolderConfig {
  readonly config: Config;
  readonly settings: Settings;
  /** The folder to which paths of the settings are relative. */
  readonly base: string;
  /** Tells whether the settings leave a document out. */
  readonly ignores: (path: string) => boolean;
  /** The document's path as patterns see it. */
  readonly pathInBase: (path: string) => string;
}

/** Readies a configuration for documents; patterns are relative to `patternBase`. */
export function folderConfig(config: Config, base: string = config.folder, patternBase: string = base): FolderConfig {
  return {
    config,
    settings: config.settings,
    base,
    ignores: ignoreMatcher(patternBase, config.settings.ignore),
    pathInBase: (path) => relativePath(patternBase, path),
  };
}

/** Finds the nearest configuration file of a folder, itself included; each folder is looked into once. */
export function createConfigFinder(): (folder: string) => Promise<string | undefined> {
  const found = new Map<string, Promise<string | undefined>>();
  const nearest = (folder: string): Promise<string | undefined> => {
    let file = found.get(folder);
    if (file === undefined) found.set(folder, (file = look(folder)));
    return file;
  };
  const look = async (folder: string): Promise<string | undefined> => {
    const file = await configIn(folder);
    if (file !== undefined) return file;
    return dirname(folder) === folder ? undefined : nearest(dirname(folder));
  };
  return nearest;
}
