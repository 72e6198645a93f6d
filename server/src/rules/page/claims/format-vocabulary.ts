// The formats that some families know of, and where a text names one. A format is written as the truth does, in capitals, with the dot
// of a file name, or in small letters where these are no everyday word.
import { memoByObject } from "../../../text/memo.ts";
import type { FamilyFacts } from "../../../truth/definition.ts";
import { hashOfWord } from "../../../truth/name-table.ts";
import type { TruthIndex } from "../../../truth/truth-index.ts";
import { hasWord } from "../../../truth/word-list.ts";

/** A format named in a text. */
export interface FormatWord {
  readonly start: number;
  readonly end: number;
  /** As the truth spells it. */
  readonly format: string;
}

/** The formats of some families. The same families of a truth always give the same object. */
export interface FormatVocabulary {
  /** Tells whether there are any. */
  readonly isEmpty: boolean;
  /** The formats that a text names, in order. */
  find(text: string): readonly FormatWord[];
}

/** Letters and digits of Latin words. Without the flag for Unicode a pattern is made several times faster, which a first check waits for. */
const WORD = String.raw`\w\u00c0-\u024f`;
/** Shorter words in small letters may mean anything. */
const SHORTEST_SMALL = 3;

/** The formats of families, ordered by name as on a page. */
export function formatVocabulary(truth: TruthIndex, families: readonly FamilyFacts[]): FormatVocabulary {
  const made = vocabularies(truth);
  const key = families.map(({ family }) => family).join("\0");
  const known = made.get(key) ?? createVocabulary([...new Set(families.flatMap(formatsOf))], truth);
  made.set(key, known);
  return known;
}

/** Tells whether two spellings are the same format. */
export function isSameFormat(one: string, other: string): boolean {
  return foldFormat(one) === foldFormat(other);
}

const vocabularies = memoByObject<TruthIndex, Map<string, FormatVocabulary>>(() => new Map());

/** All formats that a family speaks of. */
function formatsOf({ formats = [], combination_rules = [], rules = [] }: FamilyFacts): readonly string[] {
  return [
    ...formats,
    ...combination_rules.flatMap(({ allowed_load_formats = [], allowed_save_formats = [] }) => [...allowed_load_formats, ...allowed_save_formats]),
    ...rules.flatMap(({ when: { load_formats = [], save_formats = [] } = {} }) => [...load_formats, ...save_formats]),
  ];
}

/** A format as it is compared: without a dot, in capitals. */
export function foldFormat(format: string): string {
  return format.replace(/^\./u, "").replace(/\s+/gu, " ").toUpperCase();
}

function createVocabulary(formats: readonly string[], { data }: TruthIndex): FormatVocabulary {
  const spellings = new Map<string, string>();
  for (const format of formats) if (!spellings.has(foldFormat(format))) spellings.set(foldFormat(format), format);
  const bare = [...spellings.keys()].filter((key) => /[\p{L}\p{N}]/u.test(key)).sort((a, b) => b.length - a.length);
  if (bare.length === 0) return { isEmpty: true, find: () => [] };
  const any = bare.map((key) => key.replace(/[^\p{L}\p{N} ]/gu, "\\$&").replace(/ /gu, "\\s+")).join("|");
  const pattern = new RegExp(String.raw`(?<![${WORD}.@#&$\\-])(\.?)(${any})(?![${WORD}@\\]|[.-][${WORD}])`, "gi");
  const isRight = (written: string, dot: string, format: string): boolean => {
    if (dot !== "" || written === format.replace(/^\./u, "") || written === written.toUpperCase()) return true;
    return written.length >= SHORTEST_SMALL && !hasWord(data.words.everyday, hashOfWord(written.toLowerCase()));
  };
  const find = (text: string): readonly FormatWord[] => {
    const words: FormatWord[] = [];
    for (const { index, 0: whole, 1: dot = "", 2: written = "" } of text.matchAll(pattern)) {
      const format = spellings.get(foldFormat(written));
      if (format !== undefined && isRight(written, dot, format)) words.push({ start: index, end: index + whole.length, format });
    }
    return words.filter((word) => !isInPath(text, word, words));
  };
  return { isEmpty: false, find };
}

/** `text/html` and `docs/pdf` are no formats; `DOC/DOCX` are two. */
function isInPath(text: string, { start, end }: FormatWord, words: readonly FormatWord[]): boolean {
  const before = text.charAt(start - 1) === "/" && !words.some((other) => other.end === start - 1);
  const after = text.charAt(end) === "/" && !words.some((other) => other.start === end + 1);
  return before || after;
}
