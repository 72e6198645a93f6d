// The results of one document version, block by block. The next version takes over every block that stands there too; what a
// block says depends on its text, the settings and the context alone, and is judged anew where one of these changes.
import type { DocumentSettings } from "../../../shared/src/settings.ts";
import type { BlockNames, Candidate } from "../detect/candidate.ts";
import type { Block, DocumentModel, PlacedBlock } from "../document/document.ts";
import { checkMentions } from "../rules/check-mentions.ts";
import type { Finding } from "../rules/finding.ts";
import { finishFindings } from "../rules/finish.ts";
import { checkPage, joinFindings } from "../rules/page/check-page.ts";
import { createPage } from "../rules/page/create-page.ts";
import type { Page } from "../rules/page/page.ts";
import type { Mention } from "../rules/mention.ts";
import type { Snapshot } from "../text/snapshot.ts";
import type { Steps } from "../text/steps.ts";
import type { FamilyFacts } from "../truth/definition.ts";
import type { TruthIndex } from "../truth/truth-index.ts";
import { type BlockMention, blockMentions } from "./block-mentions.ts";
import { type BlockSays, type ContextChange, type DocumentContext, emptyContext, SAME_CONTEXT, saidBy, withChange } from "./document-context.ts";
import type { CheckedDocument } from "./engine.ts";

/** What a check works with. */
export interface CheckParts {
  readonly truth: TruthIndex;
  readonly settings: DocumentSettings;
  /** The names of a block; the same block always gives the same names. */
  readonly namesOf: (block: Block) => BlockNames;
}

/** What is known of one block; offsets are those of the block. */
interface BlockResult {
  readonly block: Block;
  readonly names: BlockNames;
  readonly says: BlockSays;
  readonly mentions: readonly BlockMention[];
  readonly findings: readonly Finding[];
  readonly hasComment: boolean;
}

/** A version with its results, for the next version to start from. */
export interface DocumentCheck {
  readonly model: DocumentModel;
  readonly context: DocumentContext;
  /** Row by row those of `model.blocks`. */
  readonly results: readonly BlockResult[];
  readonly checked: CheckedDocument;
}

const NO_FINDINGS: readonly Finding[] = Object.freeze([]);
/** How much is read between two pauses, in UTF-16 units. */
const STEP = 4096;

/** Checks a version, in steps: the caller may pause at each, or drop the work. `before` was checked with the same parts. */
export function* checkInSteps(model: DocumentModel, parts: CheckParts, before?: DocumentCheck): Steps<DocumentCheck> {
  const old = before?.results ?? [];
  const { head, tail } = sharedEnds(old, model.blocks);
  const read: Pick<BlockResult, "block" | "names" | "says">[] = [];
  const pace = createPace();
  for (let row = head; row < model.blocks.length - tail; row++) {
    const { block } = model.blocks[row] as PlacedBlock;
    const names = parts.namesOf(block);
    read.push({ block, names, says: saidBy(names, parts.truth) });
    if (pace(block)) yield;
  }
  const gone = old.slice(head, old.length - tail).map(({ says }) => says);
  const come = read.map(({ says }) => says);
  const change = withChange(before?.context ?? emptyContext(parts.truth, parts.settings), { gone, come }, parts);
  const made: BlockResult[] = [];
  for (const found of read) {
    made.push(judged(found, change.context, parts));
    if (pace(found.block)) yield;
  }
  const results = [...old.slice(0, head), ...made, ...old.slice(old.length - tail)];
  if (change.turned !== SAME_CONTEXT) yield* judgeAnew(results, { from: head, to: head + made.length }, change, parts);
  return { model, context: change.context, results, checked: new CheckedVersion(model, { results, context: change.context }, parts) };
}

/** Tells after each block whether it is time to pause. */
function createPace(): (block: Block) => boolean {
  let done = 0;
  return ({ text }) => {
    done += text.length;
    if (done < STEP) return false;
    done = 0;
    return true;
  };
}

/** Judges anew, outside of some rows, the blocks that a change of the context is about. */
function* judgeAnew(results: BlockResult[], but: { readonly from: number; readonly to: number }, change: ContextChange, parts: CheckParts): Steps<void> {
  const pace = createPace();
  for (let row = 0; row < results.length; row++) {
    const result = results[row] as BlockResult;
    const isNew = row >= but.from && row < but.to;
    if (isNew || !mustBeJudged(result, change, parts.truth)) continue;
    results[row] = judged(result, change.context, parts);
    if (pace(result.block)) yield;
  }
}

/** How many blocks at the start and at the end are those of the version before. */
function sharedEnds(old: readonly BlockResult[], blocks: readonly PlacedBlock[]): { head: number; tail: number } {
  const most = Math.min(old.length, blocks.length);
  let head = 0;
  while (head < most && old[head]?.block === blocks[head]?.block) head++;
  let tail = 0;
  while (tail < most - head && old[old.length - 1 - tail]?.block === blocks[blocks.length - 1 - tail]?.block) tail++;
  return { head, tail };
}

function judged({ block, names, says }: Pick<BlockResult, "block" | "names" | "says">, context: DocumentContext, parts: CheckParts): BlockResult {
  const mentions = blockMentions(names.candidates, context, parts);
  const findings = mentions.length === 0 ? NO_FINDINGS : checkMentions(mentions, block.text, parts.truth, parts.settings);
  return { block, names, says, mentions, findings, hasComment: block.zones.some(({ kind }) => kind === "comment") };
}

/** A block is judged anew where what came to be in force, or ceased to, is about one of its candidates. */
function mustBeJudged({ names }: BlockResult, { turned }: ContextChange, truth: TruthIndex): boolean {
  if (turned === undefined) return names.candidates.length > 0;
  return names.candidates.some(({ fits: [fit] }: Candidate) => turned.forms.has(fit.form) || fit.plugins.some((plugin) => turned.families.has(truth.data.pluginFamily[plugin] ?? -1)));
}

/** The result of a version. Mentions are asked for by the few requests that need them, so they are placed then. */
class CheckedVersion implements CheckedDocument {
  readonly snapshot: Snapshot;
  readonly truth: TruthIndex;
  readonly findings: readonly Finding[];
  readonly blocks: readonly PlacedBlock[];
  readonly page: Page;
  readonly semantic: readonly Finding[] = NO_FINDINGS;
  readonly #context: DocumentContext;
  readonly #place: () => readonly Mention[];
  /** The findings as they are shown, with some more that a language model said. */
  readonly #finish: (semantic: readonly Finding[]) => readonly Finding[];
  #mentions: readonly Mention[] | undefined;

  constructor({ blocks, snapshot, format }: DocumentModel, { results, context }: Pick<DocumentCheck, "results" | "context">, { truth, settings }: CheckParts) {
    this.blocks = blocks;
    this.#context = context;
    this.snapshot = snapshot;
    this.truth = truth;
    const placed: Finding[] = [];
    const commented: PlacedBlock[] = [];
    // Nearly no block has something to say, and there may be tens of thousands.
    for (let row = 0; row < blocks.length; row++) {
      const { findings, hasComment } = results[row] as BlockResult;
      if (findings.length > 0) for (const finding of findings) placed.push(moved(finding, blocks[row]?.start ?? 0));
      if (hasComment) commented.push(blocks[row] as PlacedBlock);
    }
    this.page = createPage({
      snapshot,
      format,
      blocks: results.map(({ block, mentions }, row) => ({ start: blocks[row]?.start ?? 0, block, mentions })),
      truth,
      settings,
      families: familiesInForce(context, truth),
    });
    const said = joinFindings(placed, checkPage(this.page));
    this.#finish = (semantic) => finishFindings([...said, ...semantic], { snapshot, blocks: commented }, settings);
    this.findings = this.#finish(NO_FINDINGS);
    this.#place = () => Object.freeze(results.flatMap(({ mentions }, row) => mentions.map((mention) => mention.placed(blocks[row]?.start ?? 0))));
    Object.freeze(this);
  }

  get families(): ReadonlySet<number> {
    return new Set([...this.#context.named, ...this.#context.seen.keys()].filter((row) => row >= 0));
  }

  get mentions(): readonly Mention[] {
    return (this.#mentions ??= this.#place());
  }

  withSemantic(semantic: readonly Finding[]): CheckedDocument {
    return semantic.length === 0 ? this : new VersionWithMeaning(this, semantic, this.#finish(semantic));
  }
}

/** A checked version with what a language model said about it. What rules found is the very same. */
class VersionWithMeaning implements CheckedDocument {
  readonly semantic: readonly Finding[];
  readonly findings: readonly Finding[];
  readonly #checked: CheckedVersion;

  constructor(checked: CheckedVersion, semantic: readonly Finding[], findings: readonly Finding[]) {
    this.#checked = checked;
    this.semantic = semantic;
    this.findings = findings;
    Object.freeze(this);
  }

  get snapshot(): Snapshot { return this.#checked.snapshot; }
  get truth(): TruthIndex { return this.#checked.truth; }
  get blocks(): readonly PlacedBlock[] { return this.#checked.blocks; }
  get page(): Page { return this.#checked.page; }
  get mentions(): readonly Mention[] { return this.#checked.mentions; }
  get families(): ReadonlySet<number> { return this.#checked.families; }

  withSemantic(semantic: readonly Finding[]): CheckedDocument {
    return this.#checked.withSemantic(semantic);
  }
}

/** The families that front matter, folder map or settings name; families stand in the order of their names. */
function familiesInForce({ named }: DocumentContext, truth: TruthIndex): readonly FamilyFacts[] {
  return named.size === 0 ? [] : truth.families().filter((_, row) => named.has(row));
}

/** A finding with its offsets moved. */
function moved(finding: Finding, by: number): Finding {
  if (by === 0) return finding;
  const fixes = finding.fixes.map((fix) => ({ ...fix, edits: fix.edits.map(({ span, text }) => ({ span: { start: span.start + by, end: span.end + by }, text })) }));
  return Object.freeze({ ...finding, span: { start: finding.span.start + by, end: finding.span.end + by }, fixes });
}
