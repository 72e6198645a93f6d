// Why a text is not YAML, in words of those who write pages and truth files.

/** What the YAML parser says: its code, its message, and where (offsets). */
export interface YamlError {
  readonly code: string;
  readonly message: string;
  readonly pos: readonly [number, number];
}

/** The reason for a sentence, without a full stop; `other` where there are no better words. */
export function yamlReason({ code, message, pos: [start, end] }: YamlError, text: string, other = "something stands where nothing can stand"): string {
  if (code === "MISSING_CHAR" && message.includes("quote")) return "a quote is not closed";
  if (code === "BAD_SCALAR_START") return `a text that begins with "${text.charAt(start)}" needs quotes`;
  if (code === "BAD_DQ_ESCAPE") return `"${text.slice(start, end)}" means nothing between double quotes; use single ones`;
  if (code === "BLOCK_AS_IMPLICIT_KEY") return message.startsWith("Nested") ? 'a text with ": " in it needs quotes' : "the lines of a list do not begin in one column";
  if (code === "BAD_INDENT" && message.startsWith("Flow")) return "a bracket is not closed";
  return REASONS[code] ?? other;
}

const REASONS: Readonly<Record<string, string>> = {
  BAD_INDENT: "the indentation fits no line above",
  MISSING_CHAR: "a colon, a comma or a bracket is missing",
  MULTILINE_IMPLICIT_KEY: "a line has no key",
  TAB_AS_INDENT: "a tab stands where spaces must",
  KEY_OVER_1024_CHARS: "a key is too long",
  DUPLICATE_KEY: "a key stands there twice",
  BAD_ALIAS: 'a text that begins with "*" or "&" needs quotes',
};
