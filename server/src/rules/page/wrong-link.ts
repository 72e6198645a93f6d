// A link whose text is the name of one plugin and whose target is the page of another. Pages above and below the plugin's own, and
// plugins whose names go on where the other's ends, are near enough to say nothing.
import type { Span } from "../../text/span.ts";
import type { Block, FormatName } from "../../document/document.ts";
import { byText, memoByObject } from "../../text/memo.ts";
import type { IndexedPlugin, TruthIndex } from "../../truth/truth-index.ts";
import { addressKey } from "./address-key.ts";
import { escapedAddress } from "./link-markup.ts";
import { type BlockLink, blockLinks, type Link, linksOf } from "./links.ts";
import type { Page } from "./page.ts";
import type { PageRemark, PageRule } from "./page-rule.ts";

/** Offers the plugin's own address; which of the two is wrong takes a person. */
export const wrongLink: PageRule = {
  codes: ["wrong-link"],
  check(page) {
    const remarks: PageRemark[] = [];
    for (const link of linksOf(page, suspects(page.truth)(page.format))) {
      const target = addressKey(link.url);
      const own = target === undefined ? undefined : namedBy(link.text, page.truth);
      const url = own?.definition.url;
      const key = url === undefined ? undefined : addressKey(url);
      if (own === undefined || target === undefined || url === undefined || key === undefined || isNear(target, key)) continue;
      const other = pluginsAt(page, own.family, target).find((plugin) => plugin.number !== own.number && !isKin(own, plugin));
      if (other !== undefined) remarks.push(toRemark(link, { own, url, other }, page));
    }
    return remarks;
  },
};

/** The links of a block that name a plugin with a page of its own; those that plainly lead there are left out. */
const suspects = memoByObject((truth: TruthIndex) =>
  byText((format: FormatName) =>
    memoByObject((block: Block): readonly BlockLink[] =>
      blockLinks(block, format).filter((link) => {
        const url = namedBy(link.text, truth)?.definition.url;
        return url !== undefined && !("target" in link && addressKey(block.text.slice(link.target.start, link.target.end)) === addressKey(url));
      }),
    ),
  ),
);

/** The one plugin whose name or alias a text is, letter by letter. */
function namedBy(text: string, truth: TruthIndex): IndexedPlugin | undefined {
  const named = [
    ...truth.byName(text).filter(({ definition }) => definition.name === text),
    ...truth.byAlias(text).filter(({ definition }) => definition.aliases?.includes(text) === true),
  ];
  return named.every(({ number }) => number === named[0]?.number) ? named[0] : undefined;
}

function isNear(a: string, b: string): boolean {
  return a === b || a.startsWith(`${b}/`) || b.startsWith(`${a}/`);
}

function isKin(own: IndexedPlugin, other: IndexedPlugin): boolean {
  const [a, b] = [own.definition.name, other.definition.name];
  const goesOn = a.startsWith(`${b} `) || b.startsWith(`${a} `);
  return goesOn || own.definition.deprecated !== undefined || other.definition.former_names?.includes(a) === true;
}

/** Plugins by the address of their page, family by family. */
const addresses = memoByObject((truth: TruthIndex) =>
  byText((family: string): ReadonlyMap<string, readonly IndexedPlugin[]> => {
    const found = new Map<string, IndexedPlugin[]>();
    for (const plugin of truth.byFamily(family)) {
      const key = plugin.definition.url === undefined ? undefined : addressKey(plugin.definition.url);
      if (key !== undefined) found.set(key, [...(found.get(key) ?? []), plugin]);
    }
    return found;
  }),
);

function pluginsAt({ truth, families }: Page, family: string, key: string): readonly IndexedPlugin[] {
  return [...new Set([family, ...families.map((facts) => facts.family)])].flatMap((name) => addresses(truth)(name).get(key) ?? []);
}

interface Wrong {
  readonly own: IndexedPlugin;
  readonly url: string;
  readonly other: IndexedPlugin;
}

/** The finding stands on the address; where other links may share that, on the text, and without a fix. */
function toRemark(link: Link, { own, url, other }: Wrong, { format }: Page): PageRemark {
  const span: Span = link.isReference ? link.textSpan : link.target;
  const text = link.isReference ? undefined : escapedAddress(format, url);
  return {
    code: "wrong-link",
    span,
    message: `"${own.definition.name}" is linked to the page of "${other.definition.name}".`,
    plugin: own,
    alternatives: [other],
    fixes: text === undefined ? [] : [{ title: `Link to the page of "${own.definition.name}"`, safe: false, edits: [{ span, text }] }],
  };
}
