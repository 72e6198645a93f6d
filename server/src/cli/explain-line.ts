// `tbcv check --explain FILE:LINE[:COLUMN]`: the reckoning of each candidate of a line, for a person or as JSON.
import type { Explanation } from "../engine/explanation.ts";
import { shownPath } from "../host/paths.ts";
import type { Finding } from "../rules/finding.ts";
import { overlaps, type Span } from "../text/span.ts";
import type { CheckOptions } from "./check-options.ts";
import { truthStatus } from "./check-truth.ts";
import { errorLine, UsageError } from "./cli-error.ts";
import type { CliIo } from "./cli-io.ts";
import { type ExplainedLine, explanationText } from "./explanation-text.ts";
import { findPlace, type LinePlace, parseLinePlace, type PlaceWords } from "./line-place.ts";
import { noticeWriter } from "./notices.ts";
import { streamSink } from "./output-sink.ts";

/** Prints the reckoning; status 0 whatever it says. */
export async function explainLineCommand(target: string, paths: readonly string[], options: CheckOptions, io: CliIo): Promise<number> {
  const place = placeOf(target, paths, options);
  const notices = noticeWriter(io, options.quiet);
  const { path, snapshot, stretch, settings, truth, engine } = await findPlace(place, WORDS, options, { io, notices });
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
  return parseLinePlace(target, WORDS);
}

function wrong(what: string, example = "docs/page.md:12"): UsageError {
  return new UsageError([errorLine(what, `write --explain ${example}`)]);
}

const WORDS: PlaceWords = { name: "--explain", cannot: "cannot be explained", wrong };

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
