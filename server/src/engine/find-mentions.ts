// From the names found in blocks to the mentions of a document: families in force, what counts, who wins an overlap.
import type { DocumentSettings } from "../../../shared/src/settings.ts";
import type { BlockNames, Candidate, Fit } from "../detect/candidate.ts";
import { chooseCandidates } from "../detect/choose.ts";
import { confidenceOf } from "../detect/confidence.ts";
import { counts, type FamiliesInForce } from "../detect/judge.ts";
import { isNameShaped } from "../detect/text-shape.ts";
import { overlaps } from "../text/span.ts";
import type { MeantName, Mention } from "../rules/mention.ts";
import { FORM_CONTEXT, FORM_EVERYDAY, FORM_ID, FORM_SINGLE, NAME_KINDS } from "../truth/name-table.ts";
import type { TruthIndex } from "../truth/truth-index.ts";

/** The names of one block, where it stands. */
export interface PlacedNames {
  readonly start: number;
  readonly names: BlockNames;
}

const FORMER = NAME_KINDS.indexOf("former-name");
const DEFAULT_FAMILY_KEYS = ["family", "families"];

/** The mentions of a document, in order of place. */
export function findMentions(blocks: readonly PlacedNames[], truth: TruthIndex, settings: DocumentSettings): Mention[] {
  const force = familiesInForce(blocks, truth, settings);
  return blocks.flatMap(({ start, names }) =>
    standing(names.candidates, truth, force).map((candidate) => toMention(candidate, start, truth, settings)),
  );
}

/** The candidates of a block that stand: they count and lose to no other. */
function standing(candidates: readonly Candidate[], truth: TruthIndex, force: FamiliesInForce): Candidate[] {
  const counting = new Set(candidates.filter((candidate) => counts(truth.data, candidate, force)));
  // The right letters of some name, even where that does not count, are no slip of another one.
  const silent = candidates.filter((candidate) => candidate.match !== "near" && !counting.has(candidate));
  const contenders = candidates.filter(
    (candidate) => candidate.match === "exact" || (counting.has(candidate) && !(candidate.match === "near" && silent.some((other) => other.weight >= candidate.weight && overlaps(other, candidate)))),
  );
  return chooseCandidates(contenders).filter((candidate) => counting.has(candidate));
}

function familiesInForce(blocks: readonly PlacedNames[], truth: TruthIndex, settings: DocumentSettings): FamiliesInForce {
  const rows = new Map(truth.families().map((facts, row) => [facts.family, row]));
  const frontMatter = blocks.flatMap(({ names }) => names.frontMatter).filter(({ key, value }) => namesFamily(key, value, truth));
  const named = [...settings.families, ...frontMatter.map(({ value }) => value)].map((family) => rows.get(family.trim()) ?? -1);
  const exact = blocks.flatMap(({ names }) => names.candidates.filter(({ match }) => match === "exact").map(({ fits }) => fits[0]));
  const seen = exact.filter(isDistinctive).flatMap(({ plugins }) => plugins.map((plugin) => truth.data.pluginFamily[plugin] ?? -1));
  const forms = exact.filter(({ formText }) => isNameShaped(formText, formText)).map(({ form }) => form);
  return { named: new Set(named), seen: new Set(seen), forms: new Set(forms) };
}

function isDistinctive({ flags }: Fit): boolean {
  return (flags & (FORM_EVERYDAY | FORM_CONTEXT)) === 0 && !((flags & FORM_SINGLE) !== 0 && (flags & FORM_ID) !== 0);
}

function namesFamily(key: string, value: string, truth: TruthIndex): boolean {
  const keys = truth.family(value.trim())?.front_matter?.family ?? DEFAULT_FAMILY_KEYS;
  return keys.some((name) => key === name || key.startsWith(`${name}.`));
}

function toMention(candidate: Candidate, blockStart: number, truth: TruthIndex, settings: DocumentSettings): Mention {
  const [best, ...others] = candidate.fits;
  return Object.freeze<Mention>({
    span: { start: blockStart + candidate.start, end: blockStart + candidate.end },
    text: candidate.text,
    zone: candidate.zone,
    match: candidate.match,
    meant: toMeant(best),
    others: others.map(toMeant),
    tied: candidate.tied,
    renamedTo: candidate.match === "exact" ? formerOwners(best.form, truth) : [],
    context: candidate.cues.score,
    confidence: confidenceOf(candidate, settings.weights, settings.similarityThreshold),
    cues: candidate.cues.reasons,
  });
}

function toMeant({ formText, kind, plugins, distance, similarity }: Fit): MeantName {
  return { form: formText, kind: NAME_KINDS[kind] ?? "name", plugins, distance, similarity };
}

function formerOwners(form: number, { data: { names } }: TruthIndex): number[] {
  const owners: number[] = [];
  for (let at = names.ownerStart[form] ?? 0; at < (names.ownerStart[form + 1] ?? 0); at++) {
    if (names.ownerKind[at] === FORMER) owners.push(names.ownerPlugin[at] ?? 0);
  }
  return owners;
}
