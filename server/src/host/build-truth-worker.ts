// A thread that builds one index, hands over its bytes, and ends.
import { parentPort, workerData } from "node:worker_threads";
import { crc32 } from "node:zlib";
import { encodeTruthIndex } from "../truth/build-index.ts";
import { buildTruth, type TruthInput } from "./build-truth.ts";

const bytes = encodeTruthIndex(buildTruth(workerData as TruthInput), crc32);
parentPort?.postMessage(bytes, [bytes.buffer as ArrayBuffer]);
