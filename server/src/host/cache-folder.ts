// The user's own folder for what may be lost (XDG, AppData, Library).
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

/** The user's cache folder for this program; it need not exist. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform): string {
  const xdg = env["XDG_CACHE_HOME"] ?? "";
  if (isAbsolute(xdg)) return join(xdg, "tbcv"); // a relative one is to be ignored, says the XDG specification
  if (platform === "win32") return join(env["LOCALAPPDATA"] ?? join(homedir(), "AppData", "Local"), "tbcv", "cache");
  return platform === "darwin" ? join(homedir(), "Library", "Caches", "tbcv") : join(homedir(), ".cache", "tbcv");
}
