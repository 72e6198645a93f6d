// Adds a value to a list in a YAML or JSON file as a person would: by a few letters at the right place. Comments, order, indentation,
// quotes and line ends stay. The outcome is read back, and only what is exactly the old data with the addition counts.
import { isDeepStrictEqual } from "node:util";
import { parseDocument } from "yaml";
import { applyEdit, type Edit } from "../text/edits.ts";
import { readSourceData } from "../truth/source-data.ts";
import { editChoices } from "./list-edits.ts";
import type { WrittenValue } from "../text/value-text.ts";

/** Which list, and what is added to it. Lists and mappings on the way that are not there are made. */
export interface ListAddition {
  readonly path: readonly (string | number)[];
  readonly value: WrittenValue;
}

/** The text of a file, without byte order mark, and which reader it must please; the name of a truth file tells JSON from YAML. */
export interface ListFile {
  readonly file: string;
  readonly text: string;
  readonly kind: "truth" | "configuration";
}

/** The edits and the text after them; `there`: the list has the value already; `refused`: why not, and where (UTF-16 offset). */
export type AddedToList =
  | { readonly kind: "edits"; readonly edits: readonly Edit[]; readonly text: string }
  | { readonly kind: "there" }
  | { readonly kind: "refused"; readonly what: string; readonly mend: string; readonly offset?: number };

/** A file's text as a tree with places; undefined where it cannot be edited by them. */
export type EditTree = ReturnType<typeof parseDocument> | undefined;

/** Adds to the text of a file. Throws nothing. `parse` makes the tree, by far the slowest step: who asks often keeps trees in mind. */
export function addToList(source: ListFile, addition: ListAddition, parse: (text: string) => EditTree = parseForEdit): AddedToList {
  const { file, text } = source;
  const data = readData(source);
  if (!data.ok) return { kind: "refused", what: `the file ${data.reason}`, mend: "mend it first", offset: data.position };
  const wanted = withAddition(data.value, addition.path, toData(addition.value));
  if (wanted === THERE) return { kind: "there" };
  const key = addition.path.findLast((step) => typeof step === "string") ?? "the file";
  if (wanted === NO_LIST) return { kind: "refused", what: `"${key}" is no list`, mend: "make it a list first" };
  const document = parse(text);
  if (document === undefined) return { kind: "refused", what: "the file repeats its parts too often or is not plain YAML", mend: "write it out first" };
  for (const edits of editChoices(document.contents, { file, text, ...addition })) {
    const edited = edits.reduceRight(applyEdit, text);
    const after = readData({ ...source, text: edited });
    if (after.ok && isDeepStrictEqual(after.value, wanted)) return { kind: "edits", edits, text: edited };
  }
  return { kind: "refused", what: `"${key}" is written in a way that cannot be added to safely`, mend: `add ${JSON.stringify(addition.value)} by hand` };
}

/** The texts of a list in a file; undefined where it is not there or no list of texts. */
export function textsInFile(source: ListFile, path: ListAddition["path"]): readonly string[] | undefined {
  const data = readData(source);
  const value = data.ok ? path.reduce<unknown>((inner, step) => stepInto(inner, step), data.value) : undefined;
  return Array.isArray(value) && value.every((item): item is string => typeof item === "string") ? value : undefined;
}

/** Truth and configuration have readers of their own, which do not agree in everything. */
function readData({ file, text, kind }: ListFile): ReturnType<typeof readSourceData> {
  if (kind === "truth") return readSourceData({ file, text });
  try {
    const document = parseDocument(text, { prettyErrors: false, logLevel: "silent" });
    const [error] = document.errors;
    if (error) return { ok: false, reason: `is not valid YAML: ${error.message.replace(/\.$/u, "")}`, position: error.pos[0] };
    return { ok: true, value: document.toJS({ mapAsMap: true, maxAliasCount: 100 }), written: 0 };
  } catch (error) {
    return { ok: false, reason: `cannot be read: ${error instanceof Error ? error.message : String(error)}`, position: 0 };
  }
}

/** Parses a text to be edited. Throws nothing. */
export function parseForEdit(text: string): EditTree {
  try {
    const document = parseDocument(text, { keepSourceTokens: true, prettyErrors: false, logLevel: "silent" });
    document.toJS({ maxAliasCount: 100 });
    return document.errors.length > 0 ? undefined : document;
  } catch {
    return undefined;
  }
}

const THERE = Symbol("there already");
const NO_LIST = Symbol("no list");

/** The data with the addition, all else shared with the old; a symbol where there is nothing or no place to add. */
function withAddition(data: unknown, [step, ...rest]: ListAddition["path"], value: unknown): unknown {
  if (step === undefined) return withItem(data ?? [], value);
  const inner = stepInto(data, step);
  const fits = typeof step === "number" ? inner !== undefined : isAbsent(data) || data instanceof Map;
  if (!fits) return NO_LIST;
  const changed = withAddition(inner, rest, value);
  if (typeof changed === "symbol") return changed;
  if (typeof step === "number") return (data as readonly unknown[]).with(step, changed);
  return new Map([...((data ?? new Map()) as ReadonlyMap<unknown, unknown>), [step, changed]]);
}

function withItem(list: unknown, value: unknown): unknown {
  if (!Array.isArray(list)) return NO_LIST;
  return list.some((item) => isDeepStrictEqual(item, value)) ? THERE : [...(list as readonly unknown[]), value];
}

function isAbsent(data: unknown): boolean {
  return data === null || data === undefined;
}

function stepInto(data: unknown, step: string | number): unknown {
  if (typeof step === "number") return Array.isArray(data) ? (data as readonly unknown[])[step] : undefined;
  return data instanceof Map ? (data as ReadonlyMap<unknown, unknown>).get(step) : undefined;
}

/** A value as the reader of truth files gives it. */
function toData(value: WrittenValue): unknown {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return (value as readonly WrittenValue[]).map(toData);
  return new Map(Object.entries(value).map(([key, item]) => [key, toData(item)]));
}
