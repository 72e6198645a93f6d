// A plugin as it is told apart between truths, whose rows differ.
import type { TruthIndex } from "../truth/truth-index.ts";

/** The family and id of a row. */
export function pluginKey(truth: TruthIndex, row: number): string {
  const { family, definition } = truth.plugin(row);
  return `${family}/${definition.id}`;
}
