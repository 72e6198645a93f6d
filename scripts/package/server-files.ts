// Which files of the built program the language server can come to load. The others serve the command line alone, and an extension need not
// carry them.
import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { PROJECT_FOLDER } from "../generated-files.ts";

/** A file of the program, as esbuild describes it. */
interface Output {
  readonly imports: readonly { readonly path: string; readonly external?: boolean }[];
  readonly entryPoint?: string;
}

/** Where the language server starts: the program, and the threads that it starts by their file. */
const ROOTS = ["dist/cli.js", "dist/build-truth-worker.js"];
/** The doors to the command line. */
const COMMAND_LINE = /^server\/src\/cli\//;

/** The JavaScript files of `dist` that only the command line loads, relative to `dist`, with "/". */
export function commandLineFiles(): ReadonlySet<string> {
  const outputs = JSON.parse(readFileSync(join(PROJECT_FOLDER, "out", "program-files.json"), "utf8")) as Readonly<Record<string, Output>>;
  const reached = new Set<string>();
  const waiting = [...ROOTS];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const output = outputs[path];
    if (output === undefined || reached.has(path) || COMMAND_LINE.test(output.entryPoint ?? "")) continue;
    reached.add(path);
    waiting.push(...output.imports.filter(({ external }) => external !== true).map((found) => found.path));
  }
  return new Set(Object.keys(outputs).filter((path) => path.endsWith(".js") && !reached.has(path)).map((path) => relative("dist", path).replaceAll("\\", "/")));
}
