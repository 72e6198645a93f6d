// A plugin as it is told apart between truths, whose rows differ.
import type { PluginKey } from "../host/truth-homes.ts";
import type { TruthIndex } from "../truth/truth-index.ts";

/** The plugin of a row. */
export function keyOfRow(truth: TruthIndex, row: number): PluginKey {
  const { family, definition } = truth.plugin(row);
  return { family, id: definition.id };
}

/** A plugin as one text. */
export function keyText({ family, id }: PluginKey): string {
  return `${family}/${id}`;
}

/** The family and id of a row, as one text. */
export function pluginKey(truth: TruthIndex, row: number): string {
  return keyText(keyOfRow(truth, row));
}
