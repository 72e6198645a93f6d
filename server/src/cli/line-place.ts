// A line of a file as it is named on the command line, FILE:LINE or FILE:LINE:COLUMN. What is wrong is told with the nearest right one.
import type { Engine } from "../engine/engine.ts";
import type { Config } from "../host/config.ts";
import { readDocument } from "../host/read-file.ts";
import { createSnapshot, type Snapshot } from "../text/snapshot.ts";
import type { Span } from "../text/span.ts";
import type { DocumentSettings } from "../../../shared/src/settings.ts";
import { configOf, filesOf, loadTruth } from "./check-command.ts";
import type { CheckOptions } from "./check-options.ts";
import type { UsageError } from "./cli-error.ts";
import { type CliIo, cliParts, type LoadedTruth } from "./cli-io.ts";
import type { Notices } from "./notices.ts";

/** A line of a file, both counted from 1; a column in UTF-16 units. */
export interface LinePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number | undefined;
}

/** How a command speaks of a place. */
export interface PlaceWords {
  readonly name: string;
  /** What is said of a file that is no document, before the reason. */
  readonly cannot: string;
  /** Makes the usage error: what is wrong, and a place that would be right. */
  readonly wrong: (what: string, example?: string) => UsageError;
}

/** Takes a place apart. */
export function parseLinePlace(target: string, { name, wrong }: PlaceWords): LinePlace {
  const found = /^(.+?):(\d{1,9})(?::(\d{1,9}))?$/u.exec(target);
  if (found === null) throw wrong(`${name} cannot be "${target}"`, /^[^:]+$/u.test(target) ? `${target}:1` : undefined);
  const [, file = "", line, column] = found;
  return { file, line: Number(line), column: column === undefined ? undefined : Number(column) };
}

/** A place in its document, with what that is checked with. */
export interface FoundPlace {
  readonly path: string;
  readonly snapshot: Snapshot;
  /** The line, or the one character of it. */
  readonly stretch: Span;
  readonly settings: DocumentSettings;
  readonly config: Config;
  readonly truth: LoadedTruth;
  readonly engine: Engine;
}

/** Reads the document of a place; one that is not checked, and a place that is not in it, are usage errors. */
export async function findPlace(place: LinePlace, words: PlaceWords, options: CheckOptions, { io, notices }: { readonly io: CliIo; readonly notices: Notices }): Promise<FoundPlace> {
  const { cannot, wrong } = words;
  const config = await configOf([place.file], options, io, notices);
  const { files: [path], configs, leftOut } = await filesOf({ paths: [place.file], options, config, io, notices });
  if (path === undefined) throw wrong(`${place.file} ${cannot}: ${leftOut[0]?.reason ?? "it is no document"}`);
  const truth = await loadTruth(options, { config, others: configs.all }, io, notices);
  const content = await readDocument(path);
  if (content.kind !== "text") throw wrong(`${place.file} ${cannot}: ${content.reason}`);
  const snapshot = createSnapshot({ uri: path, languageId: "", version: 0, text: content.text });
  const stretch = stretchOf(snapshot, place, words);
  const engine = await (await cliParts(io)).createEngine(truth.index);
  return { path, snapshot, stretch, settings: configs.settingsOf(path), config, truth, engine };
}

/** A place that does not exist is a usage error with the nearest one. */
function stretchOf({ lines }: Snapshot, { file, line, column }: LinePlace, { wrong }: PlaceWords): Span {
  if (line < 1 || line > lines.lineCount) throw wrong(`${file} has ${lines.lineCount} lines, and no line ${line}`, `${file}:${Math.max(1, Math.min(line, lines.lineCount))}`);
  const span = lines.lineSpan(line - 1);
  if (column === undefined) return span;
  const last = span.end - span.start;
  if (column < 1 || column > Math.max(1, last)) throw wrong(`line ${line} of ${file} has ${last} columns, and no column ${column}`, `${file}:${line}:${Math.max(1, Math.min(column, last))}`);
  return { start: span.start + column - 1, end: span.start + column };
}
