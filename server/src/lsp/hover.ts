// The hover over a name: the card of each plugin that it means, and why it was flagged where it was.
import { type Hover, type HoverParams, MarkupKind, type Position } from "vscode-languageserver";
import type { CheckedDocument } from "../engine/engine.ts";
import type { Finding } from "../rules/finding.ts";
import type { Mention } from "../rules/mention.ts";
import type { IndexedPlugin, TruthIndex } from "../truth/truth-index.ts";
import type { FeatureMaker } from "./feature.ts";
import { flaggedLine } from "./flagged-line.ts";
import { innermostAt } from "./mention-at.ts";
import { cardLines, type CardStyle, MARKDOWN, PLAIN_TEXT } from "./plugin-card.ts";
import type { PositionConverter } from "./position-encoding.ts";

/** The most cards for one name. */
const MOST_CARDS = 3;

/** Hovers, for clients that show them. */
export const hoverFeature: FeatureMaker = (client, { answers, converter, features }) =>
  client.textDocument?.hover && {
    announces: { hoverProvider: true },
    listen(connection) {
      connection.onHover(
        answers.ofDocument(({ checked }, { position }: HoverParams) => hoverAt(checked, position, { converter, markdown: features.hoverMarkdown }), { none: null }),
      );
    },
  };

/** What a hover is made with. */
interface HoverParts {
  readonly converter: PositionConverter;
  /** The client shows Markdown. */
  readonly markdown: boolean;
}

/** The hover at a place; null where no name stands. */
function hoverAt({ snapshot, truth, findings, mentions }: CheckedDocument, position: Position, parts: HoverParts): Hover | null {
  const offset = parts.converter.toOffset(snapshot, position);
  const finding = innermostAt(findings, offset);
  const mention = finding === undefined ? innermostAt(mentions, offset) : mentions.find(({ span }) => span.start === finding.span.start && span.end === finding.span.end);
  const span = finding?.span ?? mention?.span;
  if (span === undefined) return null;
  const style = parts.markdown ? MARKDOWN : PLAIN_TEXT;
  const lineBreak = parts.markdown ? "  \n" : "\n";
  const cards = pluginsOf(finding, mention, truth)
    .slice(0, MOST_CARDS)
    .map((plugin) => cardLines(plugin, truth, style).join(lineBreak));
  const sections = [...cards, ...(finding ? [flagged(finding, mention, style)] : [])];
  return {
    contents: { kind: parts.markdown ? MarkupKind.Markdown : MarkupKind.PlainText, value: sections.join("\n\n---\n\n") },
    range: parts.converter.toRange(snapshot, span),
  };
}

function flagged(finding: Finding, mention: Mention | undefined, style: CardStyle): string {
  return style.plain(flaggedLine(finding, mention));
}

/** The plugins that are meant: those the finding cites, else all that have the name. */
function pluginsOf(finding: Finding | undefined, mention: Mention | undefined, truth: TruthIndex): IndexedPlugin[] {
  if (finding === undefined) return (mention?.meant.plugins ?? []).map((row) => truth.plugin(row));
  const cited = [...(finding.plugin ? [finding.plugin] : []), ...(finding.alternatives ?? [])];
  const found = cited.flatMap(({ id, family }) => truth.byId(id).filter((plugin) => plugin.family === family));
  return [...new Map(found.map((plugin) => [plugin.number, plugin])).values()];
}
