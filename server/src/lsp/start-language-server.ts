// Starts the language server in this process. Standard output belongs to the protocol alone, so everything else that could write there
// is turned to standard error before any other module is loaded.
import { Console } from "node:console";
import { setFlagsFromString } from "node:v8";

/** Serves the client that the arguments name; `argv` without the program's own name. Returns once the server listens. */
export async function startLanguageServer(argv: readonly string[]): Promise<void> {
  globalThis.console = new Console(process.stderr, process.stderr);
  // The server is quiet for most of its life: what it throws away while documents are opened must not stay with it as empty memory.
  setFlagsFromString("--semi-space-growth-factor=1");
  const { serveProcess } = await import("./serve-process.ts");
  serveProcess(argv);
}
