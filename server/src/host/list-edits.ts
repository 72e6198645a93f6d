// Where and how a value can be put into the text of a YAML or JSON file, best way first. Whether an outcome is right is for the caller
// to see: these are edits of text, made from the places that the parser of YAML tells (JSON is YAML, too).
import { isMap, isPair, isScalar, isSeq, type Pair, Scalar, type YAMLMap, type YAMLSeq } from "yaml";
import type { Edit } from "../text/edits.ts";
import { flowText, itemLines, pairLines, type ValueStyle, type WrittenValue } from "../text/value-text.ts";

interface Put {
  readonly file: string;
  readonly text: string;
  readonly path: readonly (string | number)[];
  readonly value: WrittenValue;
}

/** Ways to add the value to the list at the path, given the parsed file with its source tokens; none where the path leads through what is no list or mapping. */
export function editChoices(contents: unknown, put: Put): readonly (readonly Edit[])[] {
  const { text } = put;
  let node: unknown = contents;
  for (const [depth, step] of put.path.entries()) {
    const rest = put.path.slice(depth + 1);
    if (isBare(node)) return atRoot(text, [put.path.slice(depth), put.value], styleOf(put, undefined));
    if (isSeq(node) && typeof step === "number") node = node.items[step];
    else if (isMap(node) && typeof step === "string") {
      const pair = node.items.find(({ key }) => isScalar(key) && key.value === step);
      if (pair === undefined) return newPair(node, put, { key: step, value: wrap(rest, put.value), isRoot: depth === 0 });
      if (isBare(pair.value)) return [fill(pair, text, flowText(wrap(rest, put.value), styleOf(put, node)))];
      node = pair.value;
    } else return [];
  }
  return isSeq(node) ? newItem(node, put) : [];
}

function isBare(node: unknown): boolean {
  return node === null || node === undefined || (isScalar(node) && node.value === null);
}

/** Lists and mappings that lead to a list with the value. */
function wrap(path: readonly (string | number)[], value: WrittenValue): WrittenValue {
  return path.reduceRight<WrittenValue>((inner, key) => ({ [key]: inner }), [value]);
}

/** New texts look like the last one of their list. */
function styleOf({ file, text }: Put, neighbours: YAMLSeq | YAMLMap | undefined): ValueStyle {
  const isJson = file.toLowerCase().endsWith(".json");
  const last: unknown = neighbours?.items.at(-1);
  const [key, value] = isPair(last) ? [last.key, last.value] : [undefined, last];
  const kind = isScalar(value) ? value.type : undefined;
  return {
    quotes: isJson || kind === Scalar.QUOTE_DOUBLE ? "double" : kind === Scalar.QUOTE_SINGLE ? "single" : "plain",
    quotedKeys: isJson || (isScalar(key) && key.type === Scalar.QUOTE_DOUBLE),
    lineEnd: /\r\n|\n/.exec(text)?.[0] ?? "\n",
  };
}

/** At the top of the file: in the place of a commented line that shows the key, else at the end. */
function atRoot(text: string, [path, value]: readonly [readonly (string | number)[], WrittenValue], style: ValueStyle): Edit[][] {
  const [key] = path;
  if (typeof key !== "string") return [];
  const lines = pairLines(key, wrap(path.slice(1), value), "", style);
  const shown = new RegExp(`^#[ \\t]*${key}:[ \\t]*(?:\\[\\])?[ \\t]*(?=\\r?$)`, "mu").exec(text);
  const end = /(?:^|\n)$/u.test(text) ? `${lines}${style.lineEnd}` : `${style.lineEnd}${lines}`;
  return [
    ...(shown ? [[replace(shown.index, shown.index + shown[0].length, lines)]] : []),
    [insert(text.length, end)],
  ];
}

interface NewPair {
  readonly key: string;
  readonly value: WrittenValue;
  readonly isRoot: boolean;
}

function newPair(map: YAMLMap, put: Put, { key, value, isRoot }: NewPair): (readonly Edit[])[] {
  const style = styleOf(put, map);
  if (map.flow) return [afterLast(map, put.text, flowText({ [key]: value }, style).slice(1, -1))];
  const first: unknown = map.items[0]?.key;
  const indent = " ".repeat(columnOf(put.text, startOf(first)));
  const plain = { ...style, quotes: "plain" } as const;
  const below = linesAfter(put.text, endOf(map), `${indent}${pairLines(key, value, indent, plain)}`, style.lineEnd);
  return [...(isRoot ? atRoot(put.text, [put.path, put.value], plain) : []), [below]];
}

/** Behind the colon of a key that has no value, or `null`. */
function fill(pair: Pair, text: string, value: string): readonly Edit[] {
  const node: unknown = pair.value;
  const range = isScalar(node) ? node.range : undefined;
  if (range && range[1] > range[0]) return [replace(range[0], range[1], value)];
  const colon = text.indexOf(":", endOf(pair.key));
  return colon < 0 ? [] : [insert(colon + 1, ` ${value}`)];
}

function newItem(list: YAMLSeq, put: Put): (readonly Edit[])[] {
  const style = styleOf(put, list);
  if (list.flow) return [afterLast(list, put.text, flowText(put.value, style))];
  const token = (list as { readonly srcToken?: { readonly items?: readonly { readonly start: readonly { readonly type: string; readonly offset: number }[] }[] } }).srcToken;
  const dash = token?.items?.at(-1)?.start.find(({ type }) => type === "seq-item-ind")?.offset;
  if (dash === undefined) return [];
  const indent = " ".repeat(columnOf(put.text, dash));
  return [[linesAfter(put.text, Math.max(endOf(list), dash + 1), `${indent}${itemLines(put.value, indent, style)}`, style.lineEnd)]];
}

/** Behind the last part of a list or mapping in brackets: on the same line, or on one of its own where the parts have such. */
function afterLast(list: YAMLSeq | YAMLMap, text: string, part: string): readonly Edit[] {
  const [open, behind] = list.range ?? [0, 0];
  const items = list.items as readonly unknown[];
  if (items.length === 0) return [insert(open + 1, part)];
  const end = endOf(items.at(-1));
  if (!/[\r\n]/u.test(text.slice(open, startOf(items[0])))) return [insert(end, `, ${part}`)];
  const tail = text.slice(end, behind - 1);
  const hasComma = tail.replaceAll(/#.*/gu, "").includes(",");
  const lineStart = text.lastIndexOf("\n", startOf(items.at(-1)) - 1) + 1;
  const indent = /^[ \t]*/u.exec(text.slice(lineStart))?.[0] ?? "";
  const line = `${/\r\n/.test(text) ? "\r\n" : "\n"}${indent}${part}`;
  const lineEnd = /[\r\n]/u.exec(tail)?.index;
  if (lineEnd === undefined) return [insert(end, `,${line}`)];
  if (hasComma) return [insert(end + lineEnd, `${line},`)];
  return lineEnd === 0 ? [insert(end, `,${line}`)] : [insert(end, ","), insert(end + lineEnd, line)];
}

/** Lines below the line on which a part ends. */
function linesAfter(text: string, end: number, lines: string, lineEnd: string): Edit {
  if (text[end - 1] === "\n") return insert(end, `${lines}${lineEnd}`);
  const rest = /\r?\n|$/u.exec(text.slice(end));
  return insert(end + (rest?.index ?? 0), `${lineEnd}${lines}`);
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf("\n", offset - 1) + 1);
}

function startOf(part: unknown): number {
  const node: unknown = isPair(part) ? part.key : part;
  return isRanged(node) ? node.range[0] : 0;
}

/** Where the last letter of a part ends; what follows it (comments, blank lines) does not count. */
function endOf(part: unknown): number {
  if (isPair(part)) return Math.max(endOf(part.key), endOf(part.value));
  if ((isMap(part) || isSeq(part)) && !part.flow) return Math.max(...part.items.map(endOf), 0);
  // A value that is not written has no letter.
  return isRanged(part) && (!isScalar(part) || part.range[1] > part.range[0]) ? part.range[1] : 0;
}

function isRanged(node: unknown): node is { readonly range: readonly [number, number, number] } {
  return typeof node === "object" && node !== null && "range" in node && Array.isArray(node.range);
}

function insert(at: number, text: string): Edit {
  return replace(at, at, text);
}

function replace(start: number, end: number, text: string): Edit {
  return { span: { start, end }, text };
}
