// Where things lie: what ships with the program, and the user's own folders (XDG, AppData, Library).
import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, isAbsolute, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the program: the nearest one above this file that holds its truth packs. */
export function programFolder(from: string = dirname(fileURLToPath(import.meta.url))): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, "truth")) && existsSync(join(folder, "package.json"))) return folder;
    if (dirname(folder) === folder) return from;
  }
}

/** The user's cache folder for this program; it need not exist. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform): string {
  const xdg = env["XDG_CACHE_HOME"] ?? "";
  if (isAbsolute(xdg)) return join(xdg, "tbcv"); // a relative one is to be ignored, says the XDG specification
  if (platform === "win32") return join(env["LOCALAPPDATA"] ?? join(homedir(), "AppData", "Local"), "tbcv", "cache");
  return platform === "darwin" ? join(homedir(), "Library", "Caches", "tbcv") : join(homedir(), ".cache", "tbcv");
}

/** The version of the program, as its package.json says. */
export function programVersion(): string {
  const { version } = JSON.parse(readFileSync(join(programFolder(), "package.json"), "utf8")) as { version: string };
  return version;
}
