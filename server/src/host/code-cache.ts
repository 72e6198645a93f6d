// Keeps the compiled code of the program in the user's cache folder, so that the next start need not compile it.
import { enableCompileCache } from "node:module";
import { join } from "node:path";
import { cacheFolder } from "./cache-folder.ts";

/** Call it before the large modules are loaded. Does nothing where the folder cannot be written. */
export function keepCompiledCode(): void {
  enableCompileCache(join(cacheFolder(), "code"));
}
