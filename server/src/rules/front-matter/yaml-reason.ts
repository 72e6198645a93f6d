// Why a text is not YAML, in words of those who write pages.
import type { ErrorCode, YAMLParseError } from "yaml";

/** The reason for a sentence, without a full stop. */
export function yamlReason({ code, message, pos: [start, end] }: YAMLParseError, text: string): string {
  if (code === "MISSING_CHAR" && message.includes("quote")) return "a quote is not closed";
  if (code === "BAD_SCALAR_START") return `a text that begins with "${text.charAt(start)}" needs quotes`;
  if (code === "BAD_DQ_ESCAPE") return `"${text.slice(start, end)}" means nothing between double quotes; use single ones`;
  if (code === "BAD_INDENT" && message.startsWith("Flow")) return "a bracket is not closed";
  return REASONS[code] ?? "something stands where nothing can stand";
}

const REASONS: Readonly<Partial<Record<ErrorCode, string>>> = {
  BLOCK_AS_IMPLICIT_KEY: 'a text with ": " in it needs quotes, and lines of one list or mapping begin in one column',
  BAD_INDENT: "the indentation fits no line above",
  MISSING_CHAR: "a sign is missing, such as a comma, a colon or a closing bracket",
  MULTILINE_IMPLICIT_KEY: "a line has no key",
  TAB_AS_INDENT: "a tab stands where spaces must",
  UNEXPECTED_TOKEN: "something stands behind the end of a value",
  RESOURCE_EXHAUSTION: "it is nested too deep",
  KEY_OVER_1024_CHARS: "a key is too long",
  BAD_ALIAS: 'a text that begins with "*" or "&" needs quotes',
};
