// The check of meaning of one page: passage by passage, one question at a time. An answer is kept under all that it depends on, so only
// passages that changed are asked about again. Trouble is data: it takes nothing from what rules found.
import type { Finding } from "../rules/finding.ts";
import type { Page } from "../rules/page/page.ts";
import type { CancelSignal } from "./cancel.ts";
import type { ModelAnswer, ModelPort, ModelRequest } from "./model-port.ts";
import { type FeedbackStore, type Recalled, recallVerdicts } from "./feedback.ts";
import { type Passage, passagesOf } from "./passage.ts";
import { pluginRecord } from "./plugin-record.ts";
import { driveQuietly, type WhenQuiet } from "./quiet.ts";
import { type CitedRecord, QUESTION_FORM, questionFor } from "./question.ts";
import { type RemarkContext, toFinding, type SemanticThresholds } from "./remark-finding.ts";
import { parseReply, type ReplyRemark } from "./reply.ts";
import type { Retriever } from "./retriever.ts";

/** Answers that are kept, by key. Never rejects: what cannot be kept is asked again. */
export interface AnswerCache {
  get(key: string): Promise<string | undefined>;
  put(key: string, answer: string): Promise<void>;
}

/** The records of a passage, and under what its answer is kept. */
export interface PreparedQuestion {
  readonly records: readonly CitedRecord[];
  readonly key: string;
}

/** Questions that were made lately. */
export interface PreparedQuestions {
  get(depends: string): PreparedQuestion | undefined;
  set(depends: string, question: PreparedQuestion): unknown;
}

/** What the check works with. */
export interface MeaningParts {
  readonly model: ModelPort;
  readonly cache: AnswerCache;
  /** What people said of earlier findings. */
  readonly feedback?: FeedbackStore | undefined;
  /** Finds further records for a passage. */
  readonly retriever?: Retriever | undefined;
  /** A hash of a text, as hexadecimal digits. */
  readonly hash: (text: string) => string;
  readonly thresholds: SemanticThresholds;
  /** Records that a passage gets beside those of the plugins it names. */
  readonly moreRecords: number;
  /** Tokens of one answer, and of all questions and answers about one document. */
  readonly maxTokens: number;
  readonly tokensPerDocument: number;
  /** Questions of one truth that were made lately, by all of the page that they depend on: while a page is typed into, most stay as they are. */
  readonly prepared?: PreparedQuestions | undefined;
  /** Awaited before each passage, and before an answer is read or kept; where not given, nobody else waits. */
  readonly whenQuiet?: WhenQuiet | undefined;
}

/** What came of a page. */
export interface MeaningResult {
  /** In order of place. */
  readonly findings: readonly Finding[];
  readonly passages: number;
  /** Questions that were put to the model; the others were answered before. */
  readonly asked: number;
  /** Remarks of the model that could not be looked up in text and truth. */
  readonly unfounded: number;
  /** Passages without an answer, and why: each reason once. */
  readonly unanswered: number;
  readonly reasons: readonly string[];
}

/** Most plugins of a passage whose records are sent. */
const MOST_NAMED = 8;
/** UTF-16 units of all records of a question, some three thousand tokens: a model with a small window drops the beginning of a longer one. */
const MOST_RECORD_UNITS = 10_000;

/** Checks the meaning of a page; undefined where it was called off. `onStep` hears how many passages are done. */
export async function checkMeaning(page: Page, parts: MeaningParts, cancel: CancelSignal, onStep?: (done: number, all: number) => void): Promise<MeaningResult | undefined> {
  const passages = await driveQuietly(passagesOf(page), parts.whenQuiet ?? (() => Promise.resolve()));
  const state: State = { findings: [], asked: 0, unfounded: 0, unanswered: 0, tokens: 0, reasons: new Set() };
  for (const [done, passage] of passages.entries()) {
    onStep?.(done, passages.length);
    await parts.whenQuiet?.();
    await checkPassage(page, passage, { parts, cancel, state });
    if (cancel.cancelled) return undefined;
  }
  onStep?.(passages.length, passages.length);
  const { findings, asked, unfounded, unanswered, reasons } = state;
  return { findings, passages: passages.length, asked, unfounded, unanswered, reasons: [...reasons] };
}

interface State {
  readonly findings: Finding[];
  asked: number;
  unfounded: number;
  unanswered: number;
  tokens: number;
  readonly reasons: Set<string>;
}

interface Work {
  readonly parts: MeaningParts;
  readonly cancel: CancelSignal;
  readonly state: State;
}

async function checkPassage(page: Page, passage: Passage, work: Work): Promise<void> {
  const { parts, state, cancel } = work;
  const recalled = await recall(page, passage, parts);
  const question = cancel.cancelled ? undefined : await prepare(page, passage, parts, cancel);
  if (question === undefined) return;
  const text = await answerOf(page, { passage, question, settled: recalled.settled }, work);
  if (cancel.cancelled) return;
  await parts.whenQuiet?.();
  const reply = text === undefined ? undefined : parseReply(text);
  state.unfounded += reply?.dropped ?? 0;
  const { records } = question;
  const said = [...recalled.kept.map(({ remark, record }) => ({ remark, cited: [record] })), ...(reply?.remarks ?? []).map((remark) => ({ remark, cited: records }))];
  for (const { remark, cited } of said) take(remark, { page, passage, records: cited, thresholds: parts.thresholds }, { recalled, state });
}

/** What was said before is settled: it comes from memory, or not at all. */
function take(remark: ReplyRemark, context: RemarkContext, { recalled, state }: { readonly recalled: Recalled; readonly state: State }): void {
  const finding = toFinding(remark, context);
  if (finding === "unfounded") state.unfounded++;
  else if (finding !== "unsure" && !recalled.dismisses(finding) && !state.findings.some((other) => isSame(other, finding))) state.findings.push(finding);
}

const NOTHING_RECALLED: Recalled = { settled: new Set(), kept: [], dismisses: () => false };

async function recall(page: Page, passage: Passage, { feedback, hash }: MeaningParts): Promise<Recalled> {
  return feedback === undefined ? NOTHING_RECALLED : recallVerdicts(page, passage, { feedback, hash });
}

/** Makes the question; undefined where the check was called off meanwhile. */
async function prepare(page: Page, passage: Passage, parts: MeaningParts, cancel: CancelSignal): Promise<PreparedQuestion | undefined> {
  const depends = JSON.stringify([passage.heading, passage.plugins, declaredOn(page), passage.text]);
  const known = parts.prepared?.get(depends);
  if (known !== undefined) return known;
  const records = await recordsFor(page, passage, parts, cancel);
  if (cancel.cancelled) return undefined;
  const question = { records, key: questionAbout(page, passage, records, parts).key };
  parts.prepared?.set(depends, question);
  return question;
}

function declaredOn({ declared }: Page): readonly string[] {
  return declared.entries.map(({ text }) => text);
}

interface Question {
  readonly request: ModelRequest;
  /** What its answer is kept under. */
  readonly key: string;
}

function questionAbout(page: Page, passage: Passage, records: readonly CitedRecord[], { model, hash, maxTokens }: MeaningParts): Question {
  const request = questionFor(passage, { records, declared: declaredOn(page), maxTokens });
  return { request, key: `meaning:${hash(JSON.stringify([QUESTION_FORM, model.identity, request]))}` };
}

interface Asking {
  readonly passage: Passage;
  readonly question: PreparedQuestion;
  /** Keys of records about which nothing is asked any more. */
  readonly settled: ReadonlySet<string>;
}

/**
 * The reply to a passage, kept or asked for; undefined where there is none, which the state says, and where all that would be asked is
 * settled. An answer that is kept counts whatever was settled since.
 */
async function answerOf(page: Page, { passage, question: { records, key }, settled }: Asking, work: Work): Promise<string | undefined> {
  const { parts, cancel } = work;
  const kept = await parts.cache.get(key);
  if (kept !== undefined || cancel.cancelled) return kept;
  if (settled.size === 0) return answerTo(questionAbout(page, passage, records, parts), work);
  if (namedIn(passage).every((row) => settled.has(keyOf(page.truth, row)))) return undefined;
  const rest = questionAbout(page, passage, records.filter((record) => !settled.has(record.key)), parts);
  return (await parts.cache.get(rest.key)) ?? answerTo(rest, work);
}

async function answerTo({ request, key }: Question, { parts, state, cancel }: Work): Promise<string | undefined> {
  if (cancel.cancelled) return undefined;
  const answer = state.tokens < parts.tokensPerDocument ? await ask(request, { parts, state, cancel }) : SPENT;
  // What is no reply is not kept: the next question may be answered better.
  if (answer.kind === "answered" && parseReply(answer.text) !== undefined) {
    await parts.whenQuiet?.();
    await parts.cache.put(key, answer.text);
    return answer.text;
  }
  if (answer.kind !== "cancelled") {
    state.unanswered++;
    state.reasons.add(answer.kind === "failed" ? answer.reason : `${answer.provider} ${answer.model} did not answer in the form asked for`);
  }
  return undefined;
}

const SPENT: ModelAnswer = { kind: "failed", reason: "the document has used up its tokens (llm_validator.tokens_per_document)" };

async function ask(request: ModelRequest, { parts, state, cancel }: Work): Promise<ModelAnswer> {
  state.asked++;
  const answer = await parts.model.ask(request, cancel);
  if (answer.kind === "answered") state.tokens += answer.tokens;
  return answer;
}

/** The records of the plugins that a passage names, of what they need, and of others that fit its words. */
async function recordsFor({ truth }: Page, passage: Passage, { retriever, moreRecords, whenQuiet }: MeaningParts, cancel: CancelSignal): Promise<readonly CitedRecord[]> {
  const named = namedIn(passage);
  const needed = named.flatMap((row) => truth.dependenciesOf(row).map(({ number }) => number)).slice(0, MOST_NAMED);
  const found = retriever === undefined || moreRecords === 0 ? [] : await retriever.find(passage.text, moreRecords, cancel);
  await whenQuiet?.();
  const records = [...new Set([...named, ...needed, ...found])].map((row) => ({ row, key: keyOf(truth, row), text: pluginRecord(truth, row) }));
  let units = 0;
  return records.filter(({ text }) => (units += text.length) <= MOST_RECORD_UNITS);
}

/** The rows of the plugins whose records a question is about. */
function namedIn({ plugins }: Passage): readonly number[] {
  return plugins.slice(0, MOST_NAMED);
}

function keyOf(truth: Page["truth"], row: number): string {
  const { family, definition: { id } } = truth.plugin(row);
  return `${family}/${id}`;
}

function isSame(one: Finding, other: Finding): boolean {
  return one.code === other.code && one.span.start === other.span.start && one.span.end === other.span.end && one.plugin?.id === other.plugin?.id;
}
