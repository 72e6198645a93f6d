// What a document is checked with: the settings of its folder with overrides and patterns applied, and the engine over the truth
// that these settings ask for.
import type { DocumentSettings } from "../../../shared/src/settings.ts";
import { resolve } from "node:path";
import type { Engine } from "../engine/engine.ts";
import { documentSettings } from "../host/config-document.ts";
import { CONFIG_NAMES } from "../host/config-file.ts";
import type { shippedTruth } from "../host/load-truth.ts";
import { isWithin } from "../host/paths.ts";
import { type OpenFolder, placeOf } from "./document-address.ts";
import type { FolderConfig, FolderConfigs } from "./folder-configs.ts";
import type { TruthPaths, TruthPool } from "./truth-pool.ts";

/** What a document is checked with. */
export interface DocumentContext {
  readonly engine: Engine;
  readonly settings: DocumentSettings;
  /** True: the settings leave the document out, or it is itself a configuration or truth file. */
  readonly ignored: boolean;
}

/** Where contexts are made of. */
export interface DocumentContextParts {
  readonly configs: FolderConfigs;
  readonly pool: TruthPool;
  readonly folders: () => readonly OpenFolder[];
  readonly shippedTruth: typeof shippedTruth;
  readonly warn: (message: string) => void;
}

/** Contexts by document. */
export interface DocumentContexts {
  of(uri: string): Promise<DocumentContext>;
  /** Loads what documents of the open folders will most likely ask for. */
  prepare(): Promise<void>;
}

/** Makes the source of contexts. It keeps nothing itself. */
export function createDocumentContexts(parts: DocumentContextParts): DocumentContexts {
  const warned = new Set<string>();

  function truthPaths({ settings: { truth }, base }: FolderConfig): TruthPaths {
    const { paths, unknown } = parts.shippedTruth(truth.packs);
    for (const pack of unknown) {
      if (!warned.has(pack)) parts.warn(`tbcv: truth.packs names "${pack}", and no such pack is shipped; correct it, or name your own folder in truth.truth_directories`);
      warned.add(pack);
    }
    return { shipped: paths, own: [...truth.truth_files, ...truth.truth_directories].map((path) => resolve(base, path)) };
  }

  return {
    async of(uri) {
      const place = placeOf(uri, parts.folders());
      const config = await parts.configs.of(place);
      const truth = truthPaths(config);
      const engine = await parts.pool.engineFor(truth);
      const { path } = place;
      const ignored = path !== undefined && (config.ignores(path) || isOwnFile(path, truth.own));
      return { engine, ignored, settings: documentSettings(config.settings, path === undefined ? nameOf(uri) : config.pathInBase(path)) };
    },
    async prepare() {
      const folders = parts.folders();
      const places = folders.length === 0 ? [placeOf("", [])] : folders.map((folder) => ({ path: undefined, folder, searchFrom: folder.path }));
      for (const place of places) await parts.pool.engineFor(truthPaths(await parts.configs.of(place)));
    },
  };
}

/** Configurations and truth files hold names on purpose. */
function isOwnFile(path: string, truth: readonly string[]): boolean {
  if (CONFIG_NAMES.some((name) => path.endsWith(`/${name}`) || path.endsWith(`\\${name}`))) return true;
  return /\.(?:ya?ml|json)$/i.test(path) && truth.some((own) => isWithin(own, path));
}

/** What patterns see of a document that lies in no folder. */
function nameOf(uri: string): string {
  return uri.replace(/[?#].*$/s, "").replace(/^.*[/:]/s, "");
}
