// The configuration file: where it is found, and its text as a layer of settings in which every key knows its line and column.
import { stat, readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { isMap, isNode, isPair, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from "yaml";
import type { SettingsPath, SettingsPlace, SettingsProblem } from "./config-problem.ts";
import type { SettingsLayer } from "./config-resolve.ts";
import { yamlReason } from "../text/yaml-reason.ts";
import { errorCode } from "./error-code.ts";

/** The names under which a configuration is found, the stronger first. */
export const CONFIG_NAMES = ["tbcv.yaml", ".tbcv.yaml"] as const;

/** The nearest configuration file of a folder, walking up; undefined where there is none. */
export async function findConfig(startFolder: string): Promise<string | undefined> {
  for (let folder = resolve(startFolder); ; folder = dirname(folder)) {
    const file = await configIn(folder);
    if (file !== undefined) return file;
    if (dirname(folder) === folder) return undefined;
  }
}

/** The configuration file in a folder itself; undefined where there is none. */
export async function configIn(folder: string): Promise<string | undefined> {
  for (const name of CONFIG_NAMES) {
    const file = join(folder, name);
    const facts = await stat(file).catch(() => undefined);
    if (facts?.isFile()) return file;
  }
  return undefined;
}

/** A configuration file as a layer; `problems` are those of its syntax. */
export interface ConfigFile {
  readonly layer: SettingsLayer;
  readonly problems: readonly SettingsProblem[];
}

/** Reads a configuration file; a file that cannot be read is a problem and an empty layer. */
export async function readConfig(file: string): Promise<ConfigFile> {
  try {
    return parseConfig(file, await readFile(file, "utf8"));
  } catch (error) {
    const reason = errorCode(error);
    const place = { name: file };
    const what = reason === "ENOENT" ? "there is no such configuration file" : `the configuration file cannot be read (${reason})`;
    return { layer: { name: file, value: {} }, problems: [{ severity: "error", key: "", what, mend: "name an existing file, or run tbcv init", place }] };
  }
}

/** Takes the text of a configuration file apart. Never throws; with a syntax error the layer holds what could be read. */
export function parseConfig(file: string, text: string): ConfigFile {
  try {
    return parseYaml(file, text);
  } catch (error) {
    // Aliases that multiply without end, or nesting deeper than the stack.
    const what = error instanceof RangeError ? "the configuration is nested too deeply" : oneLine(error instanceof Error ? error.message : String(error));
    const problem: SettingsProblem = { severity: "error", key: "", what, mend: "write the values out", place: { name: file, line: 1, column: 1 } };
    return { layer: { name: file, value: {} }, problems: [problem] };
  }
}

/** The first few say enough: what follows a syntax error is mostly its echo. */
const MAX_SYNTAX_PROBLEMS = 10;

function parseYaml(file: string, text: string): ConfigFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true, logLevel: "silent" });
  const placeAt = (offset: number): SettingsPlace => {
    const { line, col } = lines.linePos(offset);
    return { name: file, line: Math.max(1, line), column: Math.max(1, col) };
  };
  const problems = document.errors.slice(0, MAX_SYNTAX_PROBLEMS).map((error): SettingsProblem => ({
    severity: "error",
    key: "",
    what: `the file is not valid YAML: ${yamlReason(error, text)}`,
    mend: "mend it there",
    place: placeAt(error.pos[0]),
  }));
  const locate = (path: SettingsPath, part: "key" | "value"): SettingsPlace => placeAt(offsetOf(document.contents, path, part));
  return { layer: { name: file, value: document.toJS({ maxAliasCount: 100 }) as unknown, locate }, problems };
}

function oneLine(message: string): string {
  return (message.split("\n")[0] ?? message).trim().replace(/[.:]$/, "");
}

/** The offset of a key or a value; where the path leads nowhere, of the last part that was found. */
function offsetOf(contents: unknown, path: SettingsPath, part: "key" | "value"): number {
  let node = contents;
  let offset = startOf(node) ?? 0;
  for (const [depth, step] of path.entries()) {
    const next = stepInto(node, step);
    const last = depth === path.length - 1;
    const keyStart = isPair(next) ? startOf(next.key) : undefined;
    node = isPair(next) ? next.value : next;
    offset = (last && part === "key" ? keyStart : (startOf(node) ?? keyStart)) ?? offset;
  }
  return offset;
}

function stepInto(node: unknown, step: string | number): Node | Pair | undefined {
  if (isMap(node)) return node.items.find((pair) => (isScalar(pair.key) ? String(pair.key.value) : String(pair.key)) === step);
  const item: unknown = isSeq(node) && typeof step === "number" ? node.items[step] : undefined;
  return isNode(item) ? item : undefined;
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}
