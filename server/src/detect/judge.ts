// Does a candidate count? Settled with the whole document in view: which families are in force, where the text stands, how
// everyday the name is. Everything here errs towards silence: a wrong finding costs more trust than a missed one.
import type { IndexData } from "../truth/index-data.ts";
import { FORM_CASED, FORM_CONTEXT, FORM_EVERYDAY, FORM_ID, FORM_SINGLE } from "../truth/name-table.ts";
import type { Candidate, Fit } from "./candidate.ts";
import { isKindWord } from "./cues.ts";
import { isCode } from "./read-zones.ts";
import {
  differsInHyphensOnly, hasInnerCapital, isAllCapitals, isIdentifierOf, isLongIdentifier, isMixedCase, isNameShaped, isSmall, isSpaced, isTitledIdentifier,
} from "./text-shape.ts";

/** The families that a document is about, by row, and how that is known. */
export interface FamiliesInForce {
  /** Named in the front matter or the settings. */
  readonly named: ReadonlySet<number>;
  /** A distinctive name of the family stands in the document exactly. */
  readonly seen: ReadonlySet<number>;
  /** Forms that stand in the document exactly, with capitals that no everyday word would have. */
  readonly forms: ReadonlySet<number>;
}

/** A candidate with what is asked of it again and again. */
interface Case {
  readonly data: IndexData;
  readonly candidate: Candidate;
  readonly fit: Fit;
  readonly force: FamiliesInForce;
  readonly text: string;
  readonly form: string;
  /** The name is an identifier, not a title. */
  readonly id: boolean;
  readonly single: boolean;
  readonly everyday: boolean;
  readonly code: boolean;
}

type Test = (of: Case) => boolean;

/** Tells whether a candidate is a mention that findings may speak about. Exact ones: whether they show what the page is about. */
export function counts(data: IndexData, candidate: Candidate, force: FamiliesInForce): boolean {
  const [fit] = candidate.fits;
  const has = (flag: number): boolean => (fit.flags & flag) !== 0;
  const of: Case = {
    data, candidate, fit, force,
    text: candidate.text,
    form: fit.formText,
    id: has(FORM_ID),
    single: has(FORM_SINGLE),
    everyday: has(FORM_EVERYDAY | FORM_CONTEXT),
    code: isCode(candidate.zone),
  };
  switch (candidate.match) {
    case "exact":
      return isMeant(of);
    case "former":
    case "misspelling":
      return isMeant(of) && !isPartOfLonger(of);
    case "case":
      return caseCounts(of);
    case "separator":
      return separatorCounts(of);
    case "near":
      return nearCounts(of);
  }
}

/** Signs that an everyday name is meant; one is enough. */
const SIGNS: readonly Test[] = [
  ({ candidate }) => candidate.cues.strong,
  ({ text, form }) => isNameShaped(text, form),
  ({ force, fit }) => force.forms.has(fit.form),
  // A class is written as no word is.
  ({ text, form, single }) => single && isMixedCase(text) && isMixedCase(form),
  // "VSCode" is no everyday word, though "code" is.
  ({ candidate, text }) => !candidate.everydayText && candidate.match !== "near" && !isSpaced(text) && /\p{Lu}/u.test(text),
  // A joined identifier is no prose.
  ({ text, single, code }) => !single && !isSpaced(text) && (code || isLongIdentifier(text)),
  ({ data, fit, force, single }) =>
    fit.plugins.some((plugin) => {
      const family = data.pluginFamily[plugin] ?? -1;
      return force.named.has(family) || (!single && force.seen.has(family));
    }),
];

/** A name of everyday words, a single identifier, or one that asks for context needs a sign that it is meant. */
function isMeant(of: Case): boolean {
  return (!of.everyday && !(of.single && of.id)) || SIGNS.some((sign) => sign(of));
}

/** A listed wrong form inside a longer word is another word. A scope or path before a package name is not. */
function isPartOfLonger({ candidate: { cues }, code, single }: Case): boolean {
  return cues.joined || (cues.touching && !(code && !single));
}

/** What speaks against a finding about letter case; one is enough. */
const CASE_OBJECTIONS: readonly Test[] = [
  ({ fit }) => (fit.flags & FORM_CASED) !== 0,
  ({ candidate }) => candidate.cues.touching || candidate.cues.asCode,
  isTitleInCommand,
  // A line in capitals is a style of the page.
  ({ text, id }) => !id && isSpaced(text) && isAllCapitals(text),
  ({ text, form, id }) => !id && isIdentifierOf(text, form),
  // "https" is a scheme, "html" an ending.
  ({ text, form }) => isSmall(text) && text.length <= 5 && isAllCapitals(form),
  // A variable that happens to have the letters.
  ({ text, form }) => /^\p{Ll}+\p{Lu}/u.test(text) && !hasInnerCapital(form),
  // A short form may be written small, unless capitals inside show that it is meant to stand out.
  ({ text, form, fit }) => isSmall(text) && fit.kind !== NAME && !hasInnerCapital(form),
];

const NAME = 0;

/** Package managers know no titles: "aspose-words" is a package, and "Aspose.Words" no right form for it. */
function isTitleInCommand({ id, candidate: { cues } }: Case): boolean {
  return !id && cues.command;
}

function caseCounts(of: Case): boolean {
  if (CASE_OBJECTIONS.some((objection) => objection(of))) return false;
  // Prose may capitalise an identifier; one that still has its hyphens is the identifier.
  if (of.id) return of.candidate.cues.command || isTitledIdentifier(of.text);
  if (of.code) return false;
  if (of.everyday) return everydayCaseCounts(of);
  return isSetApart(of) || !isDescription(of);
}

/** "An XML file processor" may be any: the words that say what it is are written small. */
function isDescription({ text, form }: Case): boolean {
  const words = form.split(/\s/u);
  const differing = text.split(/\s/u).filter((word, at) => word !== words[at]);
  return isKindWord(words.at(-1) ?? "") && differing.every((word) => isSmall(word));
}

/** The text stands where names stand, or is written like one. */
function isSetApart({ text, form, candidate: { cues, zone } }: Case): boolean {
  const shaped = isSpaced(text) ? isNameShaped(text, form) : hasInnerCapital(text);
  return cues.alone || zone === "heading" || zone === "link-text" || shaped;
}

/** Everyday words are judged only where they are set apart as a name, or stand right elsewhere on the page. */
function everydayCaseCounts(of: Case): boolean {
  const { text, form, single, force, fit } = of;
  if (isSmall(form)) return false;
  // A capital on an everyday word says little, unless the name has another one inside.
  if (single) return isMixedCase(form) && /^\p{Lu}/u.test(text);
  return (isSetApart(of) && isMeant(of)) || force.forms.has(fit.form);
}

function separatorCounts(of: Case): boolean {
  const { text, form, id, code, candidate: { cues, everydayText } } = of;
  if (cues.touching || cues.asCode || isTitleInCommand(of)) return false;
  // In prose an identifier may be written as words, in code with underscores; a misplaced hyphen is a slip in both.
  if (id) return differsInHyphensOnly(text, form) || (cues.command && differsInHyphensOnly(text.replaceAll("_", "-"), form));
  if (code || isIdentifierOf(text, form) || (everydayText && !isNameShaped(text, form))) return false;
  return isMeant(of);
}

/** What speaks against a near name; one is enough. */
const NEAR_OBJECTIONS: readonly Test[] = [
  ({ candidate }) => candidate.cues.joined,
  isTitleInCommand,
  // An everyday word needs its kind beside it.
  ({ single, fit, candidate }) => single && (fit.flags & FORM_EVERYDAY) !== 0 && !candidate.cues.named,
  // What looks like the package of a title is no slip of the title itself.
  ({ code, id, text, form }) => code && !id && isIdentifierOf(text, form),
];

function nearCounts(of: Case): boolean {
  const { text, id, single, candidate: { cues, zone } } = of;
  if (NEAR_OBJECTIONS.some((objection) => objection(of))) return false;
  if (zone === "inline-code") return true;
  if (zone === "code-block") return nearCountsInBlock(of);
  return !(cues.touching && single) && !(id && isSpaced(text)) && isMeant(of);
}

/** Variables are near everything: a single word must look like a class, an identifier must stand by itself. */
function nearCountsInBlock({ text, form, id, single, candidate: { cues } }: Case): boolean {
  if (single) return isMixedCase(text) && isMixedCase(form) && !cues.touching;
  return !isSpaced(text) && !isSpaced(form) && (!cues.touching || id);
}
