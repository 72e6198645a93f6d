// Where the program lies with all that ships with it, and which version it is.
import { existsSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the program: the nearest one above this file that holds its truth packs. */
export function programFolder(from: string = dirname(fileURLToPath(import.meta.url))): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, "truth")) && existsSync(join(folder, "package.json"))) return folder;
    if (dirname(folder) === folder) return from;
  }
}

/** The version of the program, as its package.json says. */
export function programVersion(): string {
  return programManifest().version;
}

/** Tells whether a folder is the program's own, this copy of it or another: the truth in there ships with the program. */
export async function isProgramFolder(folder: string): Promise<boolean> {
  const text = await readFile(join(folder, "package.json"), "utf8").catch(() => "{}");
  try {
    return (JSON.parse(text) as { readonly name?: unknown } | null)?.name === programManifest().name;
  } catch {
    return false;
  }
}

function programManifest(): { readonly name: string; readonly version: string } {
  return JSON.parse(readFileSync(join(programFolder(), "package.json"), "utf8")) as { name: string; version: string };
}
