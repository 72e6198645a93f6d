// Where the programs of other threads lie: the bundles in dist/, or the sources where these run.
import { join } from "node:path";
import { programFolder } from "./program-folder.ts";

const SOURCES = { check: "cli/check-worker.ts", "build-truth": "host/build-truth-worker.ts" } as const;

/** The absolute path of a thread's program. */
export function workerFile(name: keyof typeof SOURCES): string {
  if (import.meta.filename.endsWith(".ts")) return join(import.meta.dirname, "..", SOURCES[name]);
  return join(programFolder(), "dist", `${name}-worker.js`);
}
