// A sentence with its formats made into marks, so that a grammar of a few patterns can read it: "DOC, DOCX and RTF files" is one mark.
import type { FormatVocabulary, FormatWord } from "./format-vocabulary.ts";

/** A sentence whose lists of formats are marks. */
export interface MarkedSentence {
  readonly text: string;
  /** The formats of each mark. */
  readonly lists: readonly (readonly string[])[];
  /** The offset in the sentence of one in the marked text. */
  readonly toSentence: (at: number) => number;
}

/** Opens the mark of formats that stand for files; a number and MARK_END follow. */
export const FILES_MARK = "\ue000";
/** Opens the mark of formats of pictures, which are written as documents are but not read. */
export const PICTURES_MARK = "\ue004";
/** Opens the mark of formats before the word for a conversion. */
export const CONVERSION_MARK = "\ue002";
/** Opens the mark of formats that belong to a word behind them: "PDF options". */
const OTHER_MARK = "\ue003";
/** Ends a mark. */
export const MARK_END = "\ue001";

/** Between two formats of a list. */
const LIST_JOIN = /^(?:\s+(?:files?|documents?|formats?))?\s*(?:,|\/|(?:,\s*)?\b(?:and|or|and\/or|as well as)\b|&)\s*(?:(?:and|or|the|also)\s+)?$/i;
const NOUN = /^\s+(?:(?:file|document)s?\s+formats?|(?:files?|documents?|docs?|templates?|formats?|e-?books?|pages?)\b)/i;
const PICTURES = /^\s+(?:images?|pictures?)\b/i;
const FREE = /^(?:$|\s*[,.:;!?)\]}"'”’»…–—→⇒➔➜]|\s*[-=]>|\s+[-–—(]|\s+(?:to|into|in|as|with|using|by|via|through|from|and|or|on|at|for|then|without|within|inside|before|after|while|when|that|which|so|but|because|is|are|was|were|can|will|may|be|must|has|have|takes?|needs?|requires?|works?|instead|rather|where|since|once|also|too|now|here|including|directly|programmatically|automatically|easily|quickly|online|gets?)\b)/i;
const CONVERSION = /^\s+(?:conversions?|converters?|converting|transformations?)\b/i;

/** Marks a sentence; undefined where it names no format. */
export function markFormats(sentence: string, vocabulary: FormatVocabulary): MarkedSentence | undefined {
  // "DOCX-to-PDF" reads as three words.
  const text = sentence.replace(/-(to)-(?=\.?\p{L})/giu, " $1 ");
  const words = vocabulary.find(text);
  if (words.length === 0) return undefined;
  const lists: string[][] = [];
  const places: { readonly marked: number; readonly sentence: number }[] = [];
  let marked = "";
  let done = 0;
  for (const group of grouped(text, words)) {
    const start = group[0]?.start ?? 0;
    const bare = group.at(-1)?.end ?? start;
    const noun = NOUN.exec(text.slice(bare, bare + 40)) ?? PICTURES.exec(text.slice(bare, bare + 40));
    const end = bare + (noun?.[0].length ?? 0);
    places.push({ marked: marked.length, sentence: done });
    marked += text.slice(done, start);
    places.push({ marked: marked.length, sentence: start });
    marked += `${openingOf(noun?.[0] ?? "", text.slice(end, end + 20))}${lists.length}${MARK_END}`;
    lists.push([...new Set(group.map(({ format }) => format))]);
    done = end;
  }
  places.push({ marked: marked.length, sentence: done });
  marked += text.slice(done);
  const toSentence = (at: number): number => {
    const place = places.findLast((own) => own.marked <= at);
    return (place?.sentence ?? 0) + at - (place?.marked ?? 0);
  };
  return { text: marked, lists, toSentence };
}

function openingOf(noun: string, behind: string): string {
  if (CONVERSION.test(behind)) return CONVERSION_MARK;
  if (!FREE.test(behind)) return OTHER_MARK;
  return PICTURES.test(noun) ? PICTURES_MARK : FILES_MARK;
}

/** The formats in lists; the last one leaves its list where it belongs to the word behind it. */
function grouped(text: string, words: readonly FormatWord[]): FormatWord[][] {
  const groups: FormatWord[][] = [];
  for (const [place, word] of words.entries()) {
    const group = groups.at(-1);
    const before = words[place - 1];
    const joins = group !== undefined && before !== undefined && LIST_JOIN.test(text.slice(before.end, word.start));
    const isLast = joins && !LIST_JOIN.test(text.slice(word.end, words[place + 1]?.start ?? word.end));
    const rest = text.slice(word.end, word.end + 60).replace(NOUN, "").replace(PICTURES, "");
    if (joins && !(isLast && !FREE.test(rest) && !CONVERSION.test(rest))) group.push(word);
    else groups.push([word]);
  }
  return groups;
}
