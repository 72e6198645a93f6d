// The processes that a process has started, as Linux lists them.
import { readFileSync } from "node:fs";

/** The children of a process whose command line holds a text; none where it has ended. */
export function childrenOf(pid: number, command: string): number[] {
  return read(`/proc/${pid}/task/${pid}/children`).split(" ").filter(Boolean).map(Number).filter((child) => read(`/proc/${child}/cmdline`).includes(command));
}

/** Empty for a process that has ended meanwhile. */
function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
