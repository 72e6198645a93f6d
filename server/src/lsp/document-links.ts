// Links from right names to the pages of their plugins. Text that is a link already keeps its own target.
import type { DocumentLink } from "vscode-languageserver";
import type { CheckedDocument } from "../engine/engine.ts";
import type { ZoneKind } from "../document/document.ts";
import type { FeatureMaker } from "./feature.ts";
import { isWebAddress } from "./open-page.ts";
import type { PositionConverter } from "./position-encoding.ts";
import { rightMentions } from "./right-mentions.ts";

const LINKED: ReadonlySet<ZoneKind> = new Set<ZoneKind>(["prose", "heading", "inline-code"]);
/** Markdown, reStructuredText and HTML write what leads away right behind or before a link's text. */
const LINK_BEHIND = /^[`*_]{0,3}(?:\]\s?[([]|\s*<[^>\n]+>`_|<\/a>)/iu;
const LINK_BEFORE = /<a\s[^>\n]*>[`*_]{0,3}$/iu;
const REACH = 300;

/** Document links, for clients that show them. */
export const documentLinkFeature: FeatureMaker = (client, { answers, converter }) => {
  const support = client.textDocument?.documentLink;
  return support && {
    announces: { documentLinkProvider: {} },
    listen(connection) {
      connection.onDocumentLinks(
        answers.ofDocument(
          ({ checked, display }): DocumentLink[] => (display.document_links === "on" ? linksOf(checked, converter, support.tooltipSupport === true) : []),
          { none: [] },
        ),
      );
    },
  };
};

function linksOf(checked: CheckedDocument, converter: PositionConverter, tooltips: boolean): DocumentLink[] {
  const { snapshot, truth } = checked;
  return rightMentions(checked).flatMap(({ span, zone, meant }): DocumentLink[] => {
    const { definition } = truth.plugin(meant.plugins[0] ?? 0);
    if (!LINKED.has(zone) || !isWebAddress(definition.url) || isLink(snapshot.text, span)) return [];
    return [{ range: converter.toRange(snapshot, span), target: new URL(definition.url).href, ...(tooltips && { tooltip: `Page of ${definition.name}` }) }];
  });
}

function isLink(text: string, { start, end }: { readonly start: number; readonly end: number }): boolean {
  return LINK_BEHIND.test(text.slice(end, end + REACH)) || LINK_BEFORE.test(text.slice(Math.max(0, start - REACH), start));
}
