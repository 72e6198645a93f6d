// The tables of the storage, as the newest migration leaves them. Times are ISO texts in UTC, so that they sort alike everywhere.
import type { Generated, Selectable } from "kysely";

interface RunsTable {
  /** Rises with each run. */
  readonly id: Generated<number>;
  readonly started: string;
  /** The folder that the run is about, absolute. */
  readonly folder: string;
  /** Of the program. */
  readonly version: string;
  readonly truth_revision: string;
  readonly errors: number;
  readonly warnings: number;
  readonly information: number;
  readonly hints: number;
  /** How many were checked. */
  readonly files: number;
  readonly skipped: number;
  readonly duration_ms: number;
}

interface FindingsTable {
  readonly run: number;
  /** From 0, in the order of the run. */
  readonly position: number;
  /** Relative to the run's folder, with "/". */
  readonly path: string;
  readonly code: string;
  readonly severity: string;
  /** From 0, as is the character (UTF-16 units). */
  readonly line: number;
  readonly character: number;
  readonly text: string;
  readonly message: string;
  /** FAMILY/ID. */
  readonly plugin: string | null;
}

interface MetricsTable {
  readonly name: string;
  readonly value: number;
  readonly timestamp: string;
}

interface FixesTable {
  /** Absolute: the audit outlives the run. */
  readonly path: string;
  readonly code: string;
  readonly title: string;
  readonly before: string;
  readonly after: string;
  readonly time: string;
}

interface VerdictsTable {
  /** Of words in a passage, beside a record; the last verdict on them is kept. */
  readonly id: string;
  /** A hash of the passage's content. */
  readonly passage: string;
  /** FAMILY/ID. */
  readonly record: string;
  readonly record_hash: string;
  readonly code: string;
  /** dismissed or accepted. */
  readonly verdict: string;
  /** What the language model said, as JSON. */
  readonly remark: string;
  readonly time: string;
}

/** All tables. */
export interface StorageTables {
  readonly runs: RunsTable;
  readonly findings: FindingsTable;
  readonly metrics: MetricsTable;
  readonly fixes: FixesTable;
  readonly verdicts: VerdictsTable;
}

/** The names of the tables; of runs first, for what refers to them comes after. */
export const TABLES = ["runs", "findings", "metrics", "fixes", "verdicts"] as const satisfies readonly (keyof StorageTables)[];

/** A run as it is stored. */
export type StoredRun = Selectable<RunsTable>;

/** A finding as it is stored. */
export type StoredFinding = Omit<Selectable<FindingsTable>, "run" | "position">;

/** A fix as it is stored. */
export type StoredFix = Selectable<FixesTable>;

/** A verdict as it is stored. */
export type StoredVerdict = Selectable<VerdictsTable>;
