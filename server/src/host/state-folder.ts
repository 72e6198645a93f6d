// The user's own folder for what should last (XDG, AppData, Library): unlike the cache, nobody empties it on the way.
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

/** The user's state folder for this program; it need not exist. */
export function stateFolder(env: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform): string {
  const xdg = env["XDG_STATE_HOME"] ?? "";
  if (isAbsolute(xdg)) return join(xdg, "tbcv"); // a relative one is to be ignored, says the XDG specification
  if (platform === "win32") return join(env["LOCALAPPDATA"] ?? join(homedir(), "AppData", "Local"), "tbcv", "state");
  return platform === "darwin" ? join(homedir(), "Library", "Application Support", "tbcv") : join(homedir(), ".local", "state", "tbcv");
}
