// All safe fixes of a document. Making some can ask for others (a plugin that is listed now needs one that is not), so they are made and
// looked for again until none is left; what comes out is one set of edits of the first text.
import type { Finding } from "../rules/finding.ts";
import { hasSafeFix, jointEdits } from "../rules/fix-all.ts";
import { applyEdits, composeEdits, type Edit } from "../text/edits.ts";
import { createSnapshot, type Snapshot } from "../text/snapshot.ts";
import type { CheckedDocument } from "./engine.ts";

/** A version and what was found in it. */
type Found = Pick<CheckedDocument, "snapshot" | "findings">;

/** What fixing a document comes to. */
export interface FixedDocument {
  /** Edits of the first text, in order of place and without overlaps; empty where there is nothing to fix. */
  readonly edits: readonly Edit[];
  readonly text: string;
  /** How many findings were mended. */
  readonly fixes: number;
  /** False: after so many rounds there were still fixes to make, which is a fault of ours or of contradicting truth. */
  readonly settled: boolean;
}

/** Each round mends at least one finding, and one of each list; pages that need more rounds have rules that undo each other. */
const MOST_ROUNDS = 100;

/** Makes all safe fixes, or those of the findings that are wanted. `check` checks a version with the settings and the truth of the first one. */
export function fixDocument(first: Found, check: (snapshot: Snapshot) => Found, wants: (finding: Finding) => boolean = () => true): FixedDocument {
  let { edits, fixes } = roundOf(first, wants);
  let text = applyEdits(first.snapshot.text, edits);
  for (let round = 1; round < MOST_ROUNDS && fixes > 0; round++) {
    const next = roundOf(check(createSnapshot({ ...addressOf(first.snapshot), text })), wants);
    if (next.edits.length === 0) return { edits, text, fixes, settled: true };
    edits = composeEdits(edits, next.edits, first.snapshot.text.length);
    fixes += next.fixes;
    text = applyEdits(text, next.edits);
  }
  return { edits, text, fixes, settled: fixes === 0 };
}

function roundOf({ findings }: Found, wants: (finding: Finding) => boolean): { readonly edits: readonly Edit[]; readonly fixes: number } {
  const { findings: made, edits } = jointEdits(findings.filter((finding) => hasSafeFix(finding) && wants(finding)));
  return { edits, fixes: made.length };
}

function addressOf({ uri, languageId, version }: Snapshot): Pick<Snapshot, "uri" | "languageId" | "version"> {
  return { uri, languageId, version };
}
