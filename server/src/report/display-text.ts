// Text as a terminal can show it: nothing of a document may move the cursor, change colours or turn the reading direction, and every
// character's width is known, so that what stands below it lines up.

/** A piece of a line as it is shown, with the columns that it takes. */
export interface DisplayCell {
  readonly shown: string;
  readonly width: number;
  /** UTF-16 offset in the line. */
  readonly start: number;
}

const TAB_WIDTH = 4;
const UNSHOWABLE = "\uFFFD";
/** Characters that turn the reading direction or break the line. */
const TURNING = /[\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/u;
const ZERO_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}\u200B]+$/u;
const EMOJI = /\p{Emoji_Presentation}|\uFE0F/u;
const WIDE =
  /^[\u1100-\u115F\u2E80-\u303E\u3041-\u33FF\u3400-\u4DBF\u4E00-\u9FFF\uA000-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}]/u;
/** Two control characters that count as one, such as CR LF. */
const PICTURES = /^[\u2400-\u2421]+$/u;
const PLAIN = /^[ -~]*$/;

/** Takes a line apart into what a reader sees as one character each. */
export function displayCells(line: string): DisplayCell[] {
  if (PLAIN.test(line)) return Array.from(line, (shown, start) => ({ shown, width: 1, start }));
  const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
  return Array.from(graphemes.segment(line), ({ segment, index }) => ({ ...cellOf(segment), start: index }));
}

/** A text on one line without anything that a terminal would act on. */
export function displayText(text: string): string {
  return PLAIN.test(text) ? text : displayCells(text.replace(/\s*[\r\n]\s*/g, " ")).map((cell) => cell.shown).join("");
}

/** The columns that a text takes. */
export function displayWidth(text: string): number {
  return PLAIN.test(text) ? text.length : displayCells(text).reduce((sum, cell) => sum + cell.width, 0);
}

function cellOf(grapheme: string): { shown: string; width: number } {
  if (grapheme === "\t") return { shown: " ".repeat(TAB_WIDTH), width: TAB_WIDTH };
  const shown = Array.from(grapheme, showable).join("");
  return { shown, width: widthOf(shown) };
}

function showable(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return "\u2421";
  const bad = code < 0xa0 ? code >= 0x80 : (code >= 0xd800 && code <= 0xdfff) || TURNING.test(character);
  return bad ? UNSHOWABLE : character;
}

function widthOf(grapheme: string): number {
  if (ZERO_WIDTH.test(grapheme)) return 0;
  if (PICTURES.test(grapheme)) return grapheme.length;
  return EMOJI.test(grapheme) || WIDE.test(grapheme) ? 2 : 1;
}
