// Brings changes of configurations and truth files together, from the client and by sight, and passes them on in bundles: a saved file
// often comes as several events.
import type { Connection } from "vscode-languageserver";
import { isWithin } from "../host/paths.ts";
import { createClientWatchers } from "./client-watchers.ts";
import { type OpenFolder, toPath } from "./document-address.ts";
import { watchBySight } from "./file-watch.ts";
import type { SessionParts } from "./session-parts.ts";
import type { Timer } from "./timer.ts";

/** How long events are gathered, in milliseconds. */
const GATHERING_TIME = 50;

/** What the bundling needs. */
export interface FileChangesParts {
  readonly connection: Connection;
  readonly parts: SessionParts;
  readonly timer: Timer;
  readonly folders: () => readonly OpenFolder[];
  readonly onFiles: (files: readonly string[]) => void;
}

/** Changes of files. */
export interface FileChanges {
  /** Watches what matters now; call it when that may have changed. */
  readonly watch: () => Promise<void>;
}

/** Listens to the client at once; watching starts with `watch`. */
export function createFileChanges({ connection, parts, timer, folders, onFiles }: FileChangesParts): FileChanges {
  const { features, configs, messages, pool } = parts;
  const clientWatchers = createClientWatchers(connection, features, messages.warn);
  const gathered = new Set<string>();
  let stopLooking: (() => void) | undefined;

  function gather(files: readonly string[]): void {
    if (files.length > 0 && gathered.size === 0) {
      timer.after(GATHERING_TIME, () => {
        const bundle = [...gathered];
        gathered.clear();
        onFiles(bundle);
      });
    }
    for (const file of files) gathered.add(file);
  }

  /** What the client does not watch for us. */
  function unwatched(): readonly string[] {
    if (!features.watchesFiles) return [...configs.candidates(), ...pool.ownPaths()];
    const isOutside = (path: string): boolean => !folders().some((folder) => folder.path !== undefined && isWithin(folder.path, path));
    return [...configs.inForce(), ...(features.relativePatterns ? [] : pool.ownPaths())].filter(isOutside);
  }

  connection.onDidChangeWatchedFiles(({ changes }) => {
    gather(changes.flatMap(({ uri }) => toPath(uri) ?? []));
  });
  return {
    async watch() {
      if (unwatched().length > 0) stopLooking ??= watchBySight(unwatched, timer, gather);
      else {
        stopLooking?.();
        stopLooking = undefined;
      }
      await clientWatchers.watch(pool.ownPaths());
    },
  };
}
