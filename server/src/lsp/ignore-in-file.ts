// The comment that makes a whole document ask not to hear of a spelling, or of a code that is about no spelling: at its top, behind front matter, or longer where one stands
// already. Where it would not be read as a comment, there is no edit.
import type { FormatName } from "../document/document.ts";
import { createDocumentReader } from "../document/document-reader.ts";
import { formatOf } from "../document/format.ts";
import type { CheckedDocument } from "../engine/engine.ts";
import type { Finding } from "../rules/finding.ts";
import { applyEdit, type Edit } from "../text/edits.ts";
import { createSnapshot, type Snapshot } from "../text/snapshot.ts";
import { SPELLING_CODES } from "../../../shared/src/codes.ts";
import { COMMENTS } from "./ignore-here.ts";

const EARLIER = /tbcv-disable-file(?:[ \t,]+(?:"[^"\n]*"|[a-z]+(?:-[a-z]+)+))+/u;
const FRONT_MATTER = /^\uFEFF?(?:---|\+\+\+)[ \t]*\r?\n(?:[\s\S]*?\r?\n)??(?:---|\+\+\+|\.\.\.)[ \t]*(?:\r?\n|$)/u;

/** What the comment names: the spelling in quotes, or the code; undefined where the spelling cannot be quoted. */
export function ignoredInFile({ text, code }: Finding): string | undefined {
  if (code === "unused-ignore") return undefined;
  if (!SPELLING_CODES.has(code)) return code;
  return /["\r\n\u2028\u2029]/u.test(text) ? undefined : `"${text}"`;
}

/** The edit for a finding; undefined where no comment can stand at the top or the text cannot be quoted. */
export function ignoreInFileEdit(finding: Finding, { snapshot }: CheckedDocument): Edit | undefined {
  const format = formatOf(snapshot.uri, snapshot.languageId);
  const comment = COMMENTS[format];
  const what = ignoredInFile(finding);
  if (comment === undefined || what === undefined) return undefined;
  const { text } = snapshot;
  const earlier = EARLIER.exec(text);
  if (earlier !== null) {
    const end = earlier.index + earlier[0].length;
    return checkedEdit({ span: { start: end, end }, text: ` ${what}` }, snapshot, earlier.index);
  }
  const at = topOf(text, format);
  const lineEnd = /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";
  const made = `${comment(`tbcv-disable-file ${what}`)}${lineEnd}${text.slice(at).startsWith(lineEnd) ? "" : lineEnd}`;
  return checkedEdit({ span: { start: at, end: at }, text: made }, snapshot, at + made.indexOf("tbcv-"));
}

function topOf(text: string, format: FormatName): number {
  const head = format === "html" ? /^\uFEFF?\s*<!doctype[^>]*>[ \t]*\r?\n?/iu : FRONT_MATTER;
  return head.exec(text)?.[0].length ?? (text.startsWith("\uFEFF") ? 1 : 0);
}

/** So much text behind a comment is read to see that it is one, in UTF-16 units. */
const READ_BEHIND = 2000;

/** The edit, if the reader of the format takes what stands at `at` behind it for a comment. */
function checkedEdit(edit: Edit, { uri, languageId, text }: Snapshot, at: number): Edit | undefined {
  const edited = applyEdit(text.slice(0, edit.span.end + READ_BEHIND), edit);
  const { blocks } = createDocumentReader().read(createSnapshot({ uri, languageId, version: 0, text: edited }));
  const isComment = blocks.some(({ start, block }) => start <= at && at < start + block.text.length && block.zones.some((zone) => zone.kind === "comment" && start + zone.start <= at && at <= start + zone.end));
  return isComment ? edit : undefined;
}
