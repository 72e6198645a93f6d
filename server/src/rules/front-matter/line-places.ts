// Places on the lines of a front matter's text.

/** Where the line of a place starts. */
export function lineStartAt(text: string, at: number): number {
  return Math.max(text.lastIndexOf("\n", at - 1), text.lastIndexOf("\r", at - 1)) + 1;
}

/** Where the line of a place ends, and where the next one starts. */
export function restOfLine(text: string, at: number): { readonly end: number; readonly next: number } {
  const [end] = /\r\n|\n|\r|$/u.exec(text.slice(at)) ?? [""];
  const length = /[\r\n]|$/u.exec(text.slice(at))?.index ?? 0;
  return { end: at + length, next: at + length + end.length };
}

/** The blanks at the start of a place's line. */
export function indentAt(text: string, at: number): string {
  return /^[ \t]*/u.exec(text.slice(lineStartAt(text, at), at))?.[0] ?? "";
}
