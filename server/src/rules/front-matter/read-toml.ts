// TOML front matter as a tree with places. Tables may stand apart; what they say of one key is put together.
import { type AST, ParseError, parseTOML } from "toml-eslint-parser";
import type { Span } from "../../text/span.ts";
import { dataOf, leaf, MatterError, type MatterField, type MatterNode, type MatterTree } from "./matter-tree.ts";

/** A node while tables add to it. */
interface GrowingNode extends MatterNode {
  readonly items: GrowingNode[];
  readonly fields: Map<string, MatterField & { readonly value: GrowingNode }>;
}

/** Reads a text. Throws `MatterError` where it is no TOML. */
export function readToml(text: string): MatterTree {
  const root = growing(leaf("mapping", "other", undefined));
  for (const part of parse(text).body[0].body) {
    if (part.type === "TOMLKeyValue") addPair(root, part);
    else for (const pair of [undefined, ...part.body]) addTable(root, part, pair);
  }
  return { root, data: dataOf(root) as Readonly<Record<string, unknown>> };
}

function parse(text: string): AST.TOMLProgram {
  try {
    return parseTOML(text);
  } catch (error) {
    if (error instanceof ParseError) throw new MatterError(tomlReason(error.message), { start: error.index, end: error.index + 1 });
    throw error;
  }
}

function tomlReason(message: string): string {
  return REASONS.get(message) ?? `${message.charAt(0).toLowerCase()}${message.slice(1)}`;
}

const REASONS: ReadonlyMap<string, string> = new Map([
  ["Unspecified values are invalid", "a value is missing"],
  ["Unterminated string constant", "a quote is not closed"],
  ["Unterminated array", "a bracket is not closed"],
  ["Unterminated inline table", "a brace is not closed"],
  ["Defining a key multiple times is invalid", "a key stands there twice"],
  ["Unexpected character", "a text needs quotes, or a sign stands where none can stand"],
  ["Must be a newline", "something stands behind the end of a value"],
]);

function addTable(root: GrowingNode, table: AST.TOMLTable, pair: AST.TOMLKeyValue | undefined): void {
  const keys = table.key.keys.map(keySpan);
  const inner = step(root, table.resolvedKey, keys);
  if (pair) addPair(inner, pair);
}

function addPair(node: GrowingNode, { key, value }: AST.TOMLKeyValue): void {
  const names = key.keys.map(nameOf);
  const spans = key.keys.map(keySpan);
  const inner = step(node, names.slice(0, -1), spans);
  inner.fields.set(names.at(-1) ?? "", { key: spans.at(-1) ?? spanOf(key), value: toNode(value) });
}

/** The mapping at a path, made where it is not there. `keys`: the places of the names on the path. */
function step(root: GrowingNode, path: readonly (string | number)[], keys: readonly Span[]): GrowingNode {
  let node = root;
  let place = 0;
  for (const [depth, name] of path.entries()) {
    const made = growing(leaf(typeof path[depth + 1] === "number" ? "list" : "mapping", "other", undefined));
    if (typeof name === "number") node = node.items[name] ??= made;
    else {
      const field = node.fields.get(name) ?? { key: keys[place] ?? { start: 0, end: 0 }, value: made };
      node.fields.set(name, field);
      node = field.value;
      place++;
    }
  }
  return node;
}

function toNode(node: AST.TOMLContentNode): GrowingNode {
  const span = spanOf(node);
  if (node.type === "TOMLArray") return { ...growing(leaf("list", "flow", span)), items: node.elements.map(toNode) };
  if (node.type === "TOMLInlineTable") {
    const table = growing(leaf("mapping", "flow", span));
    for (const pair of node.body) addPair(table, pair);
    return table;
  }
  const form = node.kind !== "string" || node.multiline ? "other" : node.style === "literal" ? "single" : "double";
  return growing(leaf(node.kind === "string" ? "text" : "other", form, span, node.value));
}

function growing(node: MatterNode): GrowingNode {
  return { ...node, items: [], fields: new Map() };
}

function nameOf(key: AST.TOMLBare | AST.TOMLQuoted): string {
  return key.type === "TOMLBare" ? key.name : key.value;
}

function keySpan(key: AST.TOMLBare | AST.TOMLQuoted): Span {
  const { start, end } = spanOf(key);
  return key.type === "TOMLQuoted" ? { start: start + 1, end: end - 1 } : { start, end };
}

function spanOf({ range: [start, end] }: { readonly range: readonly [number, number] }): Span {
  return { start, end };
}
