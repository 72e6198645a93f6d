// Changes of lists and texts in front matter: a few letters at the right place. Each outcome is read back, and only what is exactly the
// old data with the change counts; all else is no change at all.
import equal from "fast-deep-equal/es6/index.js";
import { applyEdit, type Edit } from "../../text/edits.ts";
import { addToBlock, fillLikeOthers, removeFromBlock } from "./block-list.ts";
import { addToFlow, removeFromFlow } from "./flow-list.ts";
import { quotesLike, writtenText } from "./list-text.ts";
import { fieldAt, type MatterField, type MatterNode } from "./matter-tree.ts";
import { type Matter, readMatter } from "./read-matter.ts";

/** Keys and places of lists from the root to a value. */
type Path = readonly (string | number)[];

/** Puts texts at the end of the list under a key, in the list's own style; undefined where that cannot be done surely. */
export function addToList(matter: Matter, path: readonly string[], texts: readonly string[]): readonly Edit[] | undefined {
  const field = fieldOf(matter, path);
  const old = listIn(matter, path);
  if (field === undefined || old === undefined) return undefined;
  const edits = additions(matter, { field, path, texts });
  return edits && proven(matter, edits, withValue(matter.data, path, [...old, ...texts]));
}

/** Takes an entry out of the list under a key; undefined where that cannot be done surely. */
export function removeFromList(matter: Matter, path: readonly string[], entry: number): readonly Edit[] | undefined {
  const field = fieldOf(matter, path);
  const old = listIn(matter, path);
  if (field === undefined || old === undefined || entry >= old.length || entry < 0) return undefined;
  const edits = removals(matter, field, entry);
  return edits && proven(matter, edits, withValue(matter.data, path, old.filter((_, place) => place !== entry)));
}

/** Puts a text in the place of another one, in its quotes; undefined where that cannot be done surely. */
export function changeText(matter: Matter, path: Path, text: string): readonly Edit[] | undefined {
  const node = fieldAt(matter.root, path)?.value;
  if (node?.kind !== "text" || node.span === undefined || node.form === "other") return undefined;
  const written = writtenText(text, quotesLike([node], matter.kind), matter.kind);
  return proven(matter, [{ span: node.span, text: written }], withValue(matter.data, path, text));
}

function fieldOf({ root }: Matter, path: readonly string[]): MatterField | undefined {
  const found = fieldAt(root, path);
  return found?.key && { key: found.key, value: found.value };
}

/** The entries under a key: those of a list, a text as the only one, none where nothing is written. */
function listIn({ data }: Matter, path: readonly string[]): readonly unknown[] | undefined {
  const value = path.reduce<unknown>(stepInto, data);
  if (Array.isArray(value)) return value as readonly unknown[];
  return value === null ? [] : typeof value === "string" ? [value] : undefined;
}

interface Addition {
  readonly field: MatterField;
  readonly path: readonly string[];
  readonly texts: readonly string[];
}

function additions(matter: Matter, { field, path, texts }: Addition): readonly Edit[] | undefined {
  const { text, kind, root } = matter;
  const { span, items, ...value } = field.value;
  const lineEnd = /\r\n|\n|\r/u.exec(text)?.[0] ?? "\n";
  const written = (beside: readonly MatterNode[]): readonly string[] => texts.map((one) => writtenText(one, quotesLike(beside, kind), kind));
  if (value.kind === "list" && value.form !== "flow") return addToBlock(text, field.value, { lineEnd, parts: written(items) });
  if (value.kind === "list" && span) return addToFlow({ text, lineEnd, span, items }, written(items));
  if (value.kind === "text" && span) return [insertion(span.start, "["), insertion(span.end, `${written([field.value]).map((part) => `, ${part}`).join("")}]`)];
  if (value.kind !== "null") return undefined;
  const siblings = [...(fieldAt(root, path.slice(0, -1))?.value.fields.values() ?? [])];
  return fill(text, field, { siblings, lineEnd, parts: written(siblings.flatMap((sibling) => sibling.value.items)) });
}

/** Writes a list where none is. */
function fill(text: string, field: MatterField, list: { readonly siblings: readonly MatterField[]; readonly lineEnd: string; readonly parts: readonly string[] }): readonly Edit[] | undefined {
  const inBrackets = `[${list.parts.join(", ")}]`;
  if (field.value.span) return [{ span: field.value.span, text: inBrackets }];
  const colon = text.indexOf(":", field.key.end);
  return fillLikeOthers(text, field, list) ?? (colon < 0 ? undefined : [insertion(colon + 1, ` ${inBrackets}`)]);
}

function removals({ text }: Matter, field: MatterField, entry: number): readonly Edit[] | undefined {
  const { kind, form, span, items } = field.value;
  if (kind === "text" && span) return [{ span, text: "[]" }];
  if (kind !== "list") return undefined;
  return form === "flow" && span ? removeFromFlow({ text, lineEnd: "\n", span, items }, entry) : removeFromBlock(text, field, entry);
}

/** The edits, where the edited text says exactly what it should. */
function proven({ text, kind }: Matter, edits: readonly Edit[], wanted: unknown): readonly Edit[] | undefined {
  const after = readMatter(edits.reduceRight(applyEdit, text));
  return after?.kind === kind && after.problem === undefined && equal(after.data, wanted) ? edits : undefined;
}

/** Data with another value at a path; all else is shared with the old. */
function withValue(data: unknown, [step, ...rest]: Path, value: unknown): unknown {
  if (step === undefined) return value;
  const inner = withValue(stepInto(data, step), rest, value);
  if (typeof step === "number") return Array.isArray(data) ? (data as readonly unknown[]).with(step, inner) : data;
  return Object.fromEntries(Object.entries(data ?? {}).map(([name, old]) => [name, name === step ? inner : old]));
}

function stepInto(data: unknown, step: string | number): unknown {
  return typeof data === "object" && data !== null && Object.hasOwn(data, step) ? (data as Readonly<Record<string | number, unknown>>)[step] : undefined;
}

function insertion(at: number, text: string): Edit {
  return { span: { start: at, end: at }, text };
}
