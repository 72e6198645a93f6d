// Documents from standard input: one as it stands, or, with the NDJSON format, one a line as {"path", "text"?}.
import { dirname, resolve } from "node:path";
import type { Engine } from "../engine/engine.ts";
import type { Config } from "../host/config.ts";
import { documentSettings } from "../host/config-document.ts";
import { ignoreMatcher } from "../host/file-walk-ignore.ts";
import { createPresentNames } from "../host/manifests.ts";
import { relativePath, shownPath } from "../host/paths.ts";
import { decodeDocument, type FileContent, MAX_FILE_BYTES, readDocument } from "../host/read-file.ts";
import { checkContent } from "./check-file.ts";
import type { CheckOptions } from "./check-options.ts";
import type { CheckRun } from "./check-run.ts";
import type { CliIo } from "./cli-io.ts";
import { byteLines } from "./byte-lines.ts";

/** The name of a document that has none. */
const STDIN_NAME = "<stdin>";

/** What the documents are checked with. */
interface StdinParts {
  readonly engine: Engine;
  readonly options: CheckOptions;
  readonly config: Config;
  readonly io: CliIo;
}

/** Reads and checks what standard input holds. Wrong lines are skipped ones, never an end. */
export async function checkStdin(run: CheckRun, { engine, options, config, io }: StdinParts): Promise<void> {
  const isIgnored = ignoreMatcher(config.folder, config.settings.ignore);
  const presentNames = createPresentNames({ once: true });
  const stream = options.reports.some((report) => report.format === "ndjson");
  const check = async (path: string | undefined, content: FileContent): Promise<void> => {
    const full = path === undefined ? STDIN_NAME : resolve(io.cwd, path);
    const shown = path === undefined ? STDIN_NAME : shownPath(io.cwd, full);
    const settings = documentSettings(config.settings, relativePath(config.folder, full), path === undefined ? [] : await presentNames(dirname(full), config.folder));
    const named = { path: full, shownPath: shown };
    if (path !== undefined && isIgnored(full)) run.skip({ ...named, reason: "left out by the setting ignore", failed: false });
    else await run.take(named, checkContent(engine, { path: full, settings }, content, path === undefined ? "markdown" : ""));
  };
  if (!stream) {
    await check(options.stdinFilename, decodeDocument(await allBytes(io.stdin)));
    return;
  }
  let number = 0;
  for await (const line of byteLines(io.stdin)) {
    number++;
    if (run.abandoned || io.signal?.aborted) return;
    if (line.trim() === "") continue;
    const request = parseRequest(line);
    if (request === undefined) {
      const name = `${STDIN_NAME}:${number}`;
      run.skip({ path: name, shownPath: name, reason: 'the line is no JSON object with a text "path" and, if at all, a text "text"', failed: true });
    } else await check(request.path, request.text === undefined ? await readDocument(resolve(io.cwd, request.path)) : { kind: "text", text: request.text });
  }
}

interface Request {
  readonly path: string;
  readonly text?: string;
}

function parseRequest(line: string): Request | undefined {
  try {
    const value = JSON.parse(line) as unknown;
    return isRequest(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isRequest(value: unknown): value is Request {
  if (typeof value !== "object" || value === null || !("path" in value)) return false;
  return typeof value.path === "string" && value.path !== "" && (!("text" in value) || typeof value.text === "string");
}

/** All that comes, or a little more than a document may have. */
async function allBytes(input: AsyncIterable<Uint8Array | string>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of input) {
    const bytes = typeof part === "string" ? Buffer.from(part) : part;
    length += bytes.length;
    parts.push(bytes);
    if (length > MAX_FILE_BYTES) break;
  }
  return Buffer.concat(parts);
}
