// Figures of the moment, kept by name and time beside those of the runs.
import type { Storage } from "./open-storage.ts";

/** Stores figures by their names, all of this moment. */
export async function recordMetrics({ database }: Storage, figures: Readonly<Record<string, number>>): Promise<void> {
  const timestamp = new Date().toISOString();
  await database.insertInto("metrics").values(Object.entries(figures).map(([name, value]) => ({ name, value, timestamp }))).execute();
}
