// Recognised names as tokens, so that an editor can colour them. A name over several lines is a token a line, since few clients take
// longer ones.
import { type SemanticTokens, type SemanticTokensDelta, SemanticTokensBuilder, type SemanticTokensLegend, type SemanticTokensOptions } from "vscode-languageserver";
import type { ClientCapabilities } from "vscode-languageserver";
import type { CheckedDocument } from "../engine/engine.ts";
import type { Span } from "../text/span.ts";
import type { FeatureMaker } from "./feature.ts";
import type { SettledDocument } from "./open-document.ts";
import type { PositionConverter } from "./position-encoding.ts";

/** The type of a name, the first that the client knows, and the modifier of a retired one. */
const TYPES = ["class", "type", "namespace", "variable"] as const;
const DEPRECATED = "deprecated";

type TokenSupport = NonNullable<NonNullable<ClientCapabilities["textDocument"]>["semanticTokens"]>;

/** Semantic tokens, for clients that take them in the one format that there is. */
export const semanticTokenFeature: FeatureMaker = (client, { answers, converter, documents, changes, messages }) => {
  const support = client.textDocument?.semanticTokens;
  const legend = support && legendFor(support);
  if (support === undefined || legend === undefined) return undefined;
  const offers = offersFor(support);
  if (offers.full === undefined && offers.range === undefined) return undefined;
  const tokensOf = ({ checked, display }: SettledDocument, limits?: Span): number[] =>
    display.semantic_tokens === "on" ? encode(checked, { converter, legend, ...(limits && { limits }) }) : [];
  const sent = createSentTokens((uri) => documents.current(uri) !== undefined);
  return {
    announces: { semanticTokensProvider: { legend, ...offers } },
    listen(connection) {
      const { semanticTokens } = connection.languages;
      if (offers.full !== undefined) semanticTokens.on(answers.ofDocument((settled, { textDocument: { uri } }) => sent.keep(uri, tokensOf(settled)), { none: { data: [] } }));
      if (typeof offers.full === "object") {
        semanticTokens.onDelta(answers.ofDocument((settled, { textDocument: { uri }, previousResultId }) => sent.next(uri, previousResultId, tokensOf(settled)), { none: { data: [] } }));
      }
      if (offers.range !== undefined) {
        semanticTokens.onRange(
          answers.ofDocument((settled, { range }) => {
            const { snapshot } = settled.checked;
            return { data: tokensOf(settled, { start: converter.toOffset(snapshot, range.start), end: converter.toOffset(snapshot, range.end) }) };
          }, { none: { data: [] } }),
        );
      }
      if (client.workspace?.semanticTokens?.refreshSupport === true) {
        changes.on((kind) => {
          if (kind === "truth") connection.sendRequest("workspace/semanticTokens/refresh").catch(messages.fault);
        });
      }
    },
  };
};

/** Undefined where the client knows no fitting type, or takes tokens in another format. */
function legendFor({ formats, tokenTypes, tokenModifiers }: TokenSupport): SemanticTokensLegend | undefined {
  const type = TYPES.find((name) => tokenTypes.includes(name));
  if (type === undefined || !formats.includes("relative")) return undefined;
  return { tokenTypes: [type], tokenModifiers: tokenModifiers.includes(DEPRECATED) ? [DEPRECATED] : [] };
}

function offersFor({ requests }: TokenSupport): Pick<SemanticTokensOptions, "full" | "range"> {
  const delta = typeof requests.full === "object" && requests.full.delta === true;
  return {
    ...(Boolean(requests.full) && { full: delta ? { delta: true } : true }),
    ...(Boolean(requests.range) && { range: true }),
  };
}

interface Encoding {
  readonly converter: PositionConverter;
  readonly legend: SemanticTokensLegend;
  readonly limits?: Span;
}

/** The tokens of a document, or of a stretch of it, as the protocol's numbers. */
function encode({ snapshot, mentions, truth }: CheckedDocument, { converter, legend, limits }: Encoding): number[] {
  const builder = new SemanticTokensBuilder();
  let behind = 0;
  for (const { span, pieces, meant } of mentions) {
    if (limits !== undefined && (span.end < limits.start || span.start > limits.end)) continue;
    const retired = legend.tokenModifiers.length > 0 && meant.plugins.length > 0 && meant.plugins.every((row) => truth.plugin(row).definition.deprecated !== undefined);
    for (const piece of (pieces ?? [span]).flatMap((stretch) => linesOf(snapshot.text, stretch))) {
      if (piece.start < behind) continue;
      behind = piece.end;
      const { start, end } = converter.toRange(snapshot, piece);
      builder.push(start.line, start.character, end.character - start.character, 0, retired ? 1 : 0);
    }
  }
  return builder.build().data;
}

/** A stretch line by line, without the white space around. */
function linesOf(text: string, { start, end }: Span): Span[] {
  return [...text.slice(start, end).matchAll(/[^\s](?:[^\r\n]*[^\s])?/gu)].map((line) => ({ start: start + line.index, end: start + line.index + line[0].length }));
}

interface SentTokens {
  /** All tokens of a document, under a new result id. */
  keep(uri: string, data: number[]): SemanticTokens;
  /** What has changed since the result of an id; all tokens where that is no longer known. */
  next(uri: string, previous: string, data: number[]): SemanticTokens | SemanticTokensDelta;
}

/** Remembers what was sent last for each open document. */
function createSentTokens(isOpen: (uri: string) => boolean): SentTokens {
  const sent = new Map<string, { readonly resultId: string; readonly data: number[] }>();
  let count = 0;
  const keep = (uri: string, data: number[]): { resultId: string; data: number[] } => {
    for (const known of [...sent.keys()]) if (!isOpen(known)) sent.delete(known);
    const kept = { resultId: String(++count), data };
    sent.set(uri, kept);
    return kept;
  };
  return {
    keep,
    next(uri, previous, data) {
      const before = sent.get(uri);
      const { resultId } = keep(uri, data);
      return before?.resultId === previous ? { resultId, edits: editsBetween(before.data, data) } : { resultId, data };
    },
  };
}

/** One edit that leads from some numbers to others; none where they are equal. */
function editsBetween(before: readonly number[], after: readonly number[]): SemanticTokensDelta["edits"] {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  if (head === before.length && head === after.length) return [];
  return [{ start: head, deleteCount: before.length - head - tail, data: after.slice(head, after.length - tail) }];
}
