// Under what the vector of a record is kept: a hash of its text, so that equal records share one and a changed record has none.
import { createHash } from "node:crypto";
import { pluginRecord } from "../../semantic/plugin-record.ts";
import type { TruthIndex } from "../../truth/truth-index.ts";

/** The keys of all records, by row. */
export function recordKeys(truth: TruthIndex): readonly string[] {
  return Array.from({ length: truth.counts.plugins }, (_, row) => hashOf(pluginRecord(truth, row)));
}

/** What all records of a model are together; another record or model gives another digest. */
export function recordsDigest(keys: readonly string[], model: string): string {
  return hashOf([model, ...keys].join("\n"));
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 32);
}
