// Starts the language server in this process. Standard output belongs to the protocol alone, so everything else that could write there
// is turned to standard error before any other module is loaded.
import { Console } from "node:console";
import { setFlagsFromString } from "node:v8";
import type { TruthRequest } from "../host/load-truth.ts";

/** Serves the client that the arguments name; `argv` without the program's own name. Returns once the server listens. */
export async function startLanguageServer(argv: readonly string[]): Promise<void> {
  globalThis.console = new Console(process.stderr, process.stderr);
  // The server is quiet for most of its life: what it throws away while documents are opened must not stay with it as empty memory.
  setFlagsFromString("--semi-space-growth-factor=1");
  const [{ openTransport, optionValue }, { serveLanguage }, { watchProcess }, { systemTimer }, { loadTruth, buildInPlace }, { shippedTruth }, { createAsideBuild }, { createCheckResults }] = await Promise.all([
    import("./transport.ts"),
    import("./language-server.ts"),
    import("./process-watch.ts"),
    import("./timer.ts"),
    import("../host/load-truth.ts"),
    import("../host/shipped-truth.ts"),
    import("../host/build-truth-aside.ts"),
    import("../host/check-results.ts"),
  ]);
  const transport = openTransport(argv);
  if ("fault" in transport) {
    process.stderr.write(`tbcv: ${transport.fault}\n`);
    process.exitCode = 2;
    return;
  }
  const exit = (status: number): void => {
    process.exit(status);
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
  const world = { env: process.env, workingFolder: process.cwd(), timer: systemTimer, loadTruth: (request: TruthRequest) => loadTruth(request, build), shippedTruth, results: createCheckResults((line) => process.stderr.write(`tbcv: ${line}\n`)) };
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
