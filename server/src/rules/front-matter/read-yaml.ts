// YAML front matter as a tree with places. The `yaml` package tells the places of values and of hyphens; what may stand twice and how
// often an alias may be repeated is bounded here.
import { type Document, isAlias, isMap, isScalar, isSeq, type Pair, parseDocument, Scalar, type YAMLMap, type YAMLParseError, type YAMLSeq } from "yaml";
import type { Span } from "../../text/span.ts";
import { innerSpan, leaf, MatterError, type MatterField, type MatterNode, type MatterTree } from "./matter-tree.ts";
import { yamlReason } from "../../text/yaml-reason.ts";

/** The most values that aliases may stand for. */
const MAX_ALIASES = 100;

/** Reads a text; undefined where it says something else than keys with values. Throws `MatterError` where it is no YAML. */
export function readYaml(text: string): MatterTree | undefined {
  const document = parseDocument(text, { keepSourceTokens: true, prettyErrors: false, logLevel: "silent", uniqueKeys: false, merge: true });
  const [error] = document.errors;
  if (error) throw toMatterError(error, text);
  const contents: unknown = document.contents;
  if (contents === null || (isScalar(contents) && contents.value === null)) return { root: leaf("mapping", "block", undefined), data: {} };
  if (!isMap(contents)) return undefined;
  const root = toNode(contents, document);
  return { root, data: toData(document) };
}

function toMatterError(error: Pick<YAMLParseError, "code" | "message" | "pos">, text: string): Error {
  const { code, pos: [start, end] } = error;
  if (code === "RESOURCE_EXHAUSTION") return new RangeError(error.message);
  // An open bracket is noticed at what follows; the line before is the one to mend.
  const isOpen = code === "BAD_INDENT" && error.message.startsWith("Flow");
  return new MatterError(yamlReason(error, text), { start, end: isOpen ? start : end });
}

function toData(document: Document): Readonly<Record<string, unknown>> {
  try {
    return document.toJS({ maxAliasCount: MAX_ALIASES }) as Readonly<Record<string, unknown>>;
  } catch {
    throw new MatterError("its aliases repeat too much");
  }
}

function toNode(node: unknown, document: Document): MatterNode {
  if (isScalar(node)) return scalar(node);
  if (isSeq(node)) return list(node, document);
  if (isMap(node)) return mapping(node, document);
  const span = rangeOf(node);
  if (isAlias(node) && node.resolve(document) === undefined) throw new MatterError(`a text that begins with "*" needs quotes`, span);
  return span === undefined ? leaf("null", "other", undefined, null) : leaf("other", "other", span);
}

const FORMS: Readonly<Record<string, MatterNode["form"]>> = { [Scalar.QUOTE_DOUBLE]: "double", [Scalar.QUOTE_SINGLE]: "single", [Scalar.PLAIN]: "plain" };

function scalar(node: Scalar): MatterNode {
  const span = rangeOf(node);
  const { value } = node;
  const isLines = node.source?.includes("\n") === true;
  const form = isLines ? "other" : (FORMS[node.type ?? ""] ?? "other");
  const kind = typeof value === "string" ? "text" : value === null ? "null" : "other";
  return leaf(kind, form, span, value);
}

function list(node: YAMLSeq, document: Document): MatterNode {
  const items = node.items.map((item) => toNode(item, document));
  if (node.flow === true) return { ...leaf("list", "flow", rangeOf(node)), items };
  const token = node.srcToken;
  const dashes = token?.type === "block-seq" ? token.items.flatMap(({ start }) => start.find(({ type }) => type === "seq-item-ind")?.offset ?? []) : [];
  const ends = items.map(({ span }, place) => span?.end ?? (dashes[place] ?? 0) + 1);
  const [start] = dashes;
  return { ...leaf("list", "block", start === undefined ? undefined : { start, end: Math.max(...ends) }), items, dashes };
}

function mapping(node: YAMLMap, document: Document): MatterNode {
  const fields = new Map<string, MatterField>();
  let end = 0;
  for (const pair of node.items) {
    const name = keyName(pair);
    const value = toNode(pair.value, document);
    const key = innerSpan(toNode(pair.key, document));
    end = Math.max(end, key?.end ?? 0, value.span?.end ?? 0);
    if (name === undefined || key === undefined) continue;
    if (fields.has(name)) throw new MatterError(`the key "${name}" stands there twice`, key);
    fields.set(name, { key, value });
  }
  const span = rangeOf(node);
  if (node.flow === true || span === undefined) return { ...leaf("mapping", "flow", span), fields };
  return { ...leaf("mapping", "block", { start: span.start, end: Math.max(end, span.start) }), fields };
}

/** The name of a key; undefined for `<<` and for lists and mappings as keys. */
function keyName({ key }: Pair): string | undefined {
  return isScalar(key) && typeof key.value !== "symbol" ? String(key.value) : undefined;
}

function rangeOf(node: unknown): Span | undefined {
  if (typeof node !== "object" || node === null || !("range" in node)) return undefined;
  const range = node.range as readonly [number, number, number] | null | undefined;
  return range && range[1] > range[0] ? { start: range[0], end: range[1] } : undefined;
}
