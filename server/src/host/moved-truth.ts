// A truth file or folder that is renamed: what a configuration must say so that it is still found.
import { isAbsolute, relative, resolve } from "node:path";
import { isMap, isScalar, isSeq, parseDocument } from "yaml";
import type { Edit } from "../text/edits.ts";
import { isWithin, withSlashes } from "./paths.ts";

/** A path before and after; both absolute. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** The edits of a configuration's text; its paths are relative to `base`. None where it names nothing that moves, or moves along. */
export function editsForMoves(text: string, base: string, moves: readonly Move[]): readonly Edit[] {
  const { contents } = parseDocument(text);
  const truth: unknown = isMap(contents) ? contents.get("truth", true) : undefined;
  if (!isMap(truth) || moves.some(({ from }) => isWithin(from, base))) return [];
  return ["truth_files", "truth_directories"].flatMap((key) => {
    const list: unknown = truth.get(key, true);
    return isSeq(list) ? list.items.flatMap((item) => editOf(item, { text, base, moves })) : [];
  });
}

function editOf(item: unknown, { text, base, moves }: { readonly text: string; readonly base: string; readonly moves: readonly Move[] }): Edit[] {
  if (!isScalar(item) || typeof item.value !== "string" || !item.range) return [];
  const path = resolve(base, item.value);
  const move = moves.find(({ from }) => isWithin(from, path));
  if (move === undefined) return [];
  const moved = resolve(move.to, relative(move.from, path));
  const named = isAbsolute(item.value) ? moved : withSlashes(relative(base, moved));
  const [start, end] = item.range;
  const quote = text[start] === "'" ? "'" : '"';
  const isPlain = text[start] !== "'" && text[start] !== '"' && /^[\w./][\w./ -]*(?<! )$/u.test(named);
  return [{ span: { start, end }, text: isPlain ? named : quote === "'" ? `'${named.replaceAll("'", "''")}'` : JSON.stringify(named) }];
}
