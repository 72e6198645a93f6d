// Asks the client to watch configurations and truth files, as far as it can; and documents, where it asks for the findings of closed ones.
import { basename, dirname } from "node:path";
import { type Connection, DidChangeWatchedFilesNotification, type Disposable, type GlobPattern } from "vscode-languageserver";
import { CONFIG_NAMES } from "../host/config-file.ts";
import { DOCUMENT_ENDINGS } from "../host/file-walk-kinds.ts";
import { MANIFEST_GLOBS } from "../host/manifest-names.ts";
import { withSlashes } from "../host/paths.ts";
import type { ClientFeatures } from "./client-features.ts";
import { toUri } from "./document-address.ts";

const DOCUMENTS = `**/*.{${DOCUMENT_ENDINGS.join(",")}}`;

/** Watchers that the client keeps. */
export interface ClientWatchers {
  /** Watches these truth files and folders from now on, beside all configurations and manifests. */
  watch(truthPaths: readonly string[]): Promise<void>;
}

/** Makes the watchers; without the client's ability nothing is watched. */
export function createClientWatchers(connection: Connection, { watchesFiles, relativePatterns, pullsWorkspace }: ClientFeatures, warn: (message: string) => void): ClientWatchers {
  let registered: string | undefined;
  let current: Promise<Disposable | undefined> | undefined;
  return {
    async watch(truthPaths) {
      const key = JSON.stringify(truthPaths);
      if (!watchesFiles || registered === key) return;
      registered = key;
      const before = current;
      const patterns: GlobPattern[] = [`**/{${CONFIG_NAMES.join(",")}}`, ...MANIFEST_GLOBS, ...(pullsWorkspace ? [DOCUMENTS] : []), ...truthPaths.map((path) => patternOf(path, relativePatterns))];
      current = register(connection, patterns).catch((error: unknown) => {
        warn(`The editor refused to watch files: ${String(error)}`);
        return undefined;
      });
      await current;
      (await before)?.dispose();
    },
  };
}

/** Rejects where the client refuses; a saved document is still noticed then. */
async function register(connection: Connection, patterns: readonly GlobPattern[]): Promise<Disposable | undefined> {
  return connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: patterns.map((globPattern) => ({ globPattern })) });
}

/** A name with a truth file's ending is a file, everything else a folder. */
function patternOf(path: string, relative: boolean): GlobPattern {
  const isFile = /\.(?:ya?ml|json)$/i.test(path);
  const inside = isFile ? basename(path) : "**/*.{yaml,yml,json}";
  const folder = isFile ? dirname(path) : path;
  return relative ? { baseUri: toUri(folder), pattern: inside } : `${withSlashes(folder)}/${inside}`;
}
