// `tbcv feedback dismiss FILE:LINE` and `tbcv feedback confirm FILE:LINE`: a verdict on what `tbcv check --semantic` said of a line. Only
// answers that are kept count; no model is asked.
import { type Meaning, openMeaning } from "../host/open-meaning.ts";
import { count } from "../report/closing-line.ts";
import { displayText } from "../report/display-text.ts";
import type { Finding } from "../rules/finding.ts";
import { createCancellation } from "../semantic/cancel.ts";
import { checkMeaning, type MeaningParts } from "../semantic/check-meaning.ts";
import { giveVerdict, type VerdictKind } from "../semantic/feedback.ts";
import { overlaps } from "../text/span.ts";
import { checkOptions } from "./check-options.ts";
import { openCache } from "./check-parts.ts";
import { errorLine, EXIT, UsageError } from "./cli-error.ts";
import type { CliIo } from "./cli-io.ts";
import { findPlace, type FoundPlace, parseLinePlace, type PlaceWords } from "./line-place.ts";
import { noticeWriter } from "./notices.ts";
import { streamSink } from "./output-sink.ts";

/** The options of both commands. */
export interface JudgeOptions {
  readonly truth?: readonly string[];
  readonly config?: string;
}

/** What is said, and of which place. */
export interface JudgeRequest {
  readonly kind: VerdictKind;
  readonly target: string;
}

/** Keeps the verdict on all findings of the place; that there is none is a usage error. */
export async function feedbackJudgeCommand({ kind, target }: JudgeRequest, given: JudgeOptions, io: CliIo): Promise<number> {
  const words = wordsFor(kind);
  const place = parseLinePlace(target, words);
  const options = checkOptions({ ...given, cache: true, history: false, color: false }, [place.file]);
  const notices = noticeWriter(io, false);
  const found = await findPlace(place, words, options, { io, notices });
  const { config } = found;
  const cache = await openCache(options, config, notices);
  const meaning = openMeaning({ settings: config.settings, env: io.env, folder: config.folder, ...(cache && { cache }), log: (line) => { notices.note(`tbcv: ${line}`); } });
  try {
    if ("unavailable" in meaning) throw new UsageError([errorLine(`no language model was asked (${meaning.unavailable})`, "correct llm_validator in the settings")]);
    const judged = await judge(found, kind, meaning);
    if (judged.length === 0) throw new UsageError([errorLine(`no finding of a language model is kept for ${target}`, `run tbcv check --semantic ${place.file} with the cache on, and name a line that it reports`)]);
    await streamSink(io.stdout).write(textOf(kind, judged));
  } finally {
    if ("close" in meaning) await meaning.close();
    await cache?.close();
  }
  return EXIT.clean;
}

/** Gives the verdict on all that is known of the place; that it cannot be kept is a usage error. */
async function judge({ engine, snapshot, settings, stretch }: FoundPlace, kind: VerdictKind, meaning: Meaning): Promise<readonly Finding[]> {
  const { page } = engine.checkText(snapshot, settings);
  const result = await checkMeaning(page, onlyKept(await meaning.partsFor(page)), createCancellation());
  const all = result?.findings ?? [];
  const findings = all.filter(({ span }) => overlaps(span, stretch));
  for (const finding of findings) {
    const reason = await giveVerdict(page, { finding, kind, findings: all.filter((other) => !findings.includes(other)) }, meaning.memory);
    if (reason !== undefined) throw new UsageError([`tbcv: what you said is not kept, because ${reason}`]);
  }
  return findings;
}

/** The same check, where nobody answers. What was dismissed is found as well, so that it can be taken back. */
function onlyKept(parts: MeaningParts): MeaningParts {
  const { feedback } = parts;
  const all = feedback && { ...feedback, of: async (passage: string) => (await feedback.of(passage)).map((verdict) => ({ ...verdict, kind: "open" as const })), put: feedback.put.bind(feedback) };
  return { ...parts, feedback: all, model: { identity: parts.model.identity, ask: () => Promise.resolve({ kind: "failed", reason: "no answer is kept" }) } };
}

function textOf(kind: VerdictKind, findings: readonly Finding[]): string {
  const lines = findings.map(({ code, text, message }) => displayText(`  ${code}: "${text}" (${message})`));
  return [`${count(findings.length, "finding")} ${kind === "dismissed" ? "dismissed" : "confirmed"}:`, ...lines, ""].join("\n");
}

function wordsFor(kind: VerdictKind): PlaceWords {
  const command = `tbcv feedback ${kind === "dismissed" ? "dismiss" : "confirm"}`;
  return { name: "the place", cannot: "is not checked", wrong: (what, example = "docs/page.md:12") => new UsageError([errorLine(what, `write ${command} ${example}`)]) };
}
