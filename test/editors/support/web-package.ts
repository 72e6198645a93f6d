// A package of the extension that VS Code can run in the browser only: the universal one without its entry for the desktop.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { projectManifest } from "../../../scripts/package/manifests.ts";
import { ROOT } from "./sandbox.ts";

const MANIFEST = "extension/package.json";

/** Writes the package into a folder; its path. Throws where the universal package was not built or has no entry for the browser. */
export function writeWebPackage(folder: string): string {
  const universal = join(ROOT, "out", `tbcv-${String(projectManifest()["version"])}.vsix`);
  const files = unzipSync(readFileSync(universal));
  const { main, ...manifest } = JSON.parse(strFromU8(files[MANIFEST] ?? new Uint8Array())) as { readonly main?: string; readonly browser?: string };
  if (main === undefined || manifest.browser === undefined) throw new Error(`"${universal}" has not both entries: run npm run package again`);
  const path = join(folder, "tbcv-web.vsix");
  writeFileSync(path, zipSync({ ...files, [MANIFEST]: strToU8(JSON.stringify(manifest)) }, { level: 1 }));
  return path;
}
