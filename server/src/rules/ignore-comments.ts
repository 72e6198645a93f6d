// Ignore comments: which findings a document asks not to hear of, and which of these requests stop nothing.
import { isFindingCode } from "../../../shared/src/codes.ts";
import type { DocumentModel } from "../document/document.ts";
import type { Snapshot } from "../text/snapshot.ts";
import type { Span } from "../text/span.ts";
import type { Finding } from "./finding.ts";

/** A request not to hear of findings. */
export interface IgnoreDirective {
  /** The directive in the document, from its word to its last argument. */
  readonly span: Span;
  /** First and last line (from 0) whose findings are meant. */
  readonly fromLine: number;
  readonly toLine: number;
  /** Codes and quoted names; empty means everything. */
  readonly only: readonly string[];
  /** A word that is none of ours, such as "tbcv-disable-nextline"; it stops nothing. */
  readonly unknown?: string;
}

const KINDS: ReadonlySet<string> = new Set(["disable-next-line", "disable-line", "disable-file", "disable", "enable"]);
const DIRECTIVE = /tbcv-((?:disable|enable)(?:-[\w-]*\w)?)(?![\w-])([^\n]*?)(?=\s*(?:-->|\*\/|$))/gmu;
const ARGUMENT = /"([^"\n]*)"|[a-z]+(?:-[a-z]+)+/gu;
const LAST_LINE = Number.MAX_SAFE_INTEGER;

/** A document version with those of its blocks that hold comments, at least. */
export type CommentedDocument = Pick<DocumentModel, "snapshot" | "blocks">;

/** Reads the directives of a document's comments. */
export function readDirectives(model: CommentedDocument): IgnoreDirective[] {
  const { text } = model.snapshot;
  const directives: IgnoreDirective[] = [];
  const open: IgnoreDirective[] = [];
  for (const comment of commentsOf(model)) {
    for (const match of text.slice(comment.start, comment.end).matchAll(DIRECTIVE)) {
      const span = { start: comment.start + match.index, end: comment.start + match.index + match[0].length };
      const kind = match[1] ?? "";
      const only = readArguments(match[2] ?? "");
      const at = { span, only, ...linesOf(kind, comment, model.snapshot) };
      if (!KINDS.has(kind)) directives.push({ ...at, unknown: `tbcv-${kind}` });
      else if (kind === "disable") open.push(at);
      else if (kind === "enable") directives.push(...closeOpen(open, at));
      else directives.push(at);
    }
  }
  return [...directives, ...open];
}

/** Codes and quoted names; what cannot be read is kept as it is, so that it stops nothing rather than everything. */
function readArguments(text: string): string[] {
  const only = [...text.matchAll(ARGUMENT)].map((argument) => argument[1] ?? argument[0]);
  const rest = text.replace(ARGUMENT, "").replace(/[\s,]+/gu, " ").trim();
  return only.length === 0 && rest !== "" ? [rest] : only;
}

/** `enable` closes what it names, or everything that is open. */
function closeOpen(open: IgnoreDirective[], enable: IgnoreDirective): IgnoreDirective[] {
  const closes = (directive: IgnoreDirective): boolean => enable.only.length === 0 || directive.only.some((name) => enable.only.includes(name));
  const closed = open.filter(closes).map((directive) => ({ ...directive, toLine: enable.fromLine }));
  open.splice(0, open.length, ...open.filter((directive) => !closes(directive)));
  return closed;
}

function linesOf(kind: string, comment: Span, { lines, text }: Snapshot): { fromLine: number; toLine: number } {
  const first = lines.positionAt(comment.start).line;
  const last = lines.positionAt(comment.end).line;
  switch (kind) {
    case "disable-line":
      return { fromLine: first, toLine: last };
    case "disable-next-line": {
      // A comment that stands by itself is parted from what it speaks of by an empty line.
      let next = last + 1;
      while (next < lines.lineCount && isBlank(text, lines.lineSpan(next))) next++;
      return { fromLine: last + 1, toLine: next };
    }
    case "disable-file":
      return { fromLine: 0, toLine: LAST_LINE };
    default:
      return { fromLine: first, toLine: LAST_LINE };
  }
}

function isBlank(text: string, { start, end }: Span): boolean {
  return text.slice(start, end).trim() === "";
}

function* commentsOf(model: CommentedDocument): Generator<Span> {
  for (const { start, block } of model.blocks) {
    for (const zone of block.zones) if (zone.kind === "comment") yield { start: start + zone.start, end: start + zone.end };
  }
}

/** Takes out what directives ask for; the directives that stopped nothing come back apart. */
export function applyDirectives(findings: readonly Finding[], directives: readonly IgnoreDirective[], snapshot: Snapshot): { kept: Finding[]; unused: IgnoreDirective[] } {
  if (directives.length === 0) return { kept: [...findings], unused: [] };
  const { lines } = snapshot;
  const used = new Set<IgnoreDirective>();
  const kept = findings.filter((finding) => {
    const line = lines.positionAt(finding.span.start).line;
    const stopping = directives.filter((directive) => stops(directive, finding, line));
    for (const directive of stopping) used.add(directive);
    return stopping.length === 0;
  });
  return { kept, unused: directives.filter((directive) => !used.has(directive)) };
}

function stops({ fromLine, toLine, only, unknown }: IgnoreDirective, { code, text }: Finding, line: number): boolean {
  if (unknown !== undefined || line < fromLine || line > toLine) return false;
  return only.length === 0 || only.some((name) => (isFindingCode(name) ? name === code : name === text));
}
