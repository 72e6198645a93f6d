// What a thread of the batch check runs: an engine of its own over the index that all threads share. It says that it has started, then
// answers each task with its outcome.
import { parentPort, workerData } from "node:worker_threads";
import { createEngine } from "../engine/create-engine.ts";
import { decodeTruthIndex } from "../truth/build-index.ts";
import { checkFile, type FileTask } from "./check-file.ts";

const truth = decodeTruthIndex(new Uint8Array(workerData as SharedArrayBuffer));
if (truth === undefined) throw new Error("the shared index cannot be read");
const engine = createEngine(truth);

parentPort?.on("message", (task: FileTask) => {
  void checkFile(engine, task).then((outcome) => parentPort?.postMessage(outcome));
});
parentPort?.postMessage("started");
