// Links from right names to the pages of their plugins. Text that is a link already keeps its own target.
import type { DocumentLink } from "vscode-languageserver";
import { firstAfter } from "../detect/first-after.ts";
import type { PlacedBlock, ZoneKind } from "../document/document.ts";
import type { CheckedDocument } from "../engine/engine.ts";
import type { Span } from "../text/span.ts";
import type { FeatureMaker } from "./feature.ts";
import { isWebAddress } from "./open-page.ts";
import type { PositionConverter } from "./position-encoding.ts";
import { rightMentions } from "./right-mentions.ts";

const LINKED: ReadonlySet<ZoneKind> = new Set<ZoneKind>(["prose", "heading", "inline-code"]);
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
  const { snapshot, truth, blocks } = checked;
  return rightMentions(checked).flatMap(({ span, zone, meant }): DocumentLink[] => {
    const { definition } = truth.plugin(meant.plugins[0] ?? 0);
    if (!LINKED.has(zone) || !isWebAddress(definition.url) || isInLink(blocks, span)) return [];
    return [{ range: converter.toRange(snapshot, span), target: new URL(definition.url).href, ...(tooltips && { tooltip: `Page of ${definition.name}` }) }];
  });
}

/** Tells whether some of a stretch stands in a link; it lies in one block. */
function isInLink(blocks: readonly PlacedBlock[], { start, end }: Span): boolean {
  const placed = blocks[firstAfter(blocks, start, ({ start: at, block }) => at + block.text.length)];
  if (placed === undefined) return false;
  const { start: at, block: { zones } } = placed;
  for (let row = firstAfter(zones, start - at, (zone) => zone.end); row < zones.length; row++) {
    const zone = zones[row];
    if (zone === undefined || zone.start >= end - at) return false;
    if (zone.linked === true || zone.kind === "link-text") return true;
  }
  return false;
}
