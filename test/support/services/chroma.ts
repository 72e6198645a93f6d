// A Chroma of a test's own, from the server that its npm package carries.
import { dirname, join } from "node:path";
import { createRequire } from "node:module";
import { type Service, startService } from "./service-process.ts";

/** Starts a Chroma. */
export function startChroma(): Promise<Service> {
  const program = join(dirname(createRequire(import.meta.url).resolve("chromadb")), "..", "cli.mjs");
  return startService({
    name: "chroma",
    command: (port, folder) => [process.execPath, program, "run", "--host", "127.0.0.1", "--port", String(port), "--path", folder],
    url: (port) => `http://127.0.0.1:${port}`,
    answers: async (port) => (await fetch(`http://127.0.0.1:${port}/api/v2/heartbeat`)).ok,
    endSignal: "SIGINT", // it does not hear SIGTERM
  });
}
