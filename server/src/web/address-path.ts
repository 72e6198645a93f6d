// Every address of a file system as a path and back without loss: `vscode-vfs://github/owner/page.md` is
// `/vscode-vfs/github/owner/page.md`. What stands between the first two slashes is the scheme, then the authority ("@" where there is none).
import { URI } from "vscode-uri";

const NO_AUTHORITY = "@";
/** The address of a file system and nothing beyond. */
const ROOTED = /^\/([a-z][a-z\d+.-]+)\/([^/]+)(\/.*)?$/;

/** The path of an address; undefined where it names no file: texts that are not saved yet, parts and versions of files. */
export function toPath(address: string): string | undefined {
  if (!/^[a-z][a-z\d+.-]+:/i.test(address)) return undefined;
  try {
    const { scheme, authority, path, query, fragment } = URI.parse(address, true);
    if (scheme === "untitled" || !path.startsWith("/") || query !== "" || fragment !== "") return undefined;
    return `/${scheme}/${authority === "" ? NO_AUTHORITY : encodeURIComponent(authority)}${path.replace(/\/+$/, "")}`;
  } catch {
    return undefined;
  }
}

/** The address of a path, as VS Code writes it; undefined for paths above those of any file system. */
export function toAddress(path: string): string | undefined {
  const [, scheme, authority = "", rest = "/"] = ROOTED.exec(path) ?? [];
  if (scheme === undefined) return undefined;
  try {
    return URI.from({ scheme, authority: authority === NO_AUTHORITY ? "" : decodeURIComponent(authority), path: rest }).toString();
  } catch {
    return undefined;
  }
}
