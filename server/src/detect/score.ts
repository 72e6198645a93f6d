// How strongly everything speaks for a plugin being meant: one table of points, one sum. The name weighs, then the place it stands in, then what
// the document and its folder are about. What no context can make good is no matter of points: see vetoes.ts.
import { FORM_CONTEXT, FORM_EVERYDAY } from "../truth/name-table.ts";
import type { Candidate } from "./candidate.ts";
import type { Case } from "./case.ts";
import type { MentionMatch } from "./mention-match.ts";
import { isLongIdentifier, isMixedCase, isSpaced, startsAlike } from "./text-shape.ts";

/** A row of the table that holds. Tenths: 10 points are 1. */
export interface Weight {
  readonly points: number;
  readonly reason: string;
}

/** What a candidate came to. */
export interface Score {
  readonly weights: readonly Weight[];
  readonly sum: number;
  readonly threshold: number;
}

/**
 * Points that a candidate needs, by how it matches. An exact name that has them shows what the page is about and may be
 * linked, looked up and found retired; each other kind is reported.
 */
export const THRESHOLDS: Readonly<Record<MentionMatch, number>> = { exact: 5, case: 5, separator: 5, former: 5, misspelling: 5, near: 5 };

/** A row: what it weighs, and what is said of it where it holds; undefined where it does not. */
interface Row<T> {
  readonly points: number;
  readonly says: (of: T) => string | undefined;
}

const when = (holds: boolean, says: string): string | undefined => (holds ? says : undefined);

/**
 * Rows about the surroundings. Their sum, cut to −10 … 10 points, is also the context that moves a confidence.
 *
 * | points | what | why |
 * | --- | --- | --- |
 * | 10 | argument of an install command, declared dependency | nothing but packages stands there |
 * | 8 | imported; entry of `plugins`, `extends`, `presets`, `rules` … | nearly nothing but packages stands there |
 * | 9 | a word such as "plugin" or "package" beside it | the writer says what it is |
 * | 6 / 2 | code span / code block | names are set in code, but so is everything else, blocks above all |
 * | 7 / 2 | all of a link, list item or code span / of another zone | set apart as a name |
 * | 6 / 3 | names its own kind, as words / as an identifier | "Import Plugin" is no running text |
 * | 3 | all that stands in brackets | "(eslint-plugin-import)" names what was described before |
 * | 4 / 2 | link text / heading | a little more likely a name than prose is |
 * | 3 | a word of its family within reach | the passage is about that product |
 * | −3 | part of a longer word | a path, a file, an address |
 */
const SURROUNDINGS: readonly Row<Surrounded>[] = [
  { points: 2, says: ({ zone }) => when(zone === "heading", "heading") },
  { points: 4, says: ({ zone }) => when(zone === "link-text", "link text") },
  { points: 2, says: ({ zone }) => when(zone === "code-block", "stands in a code block") },
  { points: 6, says: ({ zone }) => when(zone === "inline-code", "stands in a code span") },
  { points: -3, says: ({ cues }) => when(cues.touching, "part of a longer word") },
  { points: 10, says: ({ cues }) => when(cues.place === "argument", "argument of an install command, or a declared dependency") },
  { points: 8, says: ({ cues }) => when(cues.place === "import", "imported") },
  { points: 8, says: ({ cues }) => when(cues.place === "entry", "entry of a configuration") },
  { points: 9, says: ({ cues }) => cues.kindWord && `the word "${cues.kindWord}" beside it` },
  { points: 7, says: (of) => when(of.cues.alone && isSetApart(of), "stands alone") },
  { points: 2, says: (of) => when(of.cues.alone && !isSetApart(of), "all of its paragraph, cell or heading") },
  { points: 3, says: ({ cues }) => when(cues.inBrackets, "alone in brackets") },
  { points: 6, says: ({ cues, text }) => when(cues.ownKind && isSpaced(text), "names its own kind") },
  { points: 3, says: ({ cues, text }) => when(cues.ownKind && !isSpaced(text), "names its own kind") },
  { points: 3, says: ({ cues }) => cues.familyWord && `"${cues.familyWord}" nearby` },
];

/** What the rows about the surroundings look at. */
type Surrounded = Pick<Candidate, "cues" | "text" | "zone">;

/** The truth asks for context, and with good reason. */
const IN_CONTEXT = FORM_EVERYDAY | FORM_CONTEXT;

const isSetApart = ({ cues, zone }: Surrounded): boolean => zone === "inline-code" || zone === "link-text" || cues.listItem;

/**
 * Rows about the name, the document and its folder.
 *
 * | points | what | why |
 * | --- | --- | --- |
 * | 10 | the name is no everyday word, and no single identifier | it can mean nothing else |
 * | 6 | written with the name's capitals, or as a class is, or joined as no everyday words are | the writer means a name |
 * | 6 | stands right elsewhere in the document | the document speaks of it |
 * | 6 | its family is named in the front matter or the settings | the document is about that family |
 * | 6 | another name of its family stands in the document (names of several words only) | likely about that family |
 * | 6 | the manifest of the folder lists it | the project uses it |
 * | −4 | near a single everyday word | at scale everything is near some word |
 * | −6 | near a single everyday word for which the truth asks for context | what is near it is not even that word |
 * | −2 | near, another first letter | people seldom miss the first letter |
 */
const NAME: readonly Row<Case>[] = [
  { points: 10, says: (of) => when(isDistinctive(of), "no everyday word") },
  { points: 6, says: (of) => when(of.shaped, "written with the capitals of a name") },
  { points: 6, says: ({ single, text, form, match }) => when(single && isMixedCase(form) && (isMixedCase(text) || match === "case"), "written as a class is") },
  { points: 6, says: (of) => when(isJoined(of), "joined as no everyday words are") },
  { points: 6, says: ({ force, fit }) => when(force.forms.has(fit.form), "stands right elsewhere in the document") },
  { points: 6, says: (of) => when(hasFamily(of, of.force.named), "its family is named in the front matter or the settings") },
  { points: 6, says: (of) => when(!of.single && hasFamily(of, of.force.seen), "names of its family stand in the document") },
  { points: 6, says: ({ fit, force }) => when(fit.plugins.some((plugin) => force.present?.has(plugin) === true), "listed in a manifest of the folder") },
  { points: -4, says: ({ match, single, flags }) => when(match === "near" && single && (flags & FORM_EVERYDAY) !== 0, "near an everyday word") },
  { points: -6, says: ({ match, single, flags }) => when(match === "near" && single && (flags & IN_CONTEXT) === IN_CONTEXT, "near a word that counts in its context only") },
  { points: -2, says: ({ match, single, text, form }) => when(match === "near" && single && !startsAlike(text, form), "another first letter") },
];

const SHORTEST_IDENTIFIER = 6;
const LETTERS_PER_EDIT = 3;

const isDistinctive = ({ everyday, single, id }: Case): boolean => !everyday && !(single && id);

/** "VSCode" is no everyday word, though "code" is; a joined identifier is no prose. */
function isJoined(of: Case): boolean {
  const { match, text, everydayText, broken, single, code } = of;
  if (broken) return true;
  if (isSpaced(text)) return false;
  return (match !== "near" && !everydayText && (match === "separator" || /\p{Lu}/u.test(text))) || (!single && (code || isLongIdentifier(text) || isNearIdentifier(of)));
}

/** Few letters off, and long for that: a hyphenated word of prose is right in all its parts, and so no slip. */
function isNearIdentifier({ match, id, text, fit }: Case): boolean {
  return match === "near" && id && text.length >= SHORTEST_IDENTIFIER + LETTERS_PER_EDIT * fit.distance;
}

function hasFamily({ data, fit }: Case, families: { has(family: number): boolean }): boolean {
  return fit.plugins.some((plugin) => families.has(data.pluginFamily[plugin] ?? -1));
}

const ROWS: readonly Row<Case>[] = [...NAME, ...SURROUNDINGS];

/** The least and the most that the rows from a number on can add. */
const LEFT: readonly { readonly least: number; readonly most: number }[] = ROWS.map((_, at) => ({
  least: ROWS.slice(at).reduce((sum, { points }) => sum + Math.min(0, points), 0),
  most: ROWS.slice(at).reduce((sum, { points }) => sum + Math.max(0, points), 0),
}));

/** Tells whether a candidate has the points that its kind of match needs. Rows that cost little come first; what is settled ends the sum. */
export function reaches(of: Case): boolean {
  const threshold = THRESHOLDS[of.match];
  let sum = 0;
  for (let at = 0; at < ROWS.length; at++) {
    const { least = 0, most = 0 } = LEFT[at] ?? {};
    if (sum + least >= threshold) return true;
    if (sum + most < threshold) return false;
    const row = ROWS[at];
    if (row?.says(of) !== undefined) sum += row.points;
  }
  return sum >= threshold;
}

function weightsOf<T>(rows: readonly Row<T>[], of: T): readonly Weight[] {
  return rows.flatMap(({ points, says }) => {
    const reason = says(of);
    return reason === undefined ? [] : [{ points, reason }];
  });
}

/** The reckoning of a candidate, for people. */
export function scoreOf(of: Case): Score {
  const weights = [...weightsOf(NAME, of), ...weightsOf(SURROUNDINGS, of)];
  return { weights, sum: weights.reduce((sum, { points }) => sum + points, 0), threshold: THRESHOLDS[of.match] };
}

/** The rows about the surroundings alone. */
export function contextOf(of: Surrounded): { readonly score: number; readonly reasons: readonly string[] } {
  const weights = weightsOf(SURROUNDINGS, of);
  const sum = weights.reduce((points, weight) => points + weight.points, 0);
  return { score: Math.max(-1, Math.min(1, sum / 10)), reasons: weights.map(({ reason }) => reason) };
}
