// The tags of JSX: HTML tags in which expressions in braces may stand as values and among the attributes.

/** A tag. `html`: the same as HTML, length by length, with expressions as quoted values; `end` is behind it. */
export interface JsxTag {
  readonly html: string;
  readonly end: number;
}

/** The tag that starts at `start`; undefined where none does, or where it does not end. */
export function jsxTagAt(text: string, start: number): JsxTag | undefined {
  if (!/^<\/?[a-z>]/i.test(text.slice(start, start + 3))) return undefined;
  let html = "";
  for (let at = start; at < text.length; ) {
    const unit = text.charAt(at);
    if (unit === "{" && !text.includes("}", at)) return undefined;
    const end = unit === "{" ? closingBrace(text, at) : closingQuote(text, at, unit);
    const isValue = text[at - 1] === "=";
    if (unit === "{") html += isValue ? `"${"x".repeat(end - at - 2)}"` : "x".repeat(end - at);
    else html += text.slice(at, end);
    at = end;
    if (unit === ">") return { html, end };
  }
  return undefined;
}

/** Behind the brace that closes the one at `at`; the text's length where none does. */
export function closingBrace(text: string, at: number): number {
  let depth = 0;
  for (let here = at; here < text.length; here++) {
    const unit = text.charCodeAt(here);
    if (unit === 123) depth++;
    else if (unit === 125 && --depth === 0) return here + 1;
  }
  return text.length;
}

function closingQuote(text: string, at: number, quote: string): number {
  const close = quote === '"' || quote === "'" ? text.indexOf(quote, at + 1) : at;
  return close < 0 ? text.length : close + 1;
}
