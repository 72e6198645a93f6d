// Values as YAML and JSON write them, in the style of the file that they are put into. A text is written without quotes only where no
// reader of YAML, old or new, could take it for anything else.

/** What can be written: texts, and lists and mappings of them. */
export type WrittenValue = string | readonly WrittenValue[] | { readonly [key: string]: WrittenValue };

/** How a file writes its values. */
export interface ValueStyle {
  /** Around texts; `plain`: only where they are needed. */
  readonly quotes: "double" | "single" | "plain";
  /** Keys stand in double quotes. */
  readonly quotedKeys: boolean;
  readonly lineEnd: string;
}

const PLAIN = /^[\p{L}_][\p{L}\p{N}_./+-]*(?: [\p{L}\p{N}_./+-]+)*$/u;
const NOT_TEXT = /^(?:null|true|false|yes|no|on|off|y|n)$/iu;
/** What YAML does not allow as it is, or what cannot be seen. */
const UNPRINTABLE = /[^\t\x20-\x7E\u00A0-\u200A\u2010-\u2027\u202F-\u2065\u2070-\uD7FF\uE000-\uFEFE\uFF00-\uFFFD\u{10000}-\u{10FFFF}]/u;

/** A value on one line, as it stands inside of brackets or behind a key. */
export function flowText(value: WrittenValue, style: ValueStyle): string {
  if (typeof value === "string") return scalarText(value, style);
  if (isList(value)) return `[${value.map((item) => flowText(item, style)).join(", ")}]`;
  return `{${Object.entries(value).map(([key, item]) => `${keyText(key, style)}: ${flowText(item, style)}`).join(", ")}}`;
}

/** An item of a list as lines; all but the first begin with the indentation, and the last has no line end. */
export function itemLines(value: WrittenValue, indent: string, style: ValueStyle): string {
  if (typeof value === "string" || isList(value)) return `- ${flowText(value, style)}`;
  return `- ${Object.entries(value).map(([key, item]) => pairLines(key, item, `${indent}  `, style)).join(`${style.lineEnd}${indent}  `)}`;
}

/** A key with its value as lines; all but the first begin with the indentation, and the last has no line end. */
export function pairLines(key: string, value: WrittenValue, indent: string, style: ValueStyle): string {
  const name = keyText(key, style);
  if (typeof value === "string") return `${name}: ${scalarText(value, style)}`;
  const inner = `${indent}  `;
  const lines = isList(value)
    ? value.map((item) => itemLines(item, inner, style))
    : Object.entries(value).map(([innerKey, item]) => pairLines(innerKey, item, inner, style));
  return [`${name}:`, ...lines].join(`${style.lineEnd}${inner}`);
}

function keyText(key: string, { quotedKeys }: ValueStyle): string {
  return quotedKeys ? JSON.stringify(key) : key;
}

function scalarText(text: string, { quotes }: ValueStyle): string {
  if (UNPRINTABLE.test(text)) return escaped(text);
  if (quotes === "plain" && PLAIN.test(text) && !NOT_TEXT.test(text)) return text;
  return quotes === "single" ? `'${text.replaceAll("'", "''")}'` : JSON.stringify(text);
}

/** Every unit that cannot be seen is written by its number. */
function escaped(text: string): string {
  return JSON.stringify(text).replace(new RegExp(UNPRINTABLE.source, "gu"), (sign) =>
    Array.from({ length: sign.length }, (_, at) => `\\u${sign.charCodeAt(at).toString(16).padStart(4, "0")}`).join(""),
  );
}

function isList(value: WrittenValue): value is readonly WrittenValue[] {
  return Array.isArray(value);
}
