// All safe fixes of a document. Making some can ask for others (a plugin that is listed now needs one that is not), so they are made and
// looked for again until none is left; what comes out is one set of edits of the first text.
import type { FindingCode } from "../../../shared/src/codes.ts";
import type { Finding } from "../rules/finding.ts";
import { hasSafeFix, jointEdits } from "../rules/fix-all.ts";
import { applyEdits, composeEdits, type Edit } from "../text/edits.ts";
import { createSnapshot, type Snapshot } from "../text/snapshot.ts";
import type { CheckedDocument } from "./engine.ts";

/** A version and what was found in it. */
type Found = Pick<CheckedDocument, "snapshot" | "findings">;

/** A fix that was made: the text of its place before and after. */
export interface MadeFix {
  readonly code: FindingCode;
  readonly title: string;
  readonly before: string;
  readonly after: string;
}

/** What fixing a document comes to. */
export interface FixedDocument {
  /** Edits of the first text, in order of place and without overlaps; empty where there is nothing to fix. */
  readonly edits: readonly Edit[];
  readonly text: string;
  /** The fixes that were made, in the order of their making. */
  readonly made: readonly MadeFix[];
  /** False: after so many rounds there were still fixes to make, which is a fault of ours or of contradicting truth. */
  readonly settled: boolean;
}

/** Each round mends at least one finding, and one of each list; pages that need more rounds have rules that undo each other. */
const MOST_ROUNDS = 100;

/** Makes all safe fixes, or those of the findings that are wanted. `check` checks a version with the settings and the truth of the first one. */
export function fixDocument(first: Found, check: (snapshot: Snapshot) => Found, wants: (finding: Finding) => boolean = () => true): FixedDocument {
  let { edits, made } = roundOf(first, wants);
  let text = applyEdits(first.snapshot.text, edits);
  for (let round = 1; round < MOST_ROUNDS && made.length > 0; round++) {
    const next = roundOf(check(createSnapshot({ ...addressOf(first.snapshot), text })), wants);
    if (next.edits.length === 0) return { edits, text, made, settled: true };
    edits = composeEdits(edits, next.edits, first.snapshot.text.length);
    made = [...made, ...next.made];
    text = applyEdits(text, next.edits);
  }
  return { edits, text, made, settled: made.length === 0 };
}

function roundOf({ findings, snapshot: { text } }: Found, wants: (finding: Finding) => boolean): Pick<FixedDocument, "edits" | "made"> {
  const { findings: made, edits } = jointEdits(findings.filter((finding) => hasSafeFix(finding) && wants(finding)));
  return { edits, made: made.map((finding) => madeFix(finding, text)) };
}

/** The edits of a fix can lie apart: the text from the first to the last is meant. */
function madeFix({ code, fixes: [fix] }: Finding, text: string): MadeFix {
  const edits = [...(fix?.edits ?? [])].sort((a, b) => a.span.start - b.span.start);
  const start = edits[0]?.span.start ?? 0;
  const before = text.slice(start, edits.at(-1)?.span.end ?? 0);
  const own = edits.map((edit) => ({ text: edit.text, span: { start: edit.span.start - start, end: edit.span.end - start } }));
  return { code, title: fix?.title ?? "", before, after: applyEdits(before, own) };
}

function addressOf({ uri, languageId, version }: Snapshot): Pick<Snapshot, "uri" | "languageId" | "version"> {
  return { uri, languageId, version };
}
