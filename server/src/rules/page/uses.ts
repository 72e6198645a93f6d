// Which plugins of the families in force a page uses: by names in its text, and by patterns in its code.
import type { Block } from "../../document/document.ts";
import type { Span } from "../../text/span.ts";
import type { TruthIndex } from "../../truth/truth-index.ts";
import type { Mention } from "../mention.ts";
import { codeUses } from "./code-uses.ts";
import { isInLongerName } from "./longer-name.ts";
import type { Page, PageBlock } from "./page.ts";
import type { PluginUse } from "./page-facts.ts";

const NO_USE: ReadonlySet<string> = new Set(["front-matter-key", "front-matter-value", "comment", "link-target", "url"]);

/** The uses on a page, in order of place. Front matter, comments and addresses use nothing. */
export function usesOn(page: Page): readonly PluginUse[] {
  const families = new Set(page.families.map(({ family }) => family));
  if (families.size === 0) return [];
  return [...mentionUses(page, families), ...codeUses(page)].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

function mentionUses({ blocks, truth }: Page, families: ReadonlySet<string>): PluginUse[] {
  const uses: PluginUse[] = [];
  for (const { start, block, mentions } of blocks) {
    for (const mention of mentions) {
      const plugins = NO_USE.has(mention.zone) ? [] : ofFamilies(mention.meant.plugins, truth, families);
      if (plugins.length > 0 && !isInLongerName(block.text, mention.span)) uses.push(new MentionUse(mention, { start, block }, plugins));
    }
  }
  return uses;
}

const POINTS = /(?:^|[.!?:;(]\s+|^[-*+>#\s]+)(?:see|see also|read|read more|learn more|more|related|next|compare|refer)\b[^.!?\n]*$/i;
/** So far before a link is looked for what sends readers on, in UTF-16 units. */
const REACH = 120;

/** "See also" and the like before a link. */
function isPointer({ zone, span }: Mention, { text }: Block): boolean {
  return zone === "link-text" && POINTS.test(text.slice(Math.max(0, span.start - REACH), span.start));
}

/** A use by name. How sure it is costs something to find out, and few ask. */
class MentionUse implements PluginUse {
  readonly plugins: readonly number[];
  readonly span: Span;
  readonly by: "mention" | "guess" | "pointer";
  readonly #mention: Mention;

  constructor(mention: Mention, { start: blockStart, block }: Pick<PageBlock, "start" | "block">, plugins: readonly number[]) {
    this.#mention = mention;
    this.plugins = plugins;
    this.span = { start: blockStart + mention.span.start, end: blockStart + mention.span.end };
    this.by = mention.match === "near" ? "guess" : isPointer(mention, block) ? "pointer" : "mention";
  }

  get confidence(): number {
    return this.#mention.confidence;
  }
}

function ofFamilies(rows: readonly number[], truth: TruthIndex, families: ReadonlySet<string>): readonly number[] {
  return rows.filter((row) => families.has(truth.plugin(row).family));
}
