// Keeps a session current when settings, folders or files change: what may have changed is read anew, what nobody uses any more goes.
import { basename } from "node:path";
import type { Connection } from "vscode-languageserver";
import { CONFIG_NAMES } from "../host/config-file.ts";
import { isDocumentName } from "../host/file-walk-kinds.ts";
import { manifestKind } from "../host/manifest-names.ts";
import { likelyPlaces } from "./document-address.ts";
import { createFileChanges } from "./file-changes.ts";
import type { FeatureParts } from "./feature-parts.ts";
import type { Timer } from "./timer.ts";

/** What may be read anew. */
export interface SessionRefresh {
  /** Settings or folders have changed. */
  soon(): void;
  /** Files have changed on disk. */
  files(paths: readonly string[]): void;
  /** Takes the level of the log from the settings. */
  setLevel(): Promise<void>;
  /** Loads what will most likely be asked for, and watches what it depends on. */
  prepare(): Promise<void>;
}

/** Makes the refresh of a session; it listens to the client's watchers at once. */
export function createSessionRefresh(connection: Connection, parts: FeatureParts, timer: Timer): SessionRefresh {
  const { configs, contexts, pool, documents, messages, changes, accept } = parts;

  async function setLevel(): Promise<void> {
    const [first] = likelyPlaces(parts.folders());
    const config = first && (await configs.of(first));
    messages.setLevel(config?.settings.logging.level ?? "INFO");
  }

  async function prepare(): Promise<void> {
    const prepared = await contexts.prepare().catch((error: unknown) => {
      messages.fault(error);
      return [];
    });
    pool.keep(new Set([...documents.engines(), ...prepared]));
    pool.lead(prepared[0]);
    changes.tell("status");
    await fileChanges.watch();
  }

  async function refresh(): Promise<void> {
    configs.forget();
    try {
      await setLevel();
      pool.keep(documents.engines());
      await documents.refresh();
      parts.semantic.configured();
      await prepare();
    } finally {
      configs.report();
    }
    changes.tell("truth");
  }
  const soon = (): void => {
    refresh().catch(messages.fault);
  };

  function files(paths: readonly string[]): void {
    const inForce = configs.inForce();
    if (paths.some((file) => CONFIG_NAMES.some((name) => name === basename(file)) || inForce.includes(file) || isManifest(file))) soon();
    if (!paths.every(isDocumentName)) {
      accept.forget();
      parts.places.forget();
      pool.reload(paths);
    }
    changes.tell("files");
  }

  const fileChanges = createFileChanges({ connection, parts, timer, folders: parts.folders, onFiles: files });
  return { soon, files, setLevel, prepare };
}

/** A manifest of the user's own; those of installed packages come and go by the thousand. */
function isManifest(file: string): boolean {
  return manifestKind(basename(file)) !== undefined && !/[\\/]node_modules[\\/]/.test(file);
}
