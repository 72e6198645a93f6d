// The package.json of what is installed, made from the project's: an installed program has no dependencies and builds nothing.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PROJECT_FOLDER } from "../generated-files.ts";

/** A package.json. */
export type Manifest = Record<string, unknown>;

/** Of the project only. */
const DEVELOPMENT = ["private", "scripts", "dependencies", "devDependencies", "optionalDependencies", "allowScripts"];
/** Of the extension only. */
const EXTENSION = ["displayName", "publisher", "categories", "keywords", "icon", "main", "browser", "capabilities", "activationEvents", "contributes"];

/** The project's package.json. */
export function projectManifest(): Manifest {
  return JSON.parse(readFileSync(join(PROJECT_FOLDER, "package.json"), "utf8")) as Manifest;
}

/** That of the VS Code extension. The editor in the browser takes the universal one, so the others need no entry for it. */
export function extensionManifest(universal: boolean): Manifest {
  return { ...without(projectManifest(), [...DEVELOPMENT, "peerDependencies", "peerDependenciesMeta", "bin", ...(universal ? [] : ["browser"])]), l10n: "./l10n" };
}

/** That of the command line, as npm installs it. */
export function commandLineManifest(): Manifest {
  const manifest = without(projectManifest(), [...DEVELOPMENT, ...EXTENSION]);
  return { ...manifest, engines: without(manifest["engines"] as Manifest, ["vscode"]), files: ["dist", "truth", "config", "CHANGELOG.md"] };
}

function without(manifest: Manifest, keys: readonly string[]): Manifest {
  return Object.fromEntries(Object.entries(manifest).filter(([key]) => !keys.includes(key)));
}
