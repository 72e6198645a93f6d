// What the running text of a page says about loading, saving and converting formats. Each block is read once; whom its sentences name
// depends on the page and is asked anew, where there is a claim.
import type { Block } from "../../document/document.ts";
import { memoByObject } from "../../text/memo.ts";
import type { Span } from "../../text/span.ts";
import type { FamilyFacts } from "../../truth/definition.ts";
import type { TruthIndex } from "../../truth/truth-index.ts";
import type { Mention } from "../mention.ts";
import { agentsIn, agentsOf } from "./claims/claim-agents.ts";
import { claimsOf, type SentenceClaim } from "./claims/claim-grammar.ts";
import { type FormatVocabulary, formatVocabulary } from "./claims/format-vocabulary.ts";
import { type Sentence, sentencesOf } from "./claims/running-text.ts";
import type { Page, PageBlock } from "./page.ts";
import type { FormatClaim } from "./page-facts.ts";

/** The claims of a page, in order of place. */
export function formatClaims(page: Page): readonly FormatClaim[] {
  const vocabulary = formatVocabulary(page.truth, familiesOf(page));
  if (vocabulary.isEmpty) return [];
  const read = claimsByBlock(vocabulary);
  const claims: FormatClaim[] = [];
  for (const placed of page.blocks) for (const found of read(placed.block)) addClaims(found, placed, claims);
  return claims;
}

/** The families whose formats are read: those in force, else those of plugins that the text names exactly. */
function familiesOf({ families, blocks, truth }: Page): readonly FamilyFacts[] {
  if (families.length > 0) return families;
  const named = new Set<number>();
  for (const { mentions } of blocks) for (const mention of mentions) addFamilies(mention, truth, named);
  return named.size === 0 ? [] : truth.families().filter((_, row) => named.has(row));
}

function addFamilies({ match, meant }: Mention, { data }: TruthIndex, to: Set<number>): void {
  if (match === "exact") for (const row of meant.plugins) to.add(data.pluginFamily[row] ?? -1);
}

interface StatedSentence {
  readonly sentence: Sentence;
  /** Not empty. */
  readonly claims: readonly SentenceClaim[];
}

/** A statement without one of these words is none of ours; most blocks have none. */
const STATES = /load|open|read|import|pars|sav|export|writ|writt|render|print|conver|transform|turn|creat|build|generat|mak|compos|[→⇒➔➜]|[-=]>|\bto\b/iu;

const claimsByBlock = memoByObject((vocabulary: FormatVocabulary) =>
  memoByObject((block: Block): readonly StatedSentence[] => {
    if (!STATES.test(block.text)) return NONE;
    const found = sentencesOf(block).flatMap((sentence) => {
      const claims = STATES.test(sentence.text) ? claimsOf(sentence.text, vocabulary) : [];
      return claims.length === 0 ? [] : [{ sentence, claims }];
    });
    return found.length === 0 ? NONE : found;
  }),
);

const NONE: readonly StatedSentence[] = Object.freeze([]);

function addClaims({ sentence, claims }: StatedSentence, { start, mentions }: PageBlock, to: FormatClaim[]): void {
  const agents = mentions.length === 0 ? [] : agentsIn(sentence, mentions);
  const moved = ({ start: from, end }: Span): Span => ({ start: start + from, end: start + end });
  const spans = claims.map(({ span }) => span);
  for (const { action, load, save, span } of claims) {
    const own = agentsOf(span, spans, agents, sentence.text);
    to.push({
      action, load, save,
      span: moved({ start: sentence.toBlock(span.start), end: sentence.toBlock(span.end - 1) + 1 }),
      sentence: moved(sentence.span),
      plugins: [...new Set(own.flatMap(({ meant }) => meant.plugins))],
      agents: own.map((mention) => moved(mention.span)),
    });
  }
}
