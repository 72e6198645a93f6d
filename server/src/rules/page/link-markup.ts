// How each format writes a link, with what has a meaning there escaped. Undefined where a link cannot be written surely.
import type { FormatName } from "../../document/document.ts";
import type { Span } from "../../text/span.ts";

const WEB = /^https?:\/\/[^\s<>"'`\\^{|}]+$/iu;

/** An address as it stands in the target of a link. */
export function escapedAddress(format: FormatName, url: string): string | undefined {
  if (!WEB.test(url)) return undefined;
  switch (format) {
    case "html":
      return url.replaceAll("&", "&amp;");
    case "latex":
      return url.replace(/[%#]/gu, (sign) => `\\${sign}`);
    case "asciidoc":
      return /__|\*\*|\+\+/u.test(url) ? undefined : encoded(url, /[[\]]/gu);
    case "org":
      return encoded(url, /[[\]]/gu);
    case "textile":
      return encoded(url, /[()[\]]/gu);
    case "plaintext":
    case "source":
      return undefined;
    default:
      return encoded(url, /[()[\]]/gu);
  }
}

function encoded(url: string, signs: RegExp): string {
  return url.replace(signs, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** A stretch of a block that is to become the text of a link. */
export interface LinkPlace extends Span {
  readonly text: string;
}

/** The link in a format, in place of a stretch. */
export function linkMarkup(format: FormatName, { text, start, end }: LinkPlace, url: string): string | undefined {
  const own = text.slice(start, end);
  const [before, after] = [text.slice(0, start), text.slice(end)];
  const write = format === "markdown" || format === "mdx" ? (holdsTag(before) ? htmlLink : markdownLink) : WRITERS[format];
  if (write === undefined || /[\n\r]/u.test(own)) return undefined;
  const address = escapedAddress(write === htmlLink ? "html" : format, url);
  return address === undefined ? undefined : write({ own, before, after }, address);
}

/** Markdown is no markup inside of HTML, which a closing tag begins as well. */
function holdsTag(before: string): boolean {
  return /<\/?[a-z][^<>\n]*>/iu.test(before);
}

interface Surroundings {
  readonly own: string;
  readonly before: string;
  readonly after: string;
}

type Writer = (place: Surroundings, address: string) => string | undefined;

const markdownLink: Writer = ({ own, before, after }, address) => (/[[\]]/u.test(own) || /[![\\]$/u.test(before) || /^[\](]/u.test(after) ? undefined : `[${own}](${address})`);
const NO_LINK = /<(?:a|title|option|button|textarea|select|script|style|svg)\b[^<>]*>[^<]*$/iu;
const htmlLink: Writer = ({ own, before }, address) => (NO_LINK.test(before) || /[<>]/u.test(own) ? undefined : `<a href="${address}">${own}</a>`);

/** reStructuredText takes markup only between words, and none inside of another. Tables are drawn letter by letter. */
const restLink: Writer = ({ own, before, after }, address) => {
  const isFree = /(?:^|[\s'"([{<\-/:])$/u.test(before) && /^(?:$|[\s'")\]}>\-/:.,;!?\\])/u.test(after);
  const isTable = /^\s*(?:\+[-=+]+\+|=+\s+=[=\s]*|\|.*\|)\s*$/mu.test(before + own + after);
  return !isFree || isTable || /[`<>\\*|]/u.test(own) || /[:]$/u.test(before) || /_$/u.test(own) ? undefined : `\`${own} <${address}>\`_`;
};

const WRITERS: Readonly<Partial<Record<FormatName, Writer>>> = {
  html: htmlLink,
  restructuredtext: restLink,
  asciidoc: ({ own, before }, address) => (/[\w+`]$/u.test(before) || /[[\]=",^]/u.test(own) ? undefined : `link:${address}[${own}]`),
  org: ({ own, before }, address) => (/[[\]]/u.test(own) || before.endsWith("[") ? undefined : `[[${address}][${own}]]`),
  textile: ({ own, before, after }, address) => (/(?:^|[\s([{])$/u.test(before) && /^(?:$|\s|[.,;:!?](?:\s|$))/u.test(after) && !/["()]/u.test(own) ? `"${own}":${address}` : undefined),
  latex: ({ own, before }, address) => (/\\$/u.test(before) || /[{}\\]/u.test(own) ? undefined : `\\href{${address}}{${own}}`),
};

/** Tells whether a format has links. */
export function hasLinks(format: FormatName): boolean {
  return format === "markdown" || format === "mdx" || WRITERS[format] !== undefined;
}
