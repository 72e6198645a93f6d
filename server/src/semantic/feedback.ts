// What people say of findings of a language model, so that nobody is asked twice: a verdict holds for the words that it is about, in a
// passage of the same content, beside the same record of the truth. Where one of them changes, it holds no more.
import type { Finding } from "../rules/finding.ts";
import type { Page } from "../rules/page/page.ts";
import { overlaps, type Span } from "../text/span.ts";
import { finishSteps } from "../text/steps.ts";
import { findQuote } from "./anchor.ts";
import { type Passage, passagesOf } from "./passage.ts";
import { pluginRecord } from "./plugin-record.ts";
import type { CitedRecord } from "./question.ts";
import { parseRemark, type ReplyRemark } from "./reply.ts";

/** `dismissed`: the text is right as it stands; `accepted`: the finding is right. */
export const VERDICT_KINDS = ["dismissed", "accepted"] as const;

/** What somebody says of a finding. */
export type VerdictKind = (typeof VERDICT_KINDS)[number];

/**
 * What is remembered of a finding: a verdict, or that nobody has judged it (`open`). Beside a record that somebody judged nothing is asked
 * again, so what else was found there is kept with the verdict.
 */
export interface Verdict {
  /** The same for each verdict on the same words, passage and record. */
  readonly id: string;
  /** A hash of the passage's content. */
  readonly passage: string;
  /** FAMILY/ID, and a hash of the record's text. */
  readonly record: string;
  readonly recordHash: string;
  /** Of the finding. */
  readonly code: string;
  readonly kind: VerdictKind | "open";
  /** What the model said, as JSON. */
  readonly remark: string;
}

/** Verdicts that are kept. Never rejects. */
export interface FeedbackStore {
  /** The verdicts on findings in a passage, in the order in which they were given. */
  of(passage: string): Promise<readonly Verdict[]>;
  /** Keeps a verdict, the last one on the same words; the answer says why it is not kept, in a sentence for people. */
  put(verdict: Verdict): Promise<string | undefined>;
}

/** Where verdicts lie, and a hash of a text as hexadecimal digits. */
export interface VerdictMemory {
  readonly feedback: FeedbackStore;
  readonly hash: (text: string) => string;
}

/** What the verdicts on a passage come to. */
export interface Recalled {
  /** Keys of the records about which nothing is asked any more. */
  readonly settled: ReadonlySet<string>;
  /** What was found before and not dismissed, with the record that it cites. */
  readonly kept: readonly { readonly remark: ReplyRemark; readonly record: CitedRecord }[];
  /** Tells whether the same was found wrong before. */
  dismisses(finding: Finding): boolean;
}

/** Reads the verdicts that hold for a passage. */
export async function recallVerdicts({ truth }: Page, passage: Passage, { feedback, hash }: VerdictMemory): Promise<Recalled> {
  let judged: Judged[] = [];
  for (const verdict of await feedback.of(passageHash(passage, hash))) {
    const found = judgedBy(verdict, { truth, passage, hash });
    // Of several about the same words the last one counts.
    if (found !== undefined) judged = [...judged.filter((other) => other.record.key !== found.record.key || !overlaps(other.span, found.span)), found];
  }
  return {
    settled: new Set(judged.map(({ record }) => record.key)),
    kept: judged.filter(({ kind }) => kind !== "dismissed"),
    dismisses: ({ plugin, span }) => judged.some((one) => one.kind === "dismissed" && plugin !== undefined && one.record.key === `${plugin.family}/${plugin.id}` && overlaps(one.span, span)),
  };
}

/** What somebody says of one of the findings of a page. */
export interface Judgement {
  readonly finding: Finding;
  readonly kind: VerdictKind;
  /** All that a language model found in the page. */
  readonly findings: readonly Finding[];
}

/** Gives a verdict on a finding of a checked page; the answer says why it is not kept. */
export async function giveVerdict(page: Page, { finding, kind, findings }: Judgement, { feedback, hash }: VerdictMemory): Promise<string | undefined> {
  const verdict = verdictOn(page, finding, kind, hash);
  if (verdict === undefined) return "a language model says nothing of the kind here";
  const known = new Set((await feedback.of(verdict.passage)).map(({ id }) => id));
  for (const other of findings) {
    if (overlaps(other.span, finding.span)) continue;
    const beside = verdictOn(page, other, "open", hash);
    if (beside === undefined || beside.passage !== verdict.passage || beside.record !== verdict.record || known.has(beside.id)) continue;
    const reason = await feedback.put(beside);
    if (reason !== undefined) return reason;
  }
  return feedback.put(verdict);
}

function verdictOn(page: Page, { plugin, code, span, remark }: Finding, kind: Verdict["kind"], hash: (text: string) => string): Verdict | undefined {
  const passage = finishSteps(passagesOf(page)).find((one) => one.span.start <= span.start && span.end <= one.span.end);
  const record = plugin && recordOf(page.truth, `${plugin.family}/${plugin.id}`);
  const said = remark === undefined ? undefined : parseRemark(remark);
  if (passage === undefined || record === undefined || remark === undefined || said === undefined) return undefined;
  const about = { passage: passageHash(passage, hash), record: record.key, recordHash: hash(record.text) };
  return { id: hash(JSON.stringify([about.passage, about.record, about.recordHash, said.quote])), ...about, code, kind, remark };
}

interface Judged {
  readonly kind: Verdict["kind"];
  readonly remark: ReplyRemark;
  readonly record: CitedRecord;
  /** Where its words stand in the document. */
  readonly span: Span;
}

/** A verdict in a passage; undefined where the record or the words are others now. */
function judgedBy({ record: key, recordHash, kind, remark: said }: Verdict, { truth, passage, hash }: { readonly truth: Page["truth"]; readonly passage: Passage; readonly hash: VerdictMemory["hash"] }): Judged | undefined {
  const record = recordOf(truth, key);
  const remark = parseRemark(said);
  const place = remark && findQuote(passage.text, remark.quote);
  if (record === undefined || remark === undefined || place === undefined || hash(record.text) !== recordHash) return undefined;
  return { kind, remark, record, span: { start: passage.span.start + place.start, end: passage.span.start + place.end } };
}

/** Other line breaks and indentation leave the content what it is. */
function passageHash({ heading, text }: Passage, hash: VerdictMemory["hash"]): string {
  return hash(JSON.stringify([heading, text.replace(/\s+/gu, " ").trim()]));
}

function recordOf(truth: Page["truth"], key: string): CitedRecord | undefined {
  const at = key.indexOf("/");
  const plugin = truth.byId(key.slice(at + 1)).find(({ family }) => family === key.slice(0, at));
  return plugin && { row: plugin.number, key, text: pluginRecord(truth, plugin.number) };
}
