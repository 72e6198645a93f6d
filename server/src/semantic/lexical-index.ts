// Finds the plugins whose records share words with a text: BM25 over the words of the records. Built in steps, since a shipped truth takes
// some tenths of a second. Equal truth and text give equal results; equal scores go by row.
import MiniSearch, { type SearchResult } from "minisearch";
import type { Steps } from "../text/steps.ts";
import type { TruthIndex } from "../truth/truth-index.ts";
import type { ScoredRow } from "./best-rows.ts";
import { pluginRecord } from "./plugin-record.ts";
import { createPostingsSum, type Postings } from "./postings.ts";

/** The words of all records. */
export interface LexicalIndex {
  /** At most `most` rows, the best first; only scores of one search compare. A step looks up a word that was not looked up lately. */
  search(text: string, most: number): Steps<readonly ScoredRow[]>;
}

/** How many records are read in one step: less than a millisecond. */
const RECORDS_A_STEP = 64;

/** Rows that are remembered for words in all, twelve bytes each; then all are forgotten. Pages about one thing use the same words. */
const KNOWN_ROWS = 2_000_000;

/** The most distinct words of a text that are looked for; a longer text is a page, and its first words say what it is about. */
const MOST_QUERY_WORDS = 64;

/** Words that stand in nearly every text or record, and tell nothing apart. */
const COMMON_WORDS: ReadonlySet<string> = new Set(
  "a an and are as at be by can do does for from has have how i if in into is it its me my no not of on or our so that the their then there these they this to use used using was we what when where which who will with you your plugin yes".split(" "),
);

interface RecordWords {
  readonly row: number;
  readonly names: string;
  readonly text: string;
}

/** Reads the records of a truth; the last step gives the index. */
export function* buildLexicalIndex(truth: TruthIndex): Steps<LexicalIndex> {
  const words = new MiniSearch<RecordWords>({ idField: "row", fields: ["names", "text"], processTerm: toTerm, searchOptions: { boost: { names: 2 } } });
  for (let row = 0; row < truth.counts.plugins; row++) {
    words.add(recordWords(truth, row));
    if (row % RECORDS_A_STEP === RECORDS_A_STEP - 1) yield;
  }
  const known = new Map<string, Postings>();
  let knownRows = 0;
  const remember = (term: string, postings: Postings): void => {
    knownRows += postings.rows.length + 1;
    if (knownRows > KNOWN_ROWS) {
      known.clear();
      knownRows = postings.rows.length + 1;
    }
    known.set(term, postings);
  };
  const sum = createPostingsSum(truth.counts.plugins);
  const tokenize = MiniSearch.getDefault("tokenize") as (text: string) => string[];
  return {
    *search(text, most) {
      const terms = [...new Set(tokenize(text).map(toTerm).filter((term) => term !== null))].slice(0, MOST_QUERY_WORDS);
      const found: Postings[] = [];
      for (const term of terms) {
        const before = known.get(term);
        const postings = before ?? postingsOf(words.search(term));
        found.push(postings);
        if (before !== undefined) continue;
        remember(term, postings);
        yield;
      }
      return sum(found, most);
    },
  };
}

function postingsOf(hits: readonly SearchResult[]): Postings {
  return { rows: Uint32Array.from(hits, ({ id }) => id as number), scores: Float64Array.from(hits, ({ score }) => score) };
}

/** The names weigh more than the rest, so they stand apart; the labels of a record's lines would be in every record. */
function recordWords(truth: TruthIndex, row: number): RecordWords {
  const lines = pluginRecord(truth, row).split("\n").map((line) => {
    const colon = line.indexOf(": ");
    return { label: line.slice(0, colon), text: line.slice(colon + 2) };
  });
  const named = (label: string): boolean => NAME_LABELS.has(label);
  return {
    row,
    names: lines.filter(({ label }) => named(label)).map(({ text }) => text).join(" "),
    text: lines.filter(({ label }) => !named(label) && !UNREAD_LABELS.has(label)).map(({ text }) => text).join(" "),
  };
}

const NAME_LABELS: ReadonlySet<string> = new Set(["name", "short name", "also called", "formerly"]);

/** The id says again what name and family say, and a version is no word. */
const UNREAD_LABELS: ReadonlySet<string> = new Set(["id", "version", "since", "works alone"]);

/** A word as it is looked up: small letters, without the s of a plural; null where it tells nothing. */
function toTerm(word: string): string | null {
  const small = word.toLowerCase();
  if (small === "" || COMMON_WORDS.has(small)) return null;
  const single = small.length > 3 && /[^s]s$/.test(small) ? small.slice(0, -1) : small;
  return COMMON_WORDS.has(single) ? null : single;
}
