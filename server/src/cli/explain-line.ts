// `tbcv check --explain FILE:LINE[:COLUMN]`: the reckoning of each candidate of a line, for a person or as JSON.
import type { Engine } from "../engine/engine.ts";
import type { Explanation } from "../engine/explanation.ts";
import { readDocument } from "../host/read-file.ts";
import { shownPath } from "../host/paths.ts";
import type { Finding } from "../rules/finding.ts";
import { createSnapshot, type Snapshot } from "../text/snapshot.ts";
import { overlaps, type Span } from "../text/span.ts";
import { configOf, filesOf, loadTruth } from "./check-command.ts";
import type { CheckOptions } from "./check-options.ts";
import { truthStatus } from "./check-truth.ts";
import { errorLine, UsageError } from "./cli-error.ts";
import { type CliIo, cliParts } from "./cli-io.ts";
import { type ExplainedLine, explanationText } from "./explanation-text.ts";
import { noticeWriter } from "./notices.ts";
import { streamSink } from "./output-sink.ts";

/** A line of a file, both counted from 1; a column in UTF-16 units. */
interface LinePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number | undefined;
}

/** Prints the reckoning; status 0 whatever it says. */
export async function explainLineCommand(target: string, paths: readonly string[], options: CheckOptions, io: CliIo): Promise<number> {
  const place = placeOf(target, paths, options);
  const notices = noticeWriter(io, options.quiet);
  const config = await configOf([place.file], options, io, notices);
  const { files: [path], configs, leftOut } = await filesOf({ paths: [place.file], options, config, io, notices });
  if (path === undefined) throw wrong(`${place.file} cannot be explained: ${leftOut[0]?.reason ?? "it is no document"}`);
  const truth = await loadTruth(options, { config, others: configs.all }, io, notices);
  const content = await readDocument(path);
  if (content.kind !== "text") throw wrong(`${place.file} cannot be explained: ${content.reason}`);
  const snapshot = createSnapshot({ uri: path, languageId: "", version: 0, text: content.text });
  const stretch = stretchOf(snapshot, place);
  const engine: Engine = await (await cliParts(io)).createEngine(truth.index);
  const settings = configs.settingsOf(path);
  const explanations = engine.explainText(snapshot, settings, stretch);
  const others = othersAt(engine.checkText(snapshot, settings).findings, stretch, explanations);
  const line = snapshot.lines.lineSpan(place.line - 1);
  const shown = { path, shownPath: shownPath(io.cwd, path), line: place.line, lineStart: line.start, text: snapshot.text.slice(line.start, line.end) };
  const json = options.reports[0]?.format === "json";
  await streamSink(io.stdout).write(json ? `${JSON.stringify(explanationData(shown, explanations, others), undefined, 2)}\n` : explanationText(shown, explanations, others));
  return truthStatus(truth.problems);
}

/** Findings that touch a stretch and come of no candidate alone: of the whole page, of links, of forbidden texts. */
function othersAt(findings: readonly Finding[], stretch: Span, explanations: readonly Explanation[]): readonly Finding[] {
  const isTold = ({ code, span }: Finding): boolean => explanations.some((told) => told.outcome.kind === "finding" && told.outcome.code === code && told.span.start === span.start && told.span.end === span.end);
  return findings.filter((finding) => overlaps(finding.span, stretch) && !isTold(finding));
}

function placeOf(target: string, paths: readonly string[], { stdio, reports }: CheckOptions): LinePlace {
  if (paths.length > 0 || stdio) throw wrong("--explain takes one line of one file, and no other path");
  if (!reports.every(({ file, format }) => file === undefined && (format === "text" || format === "json"))) {
    throw new UsageError([errorLine("--explain prints text or JSON on standard output", "leave out --format, or write --format json")]);
  }
  const found = /^(.+?):(\d{1,9})(?::(\d{1,9}))?$/u.exec(target);
  if (found === null) throw wrong(`--explain cannot be "${target}"`, /^[^:]+$/u.test(target) ? `${target}:1` : undefined);
  const [, file = "", line, column] = found;
  return { file, line: Number(line), column: column === undefined ? undefined : Number(column) };
}

/** The line, or the one character of it; a place that does not exist is a usage error with the nearest one. */
function stretchOf({ lines }: Snapshot, { file, line, column }: LinePlace): Span {
  if (line < 1 || line > lines.lineCount) throw wrong(`${file} has ${lines.lineCount} lines, and no line ${line}`, `${file}:${Math.max(1, Math.min(line, lines.lineCount))}`);
  const span = lines.lineSpan(line - 1);
  if (column === undefined) return span;
  const last = span.end - span.start;
  if (column < 1 || column > Math.max(1, last)) throw wrong(`line ${line} of ${file} has ${last} columns, and no column ${column}`, `${file}:${line}:${Math.max(1, Math.min(column, last))}`);
  return { start: span.start + column - 1, end: span.start + column };
}

function wrong(what: string, example = "docs/page.md:12"): UsageError {
  return new UsageError([errorLine(what, `write --explain ${example}`)]);
}

/** The same as data: points as fractions, offsets of the document. */
function explanationData({ path, line, text }: ExplainedLine, explanations: readonly Explanation[], others: readonly Finding[]): object {
  return {
    version: 1,
    path,
    line,
    text,
    candidates: explanations.map(({ span, weights, sum, threshold, veto, fits, ...rest }) => ({
      ...rest,
      offset: [span.start, span.end],
      fits,
      weights: weights.map(({ points, reason }) => ({ weight: points / 10, reason })),
      sum: sum / 10,
      threshold: threshold / 10,
      ...(veto !== undefined && { veto }),
    })),
    others: others.map(({ span, code, severity, message }) => ({ offset: [span.start, span.end], code, severity, message })),
  };
}
