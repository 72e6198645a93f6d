// Addresses that stand in running text without any markup: with a scheme, with "www.", of e-mail, and host with path.
import type { ZoneKind } from "./document.ts";
import type { Span } from "../text/span.ts";
import type { ZoneList, ZoneMarks } from "./zone-list.ts";

// Hosts without a scheme count in small letters, with a well-known ending and a path only: "ASP.NET/MVC" is a name.
const HOST_ENDINGS = "com|org|net|io|dev|app|co|ai|edu|gov|me|sh|info|cloud|us|uk|de|fr|nl|eu|cn|in|jp|ru|au|ca|ch|se";
const SCHEME =
  String.raw`(?:https?|HTTPS?|Https?|ftp|git|ssh|file|vscode)://[^\s<>"\x60]+|(?:mailto|xmpp):[^\s<>"\x60]+|(?:www|WWW)\.[^\s<>"\x60]+`;
const HOST = String.raw`(?:[a-z\d\-]{1,63}\.){1,8}(?:${HOST_ENDINGS})(?::\d{1,5})?/[^\s<>"\x60]*`;
const MAIL = String.raw`[\w.+\-]{1,64}@[a-zA-Z\d\-]{1,63}(?:\.[a-zA-Z\d\-]{1,63}){1,8}`;
const address = new RegExp(String.raw`(?<![\w/@])(?:${SCHEME})|(?<![\w.+\-/@])(?:${MAIL})|(?<![\w.@/\-])(?:${HOST})`, "g");
const scheme = new RegExp(SCHEME, "y");
// One quick look, so that the long expression is run on few texts.
const hint = /:\/\/|www\.|WWW\.|@|mailto:|xmpp:|\.[a-z]{2,5}(?::\d+)?\//;

/** Behind the address with a scheme or "www." that starts at `at`; -1 where none does. */
export function addressAt(text: string, at: number): number {
  scheme.lastIndex = at;
  const match = scheme.exec(text);
  const length = match ? trimmedEnd(match[0]) : 0;
  return length > 0 ? at + length : -1;
}

/** The addresses in a text, in order. Offsets of `text`. */
export function bareUrls(text: string): Span[] {
  if (!hint.test(text)) return [];
  const spans: Span[] = [];
  for (const match of text.matchAll(address)) {
    const end = trimmedEnd(match[0]);
    if (end > 0) spans.push({ start: match.index, end: match.index + end });
  }
  return spans;
}

/** Adds `kind` for a stretch of text, and `url` for the addresses in it. */
export function addTextWithUrls(list: ZoneList, text: string, piece: { readonly kind: ZoneKind } & Span, marks?: ZoneMarks): void {
  let at = piece.start;
  for (const url of bareUrls(text.slice(piece.start, piece.end))) {
    list.add(piece.kind, at, piece.start + url.start, marks);
    list.add("url", piece.start + url.start, piece.start + url.end);
    at = piece.start + url.end;
  }
  list.add(piece.kind, at, piece.end, marks);
}

// Punctuation at the end belongs to the sentence, a closing bracket only where none was opened in the address.
function trimmedEnd(url: string): number {
  let end = url.length;
  let open = countOf(url, "(") - countOf(url, ")");
  for (; end > 0; end--) {
    const last = url[end - 1] ?? "";
    if (last === ")") {
      if (open >= 0) break;
      open++;
    } else if (!"?!.,:;*_~'\"]}|".includes(last)) break;
  }
  return end;
}

function countOf(text: string, letter: string): number {
  let count = 0;
  for (let at = text.indexOf(letter); at >= 0; at = text.indexOf(letter, at + 1)) count++;
  return count;
}
