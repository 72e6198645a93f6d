// What can be folded: the front matter, and the stretches between the comments that switch findings off and on again.
import { type FoldingRange, FoldingRangeKind } from "vscode-languageserver";
import type { CheckedDocument } from "../engine/engine.ts";
import { readDirectives } from "../rules/ignore-comments.ts";
import type { FeatureMaker } from "./feature.ts";

/** Folding, for clients that fold what a server says. */
export const foldingFeature: FeatureMaker = (client, { answers }) => {
  const support = client.textDocument?.foldingRange;
  return support && {
    announces: { foldingRangeProvider: true },
    listen(connection) {
      connection.onFoldingRanges(
        answers.ofDocument(({ checked }): FoldingRange[] => foldsOf(checked).slice(0, support.rangeLimit ?? Infinity), { none: [] }),
      );
    },
  };
};

function foldsOf({ blocks, snapshot }: CheckedDocument): FoldingRange[] {
  const lineOf = (offset: number): number => snapshot.lines.positionAt(offset).line;
  const folds: FoldingRange[] = [];
  const first = blocks[0];
  if (first?.block.zones.some(({ kind }) => kind === "front-matter-key")) {
    folds.push({ startLine: lineOf(first.start), endLine: lineOf(first.start + first.block.text.trimEnd().length), kind: FoldingRangeKind.Region });
  }
  for (const { span, fromLine, toLine } of readDirectives({ snapshot, blocks })) {
    const isRegion = /^tbcv-disable(?![\w-])/u.test(snapshot.text.slice(span.start, span.end));
    if (isRegion && toLine < snapshot.lines.lineCount) folds.push({ startLine: fromLine, endLine: toLine, kind: FoldingRangeKind.Region });
  }
  return folds.filter(({ startLine, endLine }) => startLine < endLine);
}
