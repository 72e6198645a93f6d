// What a document is checked with: the settings of its folder with overrides and patterns applied, and the engine over the truth
// that these settings ask for.
import type { DocumentSettings, EditorDisplay } from "../../../shared/src/settings.ts";
import { dirname } from "node:path";
import type { FormatName } from "../document/document.ts";
import { formatOf } from "../document/format.ts";
import type { Engine } from "../engine/engine.ts";
import { compilePatterns, documentSettings } from "../host/config-document.ts";
import { CONFIG_NAMES } from "../host/config-file.ts";
import type { FolderConfig } from "../host/folder-config.ts";
import { createPresentNames } from "../host/manifests.ts";
import { isWithin } from "../host/paths.ts";
import { likelyPlaces, type OpenFolder, placeOf } from "./document-address.ts";
import type { FolderConfigs } from "./folder-configs.ts";
import type { TruthChoice } from "./truth-choice.ts";
import { ownOf, type TruthPool } from "./truth-pool.ts";

/** What a document is checked with. */
export interface DocumentContext {
  readonly engine: Engine;
  readonly settings: DocumentSettings;
  readonly display: EditorDisplay;
  readonly reading: DocumentReading;
}

/** `left out`: by the settings; `own file`: the document is itself a configuration or truth file, and its problems are told elsewhere. */
type DocumentReading = "checked" | "left out" | "own file";

/** Where contexts are made of. */
export interface DocumentContextParts {
  readonly configs: FolderConfigs;
  readonly pool: TruthPool;
  readonly folders: () => readonly OpenFolder[];
  /** The address whose place counts for a document. */
  readonly homeOf: (uri: string) => string;
  readonly truthChoice: TruthChoice;
}

/** Contexts by document. */
export interface DocumentContexts {
  of(document: { readonly uri: string; readonly languageId: string }): Promise<DocumentContext>;
  /** Loads what documents of the open folders will most likely ask for. */
  prepare(): Promise<readonly Engine[]>;
}

/** Makes the source of contexts. It keeps nothing itself. */
export function createDocumentContexts(parts: DocumentContextParts): DocumentContexts {
  const presentNames = createPresentNames({ once: false });
  return {
    async of({ uri, languageId }) {
      const place = placeOf(parts.homeOf(uri), parts.folders());
      const config = await parts.configs.of(place);
      const truth = await parts.truthChoice.of(config, place.folder);
      const engine = await parts.pool.engineFor(truth);
      const { path } = place;
      const format = formatOf(uri, languageId);
      const present = path === undefined ? [] : await presentNames(dirname(path), config.base);
      return { engine, display: config.settings.editor, reading: readingOf({ path, format }, config, ownOf(truth)), settings: documentSettings(config.settings, path === undefined ? nameOf(uri) : config.pathInBase(path), present) };
    },
    async prepare() {
      return Promise.all(likelyPlaces(parts.folders()).map(async (place) => parts.pool.engineFor(await parts.truthChoice.of(await parts.configs.of(place), place.folder))));
    },
  };
}

interface KnownDocument {
  /** Undefined where it lies in no folder. */
  readonly path: string | undefined;
  readonly format: FormatName;
}

function readingOf({ path, format }: KnownDocument, config: FolderConfig, truth: readonly string[]): DocumentReading {
  if (path !== undefined && isOwnFile(path, truth)) return "own file";
  if (format === "source" && !asksForSource(config, path)) return "left out";
  if (path !== undefined && /\.jsonc?$/iu.test(path) && !asksForFile(config, path)) return "left out";
  return path !== undefined && config.ignores(path) ? "left out" : "checked";
}

/** Source code is checked only where the settings ask for it. */
function asksForSource(config: FolderConfig, path: string | undefined): boolean {
  return config.settings.include_code || (path !== undefined && asksForFile(config, path));
}

/** JSON is sent for the sake of truth files; it is no document unless the settings name it. */
function asksForFile({ settings, pathInBase }: FolderConfig, path: string): boolean {
  return compilePatterns(settings.files)(pathInBase(path));
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
