// The action that writes, under the code where the cursor stands, which plugins it needs. It mends no finding, so it is a refactoring.
import type { Range } from "vscode-languageserver";
import type { CheckedDocument } from "../engine/engine.ts";
import { infoNote } from "../rules/page/info-note.ts";
import type { Draft } from "./file-fixes.ts";
import type { PositionConverter } from "./position-encoding.ts";

/** Its kind. */
export const NOTE = "refactor.tbcv.note";

/** The action for a range, where its start stands in code that needs plugins and has no such note. */
export function noteDrafts({ page, snapshot }: CheckedDocument, { start }: Range, converter: PositionConverter): readonly Draft[] {
  const fix = infoNote(page, converter.toOffset(snapshot, start));
  return fix === undefined ? [] : [{ title: fix.title, kind: NOTE, findings: [], edits: () => fix.edits }];
}
