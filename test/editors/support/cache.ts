// Where scripts/install-editors.sh puts what Debian does not have.
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** The path of something in the cache folder; throws where it was not installed. */
export function cached(name: string): string {
  const path = join(process.env.TBCV_EDITORS ?? join(homedir(), ".cache/tbcv-editors"), name);
  if (!existsSync(path)) throw new Error(`"${path}" is missing: run scripts/install-editors.sh --all first`);
  return path;
}
