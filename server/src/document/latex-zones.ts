// The zones of a LaTeX block: walked once from mark to mark, with the open groups on a stack. Text between marks is what the innermost
// group makes of it. Mathematics, names of commands, and arguments that hold no text are in no zone.
import { addTextWithUrls } from "./bare-urls.ts";
import type { Zone } from "./document.ts";
import { readCommand } from "./latex-command.ts";
import { isLinkedHere, kindHere, type LatexWalk, openArguments, skipOption } from "./latex-walk.ts";
import { lineEnd } from "./line-scan.ts";
import { createZoneList } from "./zone-list.ts";

const mark = /%|\\(?:[a-zA-Z@]+\*?|[^]|$)|\$\$?|[{}&~]|``|''|-{2,3}/g;

/** The zones of a block. */
export function latexZones(text: string, kind: string): readonly Zone[] {
  const isPreamble = kind === "preamble";
  const walk: LatexWalk = { text, list: createZoneList(text), groups: [], isPreamble, at: 0, isItem: false, unclosed: new Set() };
  const marks = new RegExp(mark.source, "g");
  for (let match = marks.exec(text); match; match = marks.exec(text)) {
    addText(walk, match.index);
    walk.at = match.index + match[0].length;
    readMark(walk, match[0], match.index);
    marks.lastIndex = walk.at;
  }
  addText(walk, text.length);
  return walk.list.zones;
}

/** Adds the text up to `end`. */
function addText(walk: LatexWalk, end: number): void {
  const kind = kindHere(walk);
  if (kind === undefined || end <= walk.at) return;
  const marks = { listItem: walk.isItem, linked: isLinkedHere(walk) };
  if (kind === "inline-code") walk.list.add(kind, walk.at, end, marks);
  else addTextWithUrls(walk.list, walk.text, { kind, start: walk.at, end }, marks);
}

function readMark(walk: LatexWalk, source: string, start: number): void {
  if (source === "%") {
    walk.at = lineEnd(walk.text, start);
    walk.list.add("comment", start, walk.at);
  } else if (source === "{") walk.groups.push({ kind: kindHere(walk), linked: isLinkedHere(walk), rest: "" });
  else if (source === "}") closeGroup(walk);
  else if (source.startsWith("$")) skipMath(walk, source, source);
  else if (source === "\\(") skipMath(walk, source, "\\)");
  else if (source === "\\[") skipMath(walk, source, "\\]");
  else if (source === "\\\\") skipOption(walk);
  else if (source.startsWith("\\")) readCommand(walk, source.slice(1));
}

function closeGroup(walk: LatexWalk): void {
  const group = walk.groups.pop();
  if (group && group.rest !== "") openArguments(walk, group.rest);
}

/** Leaves out what stands up to `closer`; a mark without an end is a letter like others. */
function skipMath(walk: LatexWalk, opener: string, closer: string): void {
  if (walk.unclosed.has(opener)) return;
  for (let at = walk.text.indexOf(closer, walk.at); at >= 0; at = walk.text.indexOf(closer, at + 1)) {
    if (closer.startsWith("$") && walk.text[at - 1] === "\\" && walk.text[at - 2] !== "\\") continue;
    walk.at = at + closer.length;
    return;
  }
  walk.unclosed.add(opener);
}
