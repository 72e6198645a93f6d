// Learns of changes of configurations and truth files: from the client where it watches files, else by looking at sizes and times
// every few seconds. Looking is slower than the system's own watching, but knows no limits, lost events or half-followed renames.
import type { Dirent } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Timer } from "./timer.ts";

/** How often files are looked at, in milliseconds. */
const LOOKING_TIME = 2000;
/** A folder with more files than that is looked at in part. */
const MOST_FILES = 5000;

/** Looks at files until it is called off. `paths` are files and folders, asked for each time; `onChanged` gets the changed files. */
export function watchBySight(paths: () => readonly string[], timer: Timer, onChanged: (files: readonly string[]) => void): () => void {
  let seen: ReadonlyMap<string, string> | undefined;
  let over = false;
  let callOff = (): void => undefined;
  const look = async (): Promise<void> => {
    const now = await statesOf(paths());
    const changed = seen === undefined ? [] : differing(seen, now);
    seen = now;
    if (over) return;
    if (changed.length > 0) onChanged(changed);
    callOff = timer.after(LOOKING_TIME, () => void look());
  };
  void look();
  return () => {
    over = true;
    callOff();
  };
}

function differing(before: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>): string[] {
  return [...new Set([...before.keys(), ...now.keys()])].filter((file) => before.get(file) !== now.get(file));
}

/** Size and time of each file that is there. */
async function statesOf(paths: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const states = new Map<string, string>();
  const queue = [...new Set(paths)];
  for (let path = queue.shift(); path !== undefined && states.size < MOST_FILES; path = queue.shift()) {
    const facts = await stat(path).catch(() => undefined);
    if (facts?.isFile()) states.set(path, `${facts.size} ${facts.mtimeMs} ${facts.ino}`);
    else if (facts?.isDirectory()) queue.push(...(await entriesOf(path)));
  }
  return states;
}

async function entriesOf(folder: string): Promise<string[]> {
  const entries: Dirent[] = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const isWanted = (entry: Dirent): boolean => !entry.name.startsWith(".") && entry.name !== "node_modules" && (entry.isDirectory() || /\.(?:ya?ml|json)$/i.test(entry.name));
  return entries.filter(isWanted).map((entry) => join(folder, entry.name));
}
