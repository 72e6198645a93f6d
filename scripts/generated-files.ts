// The files that are made from the code. A new one is a new file under scripts/generate/ that exports `generated`; nothing else.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** A file that is made from the code. */
export interface GeneratedFile {
  /** Below the project's folder. */
  readonly path: string;
  /** The whole text; the same at each call. */
  make(): string;
}

/** The project's folder. */
export const PROJECT_FOLDER = join(import.meta.dirname, "..");

/** All of them, in the order of the makers' names. */
export async function generatedFiles(): Promise<readonly GeneratedFile[]> {
  const folder = join(import.meta.dirname, "generate");
  const names = readdirSync(folder).filter((name) => name.endsWith(".ts")).sort();
  return Promise.all(
    names.map(async (name) => {
      const module = (await import(pathToFileURL(join(folder, name)).href)) as { readonly generated: GeneratedFile };
      return module.generated;
    }),
  );
}
