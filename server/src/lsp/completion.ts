// Completion of plugin names, aliases, ids and the values of front matter. What was typed is found where it begins, whole names are put
// in its place, and a card is shown where the client asks for one.
import { type CompletionItem, CompletionItemKind, type CompletionList, type CompletionParams, CompletionTriggerKind, InsertReplaceEdit, MarkupKind, TextEdit } from "vscode-languageserver";
import type { CheckedDocument } from "../engine/engine.ts";
import type { TruthIndex } from "../truth/truth-index.ts";
import { createCompletionNames, type CompletionKind, type CompletionName, type CompletionNames, type CompletionTier } from "./completion-names.ts";
import { completionPlace, type CompletionPlace } from "./completion-place.ts";
import type { FeatureMaker } from "./feature.ts";
import type { FeatureParts } from "./feature-parts.ts";
import { cardLines, MARKDOWN, PLAIN_TEXT } from "./plugin-card.ts";

/** The most items of an answer; more typing brings the others. */
const MOST_ITEMS = 50;
const TRIGGERS = ["`", "@", "/", "[", "-", ".", ",", ":"];
const KINDS: Readonly<Record<CompletionPlace["in"], ReadonlySet<CompletionKind>>> = {
  prose: new Set(["name", "alias"]),
  code: new Set(["name", "alias", "id"]),
  plugin: new Set(["id", "name"]),
  family: new Set(),
};

/** Completion, for clients that complete. */
export const completionFeature: FeatureMaker = (client, parts) => {
  const item = client.textDocument?.completion?.completionItem;
  if (client.textDocument?.completion === undefined) return undefined;
  const style: ItemStyle = {
    insertsAndReplaces: item?.insertReplaceSupport === true,
    markdown: item?.documentationFormat?.includes(MarkupKind.Markdown) === true,
    byPrefix: client.textDocument.completion.contextSupport === false,
    late: item?.resolveSupport?.properties.includes("documentation") === true,
  };
  const namesOf = createCompletionNames();
  return {
    announces: { completionProvider: { triggerCharacters: TRIGGERS, ...(style.late && { resolveProvider: true }) } },
    listen(connection) {
      connection.onCompletion(
        parts.answers.ofDocument(({ checked }, { position, context }: CompletionParams) => {
          const names = namesOf(checked.truth);
          const asked = context?.triggerKind === CompletionTriggerKind.TriggerCharacter;
          const place = completionPlace(checked, parts.converter.toOffset(checked.snapshot, position), names, asked);
          return place === undefined ? null : answer(checked, place, { names, style, parts });
        }, { none: null }),
      );
      if (style.late) connection.onCompletionResolve(parts.answers.ofAny((chosen: CompletionItem) => withCard(chosen, style, parts)));
    },
  };
};

interface ItemStyle {
  readonly insertsAndReplaces: boolean;
  readonly markdown: boolean;
  /**
   * Shows names that begin with what is typed and no others. Neovim up to 0.9 is such a client: it takes the place of names from items
   * without a filter text only, and says that it sends no context.
   */
  readonly byPrefix: boolean;
  /** The card is asked for when an item is looked at. */
  readonly late: boolean;
}

/** What a client gives back to have the card made. */
interface LateCard {
  readonly uri: string;
  readonly family: string;
  readonly id: string;
}

interface Making {
  readonly names: CompletionNames;
  readonly style: ItemStyle;
  readonly parts: FeatureParts;
}

function answer(checked: CheckedDocument, place: CompletionPlace, making: Making): CompletionList {
  if (place.in === "family") return { isIncomplete: false, items: families(checked, place, making) };
  const listed = listedElsewhere(checked, place);
  const matching = making.names.matching(place.typed, KINDS[place.in]).filter(({ name }) => !listed.has(name.plugin));
  const beginning = making.style.byPrefix ? matching.filter(({ tier }) => tier === 0) : [];
  const found = beginning.length > 0 ? beginning : matching;
  const rank = ranking(checked, place);
  const best = found.map(({ name, tier }) => ({ name, tier, order: rank(name, tier) })).sort((a, b) => b.order - a.order || (a.name.folded < b.name.folded ? -1 : 1)).slice(0, MOST_ITEMS);
  // Clients sort by how well the typed letters fit the filter text before they look at the order: so all or none get one.
  const mixed = best.some(({ tier }) => tier > 0);
  return {
    isIncomplete: mixed || found.length > best.length || place.typed.length < 3,
    items: best.map(({ name }, at) => {
      const { family, definition } = checked.truth.plugin(name.plugin);
      return {
        ...itemOf(name.text, place, checked, making),
        kind: CompletionItemKind.Module,
        detail: name.kind === "name" ? family : `${family} · ${name.kind} of ${definition.name}`,
        sortText: String(at).padStart(3, "0"),
        ...(mixed && { filterText: place.typed }),
        data: { uri: checked.snapshot.uri, family, id: definition.id } satisfies LateCard,
      };
    }),
  };
}

/** Rows of what the lists of front matter hold already, but for the entry that is being written: nothing is listed twice. */
function listedElsewhere({ page }: CheckedDocument, { in: kind, span: { start, end } }: CompletionPlace): ReadonlySet<number> {
  const others = kind === "plugin" ? page.declared.entries.filter(({ span }) => span.end < start || span.start > end) : [];
  return new Set(others.flatMap(({ plugins }) => plugins.map(({ number }) => number)));
}

/** Better fits first, then what is in force or on the page, then what is used more; retired plugins last. Lists take ids of their families. */
function ranking({ truth, mentions, families, page }: CheckedDocument, place: CompletionPlace): (name: CompletionName, tier: CompletionTier) => number {
  const onPage = new Set(mentions.flatMap(({ meant }) => meant.plugins));
  const isList = place.in === "plugin";
  const own = new Set(isList ? page.families.map(({ family }) => family) : []);
  return ({ plugin, kind }, tier) => {
    const { family, definition: { deprecated, popularity = 0 } } = truth.plugin(plugin);
    const near = onPage.has(plugin) ? 2 : families.has(truth.data.pluginFamily[plugin] ?? -1) ? 1 : 0;
    const preferred = kind === (isList ? "id" : "name") ? 5 : 0;
    return (2 - tier) * 100 + (own.has(family) ? 60 : 0) + near * 20 + (deprecated === undefined ? 10 : 0) + preferred + Math.min(4, Math.log10(1 + popularity) / 2);
  };
}

function families(checked: CheckedDocument, place: CompletionPlace, making: Making): CompletionItem[] {
  const typed = place.typed.toLowerCase();
  return checked.truth
    .families()
    .filter(({ family }) => family.includes(typed))
    .map(({ family, product }) => ({ ...itemOf(family, place, checked, making), kind: CompletionItemKind.Enum, ...(product !== undefined && { detail: product }) }));
}

function itemOf(label: string, place: CompletionPlace, { snapshot }: CheckedDocument, { style, parts: { converter } }: Making): Pick<CompletionItem, "label" | "textEdit"> {
  const newText = place.in === "plugin" || place.in === "family" ? frontMatterText(label, place.quote) : label;
  const replace = converter.toRange(snapshot, place.span);
  if (!style.insertsAndReplaces) return { label, textEdit: TextEdit.replace(replace, newText) };
  const insert = converter.toRange(snapshot, { start: place.span.start, end: place.span.start + place.typed.length });
  return { label, textEdit: InsertReplaceEdit.create(newText, insert, replace) };
}

/** Bare YAML where it reads as text, else in quotes. */
function frontMatterText(text: string, quote: string): string {
  return quote !== "" || /^[\p{L}][\p{L}\p{N} ._/-]*$/u.test(text) ? text : JSON.stringify(text);
}

/** The card, from the truth that the document is checked with. */
async function withCard(chosen: CompletionItem, { markdown }: ItemStyle, { documents }: FeatureParts): Promise<CompletionItem> {
  const { uri, family, id } = (chosen.data ?? {}) as Partial<LateCard>;
  const settled = uri === undefined ? undefined : await documents.settled(uri);
  const truth: TruthIndex | undefined = settled?.checked.truth;
  const plugin = id === undefined ? undefined : truth?.byId(id).find((found) => found.family === family);
  if (truth === undefined || plugin === undefined) return chosen;
  const value = cardLines(plugin, truth, markdown ? MARKDOWN : PLAIN_TEXT).join(markdown ? "  \n" : "\n");
  return { ...chosen, documentation: { kind: markdown ? MarkupKind.Markdown : MarkupKind.PlainText, value } };
}
