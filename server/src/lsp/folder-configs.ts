// The configuration of each folder with documents: the file above it, the environment and the editor's settings, resolved once and
// kept until something changes. What is wrong is shown at its place in the file, or said once.
import { dirname, join } from "node:path";
import { type ConfigRequest, loadConfig } from "../host/config.ts";
import { CONFIG_NAMES } from "../host/config-file.ts";
import { type FolderConfig, folderConfig } from "../host/folder-config.ts";
import type { DocumentPlace } from "./document-address.ts";
import type { EditorSettings } from "./editor-settings.ts";

/** Where configurations come from. */
export interface FolderConfigParts {
  readonly editorSettings: EditorSettings;
  readonly env: ConfigRequest["env"];
  readonly workingFolder: string;
  /** Told after each configuration that was read anew, with all that are in force. */
  readonly onRead: (configs: readonly FolderConfig[]) => void;
}

/** The configurations in force. */
export interface FolderConfigs {
  of(place: DocumentPlace): Promise<FolderConfig>;
  /** Every file that is or could be one of the configurations in force. */
  candidates(): readonly string[];
  /** How many problems they have. */
  problems(): number;
  /** The files that are. */
  inForce(): readonly string[];
  /** Forgets all; they are read again when next asked for. `report` must follow. */
  forget(): void;
  /** Tells the listener which are in force now: once after each `forget`, when those that are still needed have been asked for. */
  report(): void;
}

/** Makes the store of configurations. */
export function createFolderConfigs(parts: FolderConfigParts): FolderConfigs {
  const asked = new Map<string, Promise<FolderConfig>>();
  const searched = new Set<string>();
  let inForce = new Map<string, FolderConfig>();
  /** So many times all was forgotten and not reported yet: until then what is in force is known in part. */
  let unsettled = 0;

  async function read(key: string, place: DocumentPlace): Promise<FolderConfig> {
    const current = inForce;
    const value = await parts.editorSettings.of(place.folder?.uri);
    const folder = place.searchFrom ?? parts.workingFolder;
    const over = [{ name: "editor settings", value }];
    const config = await loadConfig({ folder, workingFolder: parts.workingFolder, env: parts.env, over });
    const home = config.file === undefined ? place.folder?.path : config.folder;
    // Without a home, patterns still mean something beside the document; paths must mean the same for all documents.
    const made = folderConfig(config, home ?? parts.workingFolder, home ?? config.folder);
    if (current !== inForce) return made; // forgotten meanwhile
    inForce.set(key, made);
    if (unsettled === 0) parts.onRead([...inForce.values()]);
    return made;
  }

  return {
    of(place) {
      const key = JSON.stringify([place.folder?.uri ?? null, place.searchFrom ?? null]);
      let config = asked.get(key);
      if (config === undefined) {
        searched.add(place.searchFrom ?? parts.workingFolder);
        config = read(key, place);
        asked.set(key, config);
      }
      return config;
    },
    candidates: () => [...new Set([...[...searched].flatMap(candidatesAbove), ...filesOf(inForce)])],
    problems: () => new Set([...inForce.values()].flatMap(({ config }) => config.problems.map((problem) => JSON.stringify(problem)))).size,
    inForce: () => filesOf(inForce),
    forget() {
      asked.clear();
      searched.clear();
      inForce = new Map();
      unsettled++;
    },
    report() {
      unsettled--;
      if (unsettled === 0) parts.onRead([...inForce.values()]);
    },
  };
}

function filesOf(configs: ReadonlyMap<string, FolderConfig>): string[] {
  return [...new Set([...configs.values()].flatMap(({ config }) => config.file ?? []))];
}

function candidatesAbove(folder: string): string[] {
  const here = CONFIG_NAMES.map((name) => join(folder, name));
  return dirname(folder) === folder ? here : [...here, ...candidatesAbove(dirname(folder))];
}
