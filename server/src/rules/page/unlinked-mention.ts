// The first mention of a plugin in running text, where the page leads to the plugin's own page nowhere. Off by default.
import type { Block, Zone } from "../../document/document.ts";
import { memoByObject } from "../../text/memo.ts";
import type { Span } from "../../text/span.ts";
import type { IndexedPlugin } from "../../truth/truth-index.ts";
import type { Mention } from "../mention.ts";
import { addressKey } from "./address-key.ts";
import { hasLinks, linkMarkup } from "./link-markup.ts";
import { isInLongerName } from "./longer-name.ts";
import type { Page, PageBlock } from "./page.ts";
import type { PageRemark, PageRule } from "./page-rule.ts";

const REACH = 640;

/** Makes a link of it. */
export const unlinkedMention: PageRule = {
  codes: ["unlinked-mention"],
  check(page) {
    if (!hasLinks(page.format)) return [];
    const firsts = firstMentions(page);
    if (firsts.length === 0) return [];
    // Plugins may share a page, and one link to it is enough.
    const linked = new Set(page.blocks.flatMap(({ block }) => addressesIn(block)));
    return firsts.flatMap(({ plugin, mention, placed }) => {
      const { name, url = "" } = plugin.definition;
      const key = addressKey(url);
      if (key === undefined || linked.has(key)) return [];
      linked.add(key);
      return [toRemark(mention, placed, { plugin, name, url, page })];
    });
  },
};

interface FirstMention {
  readonly plugin: IndexedPlugin;
  readonly mention: Mention;
  readonly placed: PageBlock;
}

/** The first mention of each plugin that has a page; none where the plugin is the text of a link before. */
function firstMentions({ blocks, truth }: Page): readonly FirstMention[] {
  const seen = new Map<number, FirstMention | undefined>();
  for (const placed of blocks) {
    for (const mention of placed.mentions) {
      const [row] = mention.meant.plugins;
      if (row === undefined || seen.has(row) || mention.match !== "exact" || mention.meant.plugins.length > 1) continue;
      const plugin = truth.plugin(row);
      if (mention.zone === "link-text" && !isImage(placed.block, mention)) seen.set(row, undefined);
      else if (mayBeLinked(plugin, mention, placed.block)) seen.set(row, { plugin, mention, placed });
    }
  }
  return [...seen.values()].filter((first) => first !== undefined);
}

/** Running text about a plugin that has a page and is not retired. */
function mayBeLinked({ definition }: IndexedPlugin, mention: Mention, block: Block): boolean {
  const isRight = definition.deprecated === undefined && mention.renamedTo.length === 0;
  return mention.zone === "prose" && definition.url !== undefined && isRight && !isLinkTitle(block, mention) && !goesOn(block.text, mention.span);
}

/** A part of a longer name, of a namespace or of a path is no name to link. */
function goesOn(text: string, span: Span): boolean {
  return isInLongerName(text, span) || /^(?:[./:\\]|::)[\p{L}\p{N}_]/u.test(text.slice(span.end, span.end + 3));
}

/** What stands for a picture leads nowhere. */
function isImage({ text }: Block, { span }: Mention): boolean {
  return /!\[[^\]]{0,300}$|\bimage:{1,2}[^\s[]{1,300}\[[^\]]{0,300}$/u.test(text.slice(Math.max(0, span.start - REACH), span.start));
}

/** The title of a link is read as running text and holds none. */
function isLinkTitle({ text, zones }: Block, { span }: Mention): boolean {
  const row = zones.findIndex((zone) => zone.start <= span.start && span.start < zone.end);
  const before: Zone | undefined = zones[row - 1];
  return before?.kind === "link-target" && /^>?\s+["'(]$/u.test(text.slice(before.end, zones[row]?.start));
}

/** The pages that a block leads to. */
const addressesIn = memoByObject(({ text, zones }: Block): readonly string[] =>
  zones.filter(({ kind }) => kind === "link-target" || kind === "url").map(({ start, end }) => addressKey(text.slice(start, end).replaceAll("&amp;", "&"))).filter((key) => key !== undefined),
);

interface Unlinked {
  readonly plugin: IndexedPlugin;
  readonly name: string;
  readonly url: string;
  readonly page: Page;
}

function toRemark({ span: { start, end }, pieces }: Mention, { start: by, block }: PageBlock, { plugin, name, url, page }: Unlinked): PageRemark {
  const span = { start: by + start, end: by + end };
  // What markup cuts would have to be put together first.
  const text = pieces === undefined ? linkMarkup(page.format, { text: block.text, start, end }, url) : undefined;
  return {
    code: "unlinked-mention",
    span,
    message: `The first mention of "${name}" does not lead to its page.`,
    plugin,
    fixes: text === undefined ? [] : [{ title: `Link to the page of "${name}"`, safe: true, edits: [{ span, text }] }],
  };
}
