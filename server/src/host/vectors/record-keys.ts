// Under what the vector of a record is kept: a hash of its text, so that equal records share one and a changed record has none.
import { createHash } from "node:crypto";
import { pluginRecord } from "../../semantic/plugin-record.ts";
import { finishSteps, type Steps } from "../../text/steps.ts";
import type { TruthIndex } from "../../truth/truth-index.ts";

/** How many records are hashed in one step: less than a millisecond. */
const RECORDS_A_STEP = 32;

/** The keys of all records, by row. */
export function recordKeys(truth: TruthIndex): readonly string[] {
  return finishSteps(recordKeysInSteps(truth));
}

/** As `recordKeys`, in steps. */
export function* recordKeysInSteps(truth: TruthIndex): Steps<readonly string[]> {
  const keys: string[] = [];
  for (let row = 0; row < truth.counts.plugins; row++) {
    keys.push(hashOf(pluginRecord(truth, row)));
    if (row % RECORDS_A_STEP === RECORDS_A_STEP - 1) yield;
  }
  return keys;
}

/** What all records of a model are together; another record or model gives another digest. */
export function recordsDigest(keys: readonly string[], model: string): string {
  return hashOf([model, ...keys].join("\n"));
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 32);
}
