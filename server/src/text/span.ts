// A piece of a text by its UTF-16 offsets. The only position type below the LSP converter and the report locator.

/** A half-open range of UTF-16 offsets: `start` is in it, `end` is the first that is not. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Tells whether two spans share at least one character. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
