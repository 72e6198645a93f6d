// The keys of a cache in Redis. Those that begin with "#" after the prefix are the program's own counts and no entries, nor are those of
// the queue of questions, which a short prefix would match.
import { QUEUE } from "../nodes/queue-connection.ts";

const OWN = "#";

/** The key of a count of the program's own. */
export function ownKey(prefix: string, name: string): string {
  return `${prefix}${OWN}${name}`;
}

/** Is a key one of the entries below a prefix? */
export function isEntryKey(prefix: string, key: string): boolean {
  return !key.startsWith(prefix + OWN) && !key.startsWith(QUEUE);
}
