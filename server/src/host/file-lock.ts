// One run at a time changes a file: a file beside it, with ".lock" at its end, says that somebody is at it. A run that ended without
// tidying up does not block those after it for long; a file of the same name that is not ours is never touched.
import { randomUUID } from "node:crypto";
import { open, readFile, rename, rm, stat } from "node:fs/promises";
import { basename } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { errorCode } from "./error-code.ts";

/** What our locks begin with. */
const OURS = "tbcv ";
/** A lock is held for one write; one of this age was left behind. Milliseconds. */
const STALE_MS = 10_000;
/** How often, and after how many milliseconds, a lock is asked for again. */
const TRIES = 40;
const PAUSE_MS = 50;

/** Does something while no other run does so with the file. Rejects where another one stays at it, or the folder cannot be written. */
export async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  const lock = `${file}.lock`;
  const mine = `${OURS}${randomUUID()}\n`;
  await take(lock, mine);
  try {
    return await work();
  } finally {
    if ((await textOf(lock)) === mine) await rm(lock, { force: true }); // else it was taken over
  }
}

async function take(lock: string, mine: string): Promise<void> {
  for (let tried = 0; tried < TRIES; tried++) {
    if (await made(lock, mine)) return;
    if (!(await removeStale(lock))) await pause(PAUSE_MS);
  }
  throw new Error(`another run is changing it; if none is, ${basename(lock)} is in the way and has to go`);
}

/** Makes the lock; false where there is one. */
async function made(lock: string, mine: string): Promise<boolean> {
  try {
    const file = await open(lock, "wx");
    try {
      await file.writeFile(mine);
    } catch (error) {
      await rm(lock, { force: true });
      throw error;
    } finally {
      await file.close();
    }
    return true;
  } catch (error) {
    if (errorCode(error) === "EEXIST") return false;
    throw error;
  }
}

/** Takes away a lock that was left behind. Moved first and looked at again, as another run may have replaced it since. */
async function removeStale(lock: string): Promise<boolean> {
  const text = await textOf(lock);
  const changed = await stat(lock).then(({ mtimeMs }) => mtimeMs, () => undefined);
  if (changed === undefined || !text.startsWith(OURS) || Date.now() - changed < STALE_MS) return false;
  const aside = `${lock}.${randomUUID()}.part`;
  try {
    await rename(lock, aside);
  } catch {
    return false;
  }
  const same = (await textOf(aside)) === text;
  await (same ? rm(aside, { force: true }) : rename(aside, lock));
  return same;
}

async function textOf(file: string): Promise<string> {
  return readFile(file, "utf8").catch(() => "");
}
