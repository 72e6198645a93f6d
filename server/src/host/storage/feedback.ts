// Verdicts on findings of a language model: one row for the same words, whoever judged them last. They outlive runs and are never pruned.
import type { Storage } from "./open-storage.ts";
import type { StoredVerdict } from "./storage-tables.ts";

/** Stores a verdict in the place of an earlier one on the same words. */
export async function putVerdict({ database }: Storage, verdict: StoredVerdict): Promise<void> {
  const { id, ...said } = verdict;
  await database.insertInto("verdicts").values({ id, ...said }).onConflict((conflict) => conflict.column("id").doUpdateSet(said)).execute();
}

/** The verdicts on a passage, by its hash, the oldest first. */
export function verdictsOn({ database }: Storage, passage: string): Promise<StoredVerdict[]> {
  return database.selectFrom("verdicts").selectAll().where("passage", "=", passage).orderBy("time").orderBy("id").execute();
}

/** All verdicts of people, the oldest first. */
export function listVerdicts({ database }: Storage): Promise<StoredVerdict[]> {
  return database.selectFrom("verdicts").selectAll().where("verdict", "!=", "open").orderBy("time").orderBy("id").execute();
}

/** Removes all verdicts, and tells how many there were; with them goes what was only kept beside them. */
export async function clearVerdicts({ database }: Storage): Promise<number> {
  await database.deleteFrom("verdicts").where("verdict", "=", "open").execute();
  const { numDeletedRows } = await database.deleteFrom("verdicts").executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
