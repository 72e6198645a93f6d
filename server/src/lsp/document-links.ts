// Links from right names to the pages of their plugins. Text that is a link already keeps its own target.
import type { DocumentLink } from "vscode-languageserver";
import type { CheckedDocument } from "../engine/engine.ts";
import type { ZoneKind } from "../document/document.ts";
import { linksOf } from "../rules/page/links.ts";
import { overlaps } from "../text/span.ts";
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
          ({ checked, display }): DocumentLink[] => (display.document_links === "on" ? offered(checked, converter, support.tooltipSupport === true) : []),
          { none: [] },
        ),
      );
    },
  };
};

function offered(checked: CheckedDocument, converter: PositionConverter, tooltips: boolean): DocumentLink[] {
  const { snapshot, truth, page } = checked;
  const links = linksOf(page);
  return rightMentions(checked).flatMap(({ span, zone, meant }): DocumentLink[] => {
    const { definition } = truth.plugin(meant.plugins[0] ?? 0);
    if (!LINKED.has(zone) || !isWebAddress(definition.url) || links.some(({ textSpan }) => overlaps(textSpan, span))) return [];
    return [{ range: converter.toRange(snapshot, span), target: new URL(definition.url).href, ...(tooltips && { tooltip: `Page of ${definition.name}` }) }];
  });
}
