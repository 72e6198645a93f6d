// The hover over a name, in documents and truth files: the card of each plugin that it means, and why it was flagged where it was.
import { type Hover, type HoverParams, MarkupKind, type Position, type Range } from "vscode-languageserver";
import type { CheckedDocument } from "../engine/engine.ts";
import type { Finding } from "../rules/finding.ts";
import type { Mention } from "../rules/mention.ts";
import type { IndexedPlugin, TruthIndex } from "../truth/truth-index.ts";
import type { FeatureMaker } from "./feature.ts";
import { flaggedLine } from "./flagged-line.ts";
import { declaredAt, innermostAt } from "./mention-at.ts";
import { type OpenTruthFile, pluginOfName } from "./own-truth.ts";
import { cardLines, type CardStyle, MARKDOWN, PLAIN_TEXT } from "./plugin-card.ts";
import type { PositionConverter } from "./position-encoding.ts";
import type { TruthPlaces } from "./truth-places.ts";

/** The most cards for one name. */
const MOST_CARDS = 3;

/** Hovers, for clients that show them. */
export const hoverFeature: FeatureMaker = (client, { answers, converter, features, places }) => {
  const parts: HoverParts = { converter, places, markdown: features.hoverMarkdown };
  return client.textDocument?.hover && {
    announces: { hoverProvider: true },
    listen(connection) {
      connection.onHover(
        answers.ofDocument(({ checked }, { position }: HoverParams) => hoverAt(checked, position, parts), {
          none: null,
          truthFile: (file, { position }) => hoverInTruth(file, position, parts),
        }),
      );
    },
  };
};

/** What a hover is made with. */
interface HoverParts {
  readonly converter: PositionConverter;
  readonly places: TruthPlaces;
  /** The client shows Markdown. */
  readonly markdown: boolean;
}

/** The hover at a place; null where no name stands. */
async function hoverAt(checked: CheckedDocument, position: Position, parts: HoverParts): Promise<Hover | null> {
  const { snapshot, truth, findings, mentions } = checked;
  const offset = parts.converter.toOffset(snapshot, position);
  const finding = innermostAt(findings, offset);
  const mention = finding === undefined ? innermostAt(mentions, offset) : mentions.find(({ span }) => span.start === finding.span.start && span.end === finding.span.end);
  const entry = declaredAt(checked, offset);
  const span = (finding ?? mention ?? entry)?.span;
  if (span === undefined) return null;
  // What a finding about an entry cites is another plugin, one that it needs, say.
  const cards = await cardsOf(distinct([...(entry?.plugins ?? []), ...pluginsOf(finding, mention, truth)]), truth, parts);
  return toHover([...cards, ...(finding ? [flagged(finding, mention, styleOf(parts))] : [])], parts.converter.toRange(snapshot, span), parts);
}

/** The hover over a name, id or reference in a truth file; null where the truth has no such plugin (yet). */
async function hoverInTruth(file: OpenTruthFile, position: Position, parts: HoverParts): Promise<Hover | null> {
  const name = innermostAt(file.names, parts.converter.toOffset(file.snapshot, position));
  const meant = name && pluginOfName(name, file);
  const plugin = meant && file.truth.byId(meant.id).find(({ family }) => family === meant.family);
  if (name === undefined || plugin === undefined) return null;
  return toHover(await cardsOf([plugin], file.truth, parts), parts.converter.toRange(file.snapshot, name.span), parts);
}

function styleOf({ markdown }: HoverParts): CardStyle {
  return markdown ? MARKDOWN : PLAIN_TEXT;
}

async function cardsOf(plugins: readonly IndexedPlugin[], truth: TruthIndex, parts: HoverParts): Promise<string[]> {
  return Promise.all(plugins.slice(0, MOST_CARDS).map(async (plugin) => {
    const entry = await parts.places.linkTo(plugin.family, plugin.definition.id);
    return cardLines(plugin, truth, styleOf(parts), entry).join(parts.markdown ? "  \n" : "\n");
  }));
}

function toHover(sections: readonly string[], range: Range, { markdown }: HoverParts): Hover {
  return { contents: { kind: markdown ? MarkupKind.Markdown : MarkupKind.PlainText, value: sections.join("\n\n---\n\n") }, range };
}

function flagged(finding: Finding, mention: Mention | undefined, style: CardStyle): string {
  return style.plain(flaggedLine(finding, mention));
}

/** The plugins that are meant: those the finding cites, else all that have the name. */
function pluginsOf(finding: Finding | undefined, mention: Mention | undefined, truth: TruthIndex): IndexedPlugin[] {
  if (finding === undefined) return (mention?.meant.plugins ?? []).map((row) => truth.plugin(row));
  const cited = [...(finding.plugin ? [finding.plugin] : []), ...(finding.alternatives ?? [])];
  return distinct(cited.flatMap(({ id, family }) => truth.byId(id).filter((plugin) => plugin.family === family)));
}

function distinct(plugins: readonly IndexedPlugin[]): IndexedPlugin[] {
  return [...new Map(plugins.map((plugin) => [plugin.number, plugin])).values()];
}
