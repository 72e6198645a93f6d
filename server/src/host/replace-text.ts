// Puts another text in the place of one in a truth file, in the style of the file. The outcome is read back, and only what is exactly the
// old data with the new text counts.
import { isDeepStrictEqual } from "node:util";
import { applyEdit, type Edit } from "../text/edits.ts";
import type { TruthSource } from "../truth/definition.ts";
import { readSourceData } from "../truth/source-data.ts";
import { createPlaceFinder, type SourcePath } from "../truth/source-places.ts";
import { flowText } from "../text/value-text.ts";

/** The edit that changes the text at a path; undefined where it cannot be done safely, as where the text is repeated by an alias. Throws nothing. */
export function replaceText(source: TruthSource, path: SourcePath, to: string): Edit | undefined {
  const before = readSourceData(source);
  const span = before.ok ? createPlaceFinder(source)(path, "value") : undefined;
  if (!before.ok || span === undefined) return undefined;
  const first = source.text[span.start];
  const quotes = source.file.toLowerCase().endsWith(".json") || first === '"' ? "double" : first === "'" ? "single" : "plain";
  const edit: Edit = { span, text: flowText(to, { quotes, quotedKeys: false, lineEnd: "\n" }) };
  const after = readSourceData({ ...source, text: applyEdit(source.text, edit) });
  return after.ok && isDeepStrictEqual(after.value, replaced(before.value, path, to)) ? edit : undefined;
}

/** The data with another value at a path, all else shared with the old. */
function replaced(data: unknown, [step, ...rest]: SourcePath, to: string): unknown {
  if (step === undefined) return to;
  if (Array.isArray(data) && typeof step === "number") return (data as readonly unknown[]).with(step, replaced(data[step], rest, to));
  return data instanceof Map ? new Map([...(data as ReadonlyMap<unknown, unknown>)].map(([key, value]) => [key, key === step ? replaced(value, rest, to) : value])) : data;
}
