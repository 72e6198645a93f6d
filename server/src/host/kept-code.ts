// Runs a bundled file with the code that V8 made of it in an earlier run. Node's own cache holds what is compiled when a module is
// loaded; here the functions are in it that a start calls, so that the next start compiles next to nothing. Losing it costs time only.
import { randomUUID } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { constants, Script } from "node:vm";
import { crc32 } from "node:zlib";
import { cacheFolder } from "./cache-folder.ts";

/** For so many places of the program code is kept; the oldest goes first. */
const KEPT = 4;
/** What is called by then belongs to a start; later V8 forgets code that is no longer used. Milliseconds. */
const STARTED = 5000;

/** The exports of a CommonJS bundle. The code is kept for its place and used for the very same text only. */
export function requireKept(file: string): unknown {
  const text = readFileSync(file);
  const sum = crc32(text);
  const kept = join(cacheFolder(), "code", `${basename(file)}-${crc32(file).toString(16)}-${process.version}-${process.arch}`);
  const cachedData = readKept(kept, sum);
  const script = new Script(`(function (exports, require, module, __filename, __dirname, fileUrl) {${text.toString("utf8")}\n})`, {
    filename: file, importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER, ...(cachedData && { cachedData }),
  });
  if (cachedData === undefined || script.cachedDataRejected === true) keepLater(() => { writeKept(kept, sum, script.createCachedData()); });
  const module: { exports: unknown } = { exports: {} };
  const run = script.runInThisContext() as (...parts: readonly unknown[]) => void;
  run(module.exports, createRequire(file), module, file, dirname(file), pathToFileURL(file).href);
  return module.exports;
}

/** Once: some time after the start, or at the end where that comes first. */
function keepLater(keep: () => void): void {
  const once = (): void => {
    clearTimeout(timer);
    process.removeListener("exit", once);
    keep();
  };
  const timer = setTimeout(once, STARTED).unref();
  process.once("exit", once);
}

/** V8 looks at its own version and flags, and trusts the rest: text and code are compared here. */
function readKept(kept: string, sum: number): Buffer | undefined {
  try {
    const bytes = readFileSync(kept);
    const code = bytes.subarray(8);
    return bytes.readUInt32LE(0) === sum && bytes.readUInt32LE(4) === crc32(code) ? code : undefined;
  } catch {
    return undefined;
  }
}

/** Whole or not at all; a folder that cannot be written only means that nothing is kept. */
function writeKept(kept: string, sum: number, code: Buffer): void {
  const part = `${kept}.${randomUUID()}.part`;
  const head = Buffer.alloc(8);
  head.writeUInt32LE(sum, 0);
  head.writeUInt32LE(crc32(code), 4);
  try {
    mkdirSync(dirname(kept), { recursive: true, mode: 0o700 });
    writeFileSync(part, Buffer.concat([head, code]), { mode: 0o600 });
    renameSync(part, kept);
    removeOldest(dirname(kept), basename(kept).split("-")[0] ?? "");
  } catch {
    rmSync(part, { force: true });
  }
}

function removeOldest(folder: string, name: string): void {
  const files = readdirSync(folder).filter((file) => file.startsWith(`${name}-`)).map((file) => join(folder, file));
  const dated = files.map((file) => ({ file, written: statSync(file).mtimeMs })).sort((a, b) => b.written - a.written);
  for (const { file } of dated.slice(KEPT)) rmSync(file, { force: true });
}
