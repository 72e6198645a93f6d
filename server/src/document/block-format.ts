// What a format has to say: where a block ends, and which zones are in it. Everything else (order, reuse between
// versions) is the reader's, once for all formats.
import type { Zone } from "./document.ts";

/** A block as it is cut off the text. Offsets of the document. */
export interface Cut {
  /** What the block was found to be; handed to `zones` and to the next `cut`, of no meaning elsewhere. */
  readonly kind: string;
  /** Behind the block's last character. Greater than its start. */
  readonly end: number;
  /** Behind the last character that was looked at to find `kind` and `end`; greater than the text's length where its end mattered. */
  readonly reach: number;
}

/** A format. Both functions are pure and take time linear in what they look at. */
export interface BlockFormat {
  /** Its documents may begin with front matter. */
  readonly hasFrontMatter?: true;
  /**
   * Cuts off the block that starts at `start`, the start of a line that is not blank. `before` is the kind of the block before
   * it, undefined where nothing but blank lines stands there. The answer depends on `before` and the text from `start` to
   * `reach` alone: that is what makes reuse right.
   */
  cut(text: string, start: number, before: string | undefined): Cut;
  /** The zones of a block's text, in order, without overlaps. */
  zones(text: string, kind: string): readonly Zone[];
}
