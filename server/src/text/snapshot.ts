// One version of one document. Never changes: a newer version is a new object, so "is this still current?" is a
// comparison of references.
import { applyEdit, type Edit } from "./edits.ts";
import { createLineIndex, editLineIndex, type LineIndex } from "./line-index.ts";

/** A frozen version of a document. */
export interface Snapshot {
  /** The document's address, as its owner wrote it (`file:///…`, `untitled:…`, or a path for the command line). */
  readonly uri: string;
  /** The editor's language id (`markdown`, `html` …); empty where only the address tells. */
  readonly languageId: string;
  /** The owner's version number; grows with each change. */
  readonly version: number;
  readonly text: string;
  /** Where lines start; made when first asked for. */
  readonly lines: LineIndex;
}

class TextSnapshot implements Snapshot {
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
  readonly text: string;
  #lines: LineIndex | undefined;

  constructor(of: Omit<Snapshot, "lines">, lines?: LineIndex) {
    this.#lines = lines;
    this.uri = of.uri;
    this.languageId = of.languageId;
    this.version = of.version;
    this.text = of.text;
    Object.freeze(this);
  }

  get lines(): LineIndex {
    return (this.#lines ??= createLineIndex(this.text));
  }
}

/** Makes a frozen version of a document. */
export function createSnapshot(of: Omit<Snapshot, "lines">): Snapshot {
  return new TextSnapshot(of);
}

/** The version that one edit of another leads to; where its lines start is taken over, not read anew. */
export function editSnapshot({ uri, languageId, text, lines }: Snapshot, version: number, edit: Edit): Snapshot {
  const edited = applyEdit(text, edit);
  return new TextSnapshot({ uri, languageId, version, text: edited }, editLineIndex(lines, edited, edit));
}
