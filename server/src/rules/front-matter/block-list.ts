// Edits of lists in YAML's block form: a hyphen and an item a line.
import type { Edit } from "../../text/edits.ts";
import { lineStartAt, restOfLine } from "./line-places.ts";
import type { MatterField, MatterNode } from "./matter-tree.ts";

/** Puts parts on lines of their own below the last item; a comment behind it stays there. Undefined for a list in brackets. */
export function addToBlock(text: string, { items, dashes }: MatterNode, { lineEnd, parts }: { readonly lineEnd: string; readonly parts: readonly string[] }): readonly Edit[] | undefined {
  const dash = dashes.at(-1);
  if (dash === undefined) return undefined;
  const end = Math.max(items.at(-1)?.span?.end ?? 0, dash + 1);
  return [linesBelow(text, end, { lineEnd, lines: itemLines(dash - lineStartAt(text, dash), parts) })];
}

/** Writes a list below a key that has no value, as another list of the same mapping is written; undefined where there is no such. */
export function fillLikeOthers(text: string, { key }: MatterField, { siblings, lineEnd, parts }: {
  readonly siblings: Iterable<MatterField>;
  readonly lineEnd: string;
  readonly parts: readonly string[];
}): readonly Edit[] | undefined {
  for (const sibling of siblings) {
    const [dash] = sibling.value.dashes;
    if (dash === undefined) continue;
    const column = dash - lineStartAt(text, dash);
    return [linesBelow(text, key.end, { lineEnd, lines: itemLines(column, parts) })];
  }
  return undefined;
}

/** Takes an item out, with its lines and the comment behind it; where it was the last one, an empty list stays behind the key. */
export function removeFromBlock(text: string, { key, value: { items, dashes } }: MatterField, place: number): readonly Edit[] | undefined {
  const dash = dashes[place];
  if (dash === undefined) return undefined;
  const start = lineStartAt(text, dash);
  const end = Math.max(items[place]?.span?.end ?? 0, dash + 1);
  const behind = end > dash + 1 && lineStartAt(text, end) === end ? end : restOfLine(text, end).next;
  const lines: Edit = { span: { start, end: behind }, text: "" };
  if (items.length > 1) return [lines];
  const colon = text.indexOf(":", key.end);
  return colon < 0 || colon > start ? undefined : [{ span: { start: colon + 1, end: colon + 1 }, text: " []" }, lines];
}

function itemLines(column: number, parts: readonly string[]): readonly string[] {
  return parts.map((part) => `${" ".repeat(column)}- ${part}`);
}

/** Lines below the one on which something ends. */
function linesBelow(text: string, end: number, { lineEnd, lines }: { readonly lineEnd: string; readonly lines: readonly string[] }): Edit {
  const added = lines.map((line) => `${lineEnd}${line}`).join("");
  // Text of several lines ends behind its last line end.
  const isBehindLine = end > 0 && lineStartAt(text, end) === end;
  const at = isBehindLine ? end : restOfLine(text, end).end;
  return { span: { start: at, end: at }, text: isBehindLine ? `${added.slice(lineEnd.length)}${lineEnd}` : added };
}
