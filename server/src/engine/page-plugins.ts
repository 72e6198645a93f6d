// Which plugins a page declares and which it uses, counted.
import { type DeclaredPlugin, declaredPlugins } from "../rules/declared-plugins.ts";
import type { CheckedDocument } from "./engine.ts";
import type { Span } from "../text/span.ts";
import type { IndexedPlugin } from "../truth/truth-index.ts";

/** A plugin that a page names. */
export interface UsedPlugin {
  readonly plugin: IndexedPlugin;
  /** The places that name it, in order. */
  readonly places: readonly Span[];
}

/** The plugins of a page. */
export interface PagePlugins {
  readonly declared: readonly DeclaredPlugin[];
  /** Outside the entries that declare, in order of their first place; of a name that several plugins have, the first counts. */
  readonly used: readonly UsedPlugin[];
}

/** Counts the plugins of a page. */
export function pagePlugins({ blocks, snapshot, truth, mentions }: CheckedDocument): PagePlugins {
  const declared = declaredPlugins(blocks, snapshot.text, truth);
  const places = new Map<number, Span[]>();
  for (const { span, meant } of mentions) {
    const [row] = meant.plugins;
    if (row === undefined || declared.some((entry) => entry.span.start <= span.start && span.end <= entry.span.end)) continue;
    const known = places.get(row);
    if (known === undefined) places.set(row, [span]);
    else known.push(span);
  }
  return { declared, used: [...places].map(([row, spans]) => ({ plugin: truth.plugin(row), places: spans })) };
}
