// The language server as a process: one module that pulls in all that a start needs, so that little of it is a file of its own in the
// bundle. Standard output is the protocol's already when this is loaded.
import { createAsideBuild } from "../host/build-truth-aside.ts";
import { createCheckResults } from "../host/check-results.ts";
import { buildInPlace, loadTruth, type TruthRequest } from "../host/load-truth.ts";
import { shippedTruth } from "../host/shipped-truth.ts";
import { serveLanguage } from "./language-server.ts";
import { watchProcess } from "./process-watch.ts";
import { systemTimer } from "./timer.ts";
import { openTransport, optionValue } from "./transport.ts";

/** Serves the client that the arguments name; `argv` without the program's own name. Wrong arguments end with status 2. */
export function serveProcess(argv: readonly string[]): void {
  const transport = openTransport(argv);
  if ("fault" in transport) {
    process.stderr.write(`tbcv: ${transport.fault}\n`);
    process.exitCode = 2;
    return;
  }
  const results = createCheckResults((line) => process.stderr.write(`tbcv: ${line}\n`));
  const exit = (status: number): void => {
    results.close().catch(tell).finally(() => process.exit(status));
  };
  outliveErrors();
  transport.reader.onError(tell);
  const clientProcess = Number(optionValue(argv, "--clientProcessId"));
  if (Number.isInteger(clientProcess) && clientProcess > 0) {
    watchProcess(clientProcess, () => {
      exit(1);
    });
  }
  const build = createAsideBuild(buildInPlace, (error) => {
    tell(error);
    process.stderr.write("tbcv: the truth is built without a thread of its own, so the editor waits while it is built\n");
  });
  const world = { env: process.env, workingFolder: process.cwd(), timer: systemTimer, loadTruth: (request: TruthRequest) => loadTruth(request, build), shippedTruth, loadMeaning: async () => (await import("../host/open-meaning.ts")).openMeaning, results };
  serveLanguage({ ...transport, world, exit, onClientProcess: watchProcess });
}

/** An error that nobody caught is told, and ends nothing: the next message may be a good one. */
function outliveErrors(): void {
  process.on("uncaughtException", tell);
  process.on("unhandledRejection", tell);
}

function tell(error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`tbcv: ${text}\n`);
}
