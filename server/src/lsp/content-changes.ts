// The changes of one `didChange` as edits and the next snapshot. Whatever the ranges say, there is a next snapshot; what had to be
// guessed is told, for then client and server may hold different texts until the next change of the whole text, or the next save.
import type { Position, TextDocumentContentChangeEvent } from "vscode-languageserver";
import type { Edit } from "../text/edits.ts";
import { createSnapshot, editSnapshot, type Snapshot } from "../text/snapshot.ts";
import type { PositionConverter } from "./position-encoding.ts";

/** The next version of a document. */
export interface AppliedChanges {
  readonly snapshot: Snapshot;
  /** In order; each speaks of the text that the ones before it left. */
  readonly edits: readonly Edit[];
  /** What was wrong with the last change that could not be taken as it stands; undefined where all is well or whole text came after it. */
  readonly fault: string | undefined;
  /** The whole text came: what went wrong before it is over. */
  readonly healed: boolean;
}

/** Applies changes in order. A column behind its line's end means the end; other impossible places are clamped and told. */
export function applyChanges(
  before: Snapshot,
  changes: readonly TextDocumentContentChangeEvent[],
  version: number,
  converter: PositionConverter,
): AppliedChanges {
  const edits: Edit[] = [];
  let fault: string | undefined;
  let healed = false;
  let at = before;
  if (version <= before.version) fault = `version ${version} came after version ${before.version}`;
  for (const change of changes) {
    const read = readChange(at, change, converter);
    healed ||= read.heals === true;
    fault = read.heals ? undefined : (read.fault ?? fault);
    if (read.edit === undefined) continue;
    edits.push(read.edit);
    at = editSnapshot(at, version, read.edit);
  }
  const snapshot = at === before ? createSnapshot({ uri: before.uri, languageId: before.languageId, version, text: before.text }) : at;
  return { snapshot, edits, fault, healed };
}

interface ReadChange {
  readonly edit?: Edit;
  readonly fault?: string;
  /** The change brings the whole text. */
  readonly heals?: boolean;
}

function readChange(at: Snapshot, change: TextDocumentContentChangeEvent, converter: PositionConverter): ReadChange {
  const text: unknown = change.text;
  if (typeof text !== "string") return { fault: "a change without text was left out" };
  const range: unknown = "range" in change ? change.range : undefined;
  if (range === undefined || range === null) return { edit: { span: { start: 0, end: at.text.length }, text }, heals: true };
  if (!isRange(range)) return { fault: "a change whose range is none was left out" };
  const { start, end } = range;
  const outside = [start, end].find(({ line, character }) => line < 0 || character < 0 || line > at.lines.lineCount);
  const [from, to] = [converter.toOffset(at, start), converter.toOffset(at, end)];
  const edit = { span: { start: Math.min(from, to), end: Math.max(from, to) }, text };
  if (outside) return { edit, fault: `line ${outside.line}, character ${outside.character} is outside the text; the nearest place was taken` };
  if (from > to) return { edit, fault: "a range that ends before it starts was turned round" };
  const { rangeLength: length } = change as { readonly rangeLength?: unknown };
  const spanned = at.text.slice(edit.span.start, edit.span.end);
  if (typeof length === "number" && length !== spanned.length && !lengthsOf(spanned).includes(length)) return { edit, fault: `a range spans ${spanned.length} characters where the editor counts ${length}` };
  return { edit };
}

/** What clients count as the length of a range: the field is older than the choice of encodings. Line ends may count as one. */
function lengthsOf(text: string): number[] {
  const unix = text.replaceAll("\r\n", "\n");
  return [text, unix].flatMap((counted) => [counted.length, Array.from(counted).length, new TextEncoder().encode(counted).length]);
}

function isRange(value: unknown): value is { start: Position; end: Position } {
  return typeof value === "object" && value !== null && "start" in value && "end" in value && isPosition(value.start) && isPosition(value.end);
}

function isPosition(value: unknown): value is Position {
  return typeof value === "object" && value !== null && "line" in value && "character" in value && Number.isSafeInteger(value.line) && Number.isSafeInteger(value.character);
}
