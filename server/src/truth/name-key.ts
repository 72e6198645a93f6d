// The key of a name: its letters and digits, folded, without separators, plus what of its words the matcher asks.
import { createWordScan, JOIN_BRIDGED, scanWords, type WordScan } from "../text/word-scan.ts";

/** A name taken apart. */
export interface NameKey {
  /** Folded letters without separators; empty where the name has no letter or digit. */
  readonly key: string;
  /** The folded words, in order. */
  readonly words: readonly string[];
  /** Punctuation other than `-_./@` or white space stands between the words. */
  readonly bridged: boolean;
}

/** Makes a function that takes names apart (it keeps its buffers between calls). */
export function createNameKeyReader(): (name: string) => NameKey {
  const scan = createWordScan();
  return (name) => {
    scanWords(name, [{ start: 0, end: name.length }], scan);
    const words: string[] = [];
    for (let word = 0; word < scan.count; word++) words.push(wordOf(scan, word));
    return { key: words.join(""), words, bridged: scan.join.subarray(1, scan.count).some((join) => join === 0 || join === JOIN_BRIDGED) };
  };
}

function wordOf(scan: WordScan, word: number): string {
  let text = "";
  for (let at = scan.foldStart[word] ?? 0; at < (scan.foldStart[word + 1] ?? 0); at++) text += String.fromCharCode(scan.folded[at] ?? 0);
  return text;
}
