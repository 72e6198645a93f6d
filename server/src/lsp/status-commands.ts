// The commands about the truth as a whole: how it is, and loading it anew.
import type { CommandMaker } from "./command.ts";
import { statusOf } from "./status.ts";

/** Answers the state of the server; with the address of an open document, the counts are those of its truth. */
export const statusCommand: CommandMaker = (parts) => ({
  name: "tbcv.status",
  async run([uri]) {
    const settled = typeof uri === "string" ? await parts.documents.settled(uri) : undefined;
    return statusOf(parts, settled?.engine);
  },
});

/** Loads every truth anew, what ships with the program included; answers the state when that is done. */
export const reloadTruthCommand: CommandMaker = (parts) => ({
  name: "tbcv.reloadTruth",
  async run() {
    const { pool, documents, contexts, changes, accept } = parts;
    accept.forget();
    // What could not be loaded at all is dropped here and tried anew.
    pool.keep(new Set(pool.engines()));
    pool.reloadAll();
    await documents.refresh();
    await contexts.prepare();
    while (pool.state() === "loading") {
      await new Promise<void>((resolve) => {
        const over = changes.on(() => {
          over();
          resolve();
        });
      });
    }
    return statusOf(parts);
  },
});
