// Does a candidate count? Settled with the whole document in view: which families are in force, where the text stands, how
// everyday the name is. Everything here errs towards silence: a wrong finding costs more trust than a missed one.
import type { IndexData } from "../truth/index-data.ts";
import { FORM_CASED, FORM_CONTEXT, FORM_EVERYDAY, FORM_ID, FORM_SINGLE } from "../truth/name-table.ts";
import type { Candidate, Fit } from "./candidate.ts";
import { isCode } from "./detector.ts";

/** The families that a document is about, by row, and how that is known. */
export interface FamiliesInForce {
  /** Named in the front matter or the settings. */
  readonly named: ReadonlySet<number>;
  /** A distinctive name of the family stands in the document exactly. */
  readonly seen: ReadonlySet<number>;
  /** Forms that stand in the document exactly, with capitals that no everyday word would have. */
  readonly forms: ReadonlySet<number>;
}

const LONG_IDENTIFIER = /^@?[\p{L}\p{N}]+(?:[-/][\p{L}\p{N}]+){2,}$/u;
const ACRONYM_LENGTH = 5;
const NAME = 0;
const HYPHENS = /[-\u2010\u2011]/g;

/** Tells whether a candidate is a mention that findings may speak about. Exact ones: whether they show what the page is about. */
export function counts(data: IndexData, candidate: Candidate, force: FamiliesInForce): boolean {
  const [fit] = candidate.fits;
  switch (candidate.match) {
    case "exact":
      return isMeant(data, candidate, fit, force);
    case "former":
    case "misspelling":
      return isMeant(data, candidate, fit, force) && !isJoined(candidate, fit);
    case "case":
      return caseCounts(data, candidate, fit, force);
    case "separator":
      return separatorCounts(data, candidate, fit, force);
    case "near":
      return nearCounts(data, candidate, fit, force);
  }
}

/** A name of everyday words, a single identifier, or one that asks for context needs a sign that it is meant. */
function isMeant(data: IndexData, candidate: Candidate, fit: Fit, force: FamiliesInForce): boolean {
  const { cues, text, zone } = candidate;
  const { flags, plugins } = fit;
  const single = (flags & FORM_SINGLE) !== 0;
  if ((flags & (FORM_EVERYDAY | FORM_CONTEXT)) === 0 && !(single && (flags & FORM_ID) !== 0)) return true;
  if (cues.strong || isNameShaped(text, fit.formText) || force.forms.has(fit.form)) return true;
  if (!candidate.everydayText && candidate.match !== "near" && !/\s/.test(text) && /\p{Lu}/u.test(text)) return true; // "VSCode" is no everyday word
  if (!single && !/\s/.test(text) && (isCode(zone) || LONG_IDENTIFIER.test(text))) return true; // a joined identifier is no prose
  const families = plugins.map((plugin) => data.pluginFamily[plugin] ?? -1);
  return families.some((family) => force.named.has(family) || (!single && force.seen.has(family)));
}

function caseCounts(data: IndexData, candidate: Candidate, fit: Fit, force: FamiliesInForce): boolean {
  const { cues, text, zone } = candidate;
  if ((fit.flags & FORM_CASED) !== 0 || cues.touching) return false;
  if (isCode(zone) || (fit.flags & FORM_ID) !== 0) return (fit.flags & FORM_ID) !== 0 && (cues.command || isTitledIdentifier(text));
  if (/\s/.test(text) && isAllCapitals(text)) return false; // a line in capitals is a style of the page
  const lower = text === text.toLowerCase();
  if (isIdentifierOf(text, fit.formText)) return false;
  if (lower && text.length <= ACRONYM_LENGTH && isAllCapitals(fit.formText)) return false; // "https" is a scheme, "html" an ending
  if (/^\p{Ll}+\p{Lu}/u.test(text) && !/\p{Lu}/u.test(fit.formText.slice(1))) return false; // a variable
  // A short form may be written small, unless capitals inside show that it is meant to stand out.
  if (lower && fit.kind !== NAME && !/\p{Lu}/u.test(fit.formText.slice(1))) return false;
  if ((fit.flags & (FORM_EVERYDAY | FORM_CONTEXT)) === 0) return true;
  if (fit.formText === fit.formText.toLowerCase()) return false; // everyday words may be capitalised
  // Everyday words are judged only where they are set apart as a name, or stand right elsewhere on the page.
  // A capital on an everyday word says little, unless the name has another one inside.
  if ((fit.flags & FORM_SINGLE) !== 0) return isMixedCase(fit.formText) && /^\p{Lu}/u.test(text);
  const setApart = cues.alone || zone === "heading" || zone === "link-text" || /\p{Lu}/u.test(text.slice(1));
  return (setApart && isMeant(data, candidate, fit, force)) || force.forms.has(fit.form);
}

function separatorCounts(data: IndexData, candidate: Candidate, fit: Fit, force: FamiliesInForce): boolean {
  const { cues, text, zone, everydayText } = candidate;
  if (cues.touching) return false;
  const isId = (fit.flags & FORM_ID) !== 0;
  // In prose an identifier may be written as words, in code with underscores; a misplaced hyphen is a slip in both.
  if (isId || isCode(zone)) return isId && !/\s/.test(text) && (differsInHyphensOnly(text, fit.formText) || (cues.command && differsInHyphensOnly(text.replaceAll("_", "-"), fit.formText)));
  if (everydayText && !isNameShaped(text, fit.formText)) return false;
  if (isIdentifierOf(text, fit.formText)) return false;
  return isMeant(data, candidate, fit, force);
}

function nearCounts(data: IndexData, candidate: Candidate, fit: Fit, force: FamiliesInForce): boolean {
  const { cues, text, zone } = candidate;
  const spaced = /\s/.test(text);
  const isId = (fit.flags & FORM_ID) !== 0;
  const single = (fit.flags & FORM_SINGLE) !== 0;
  if (cues.joined || (single && (fit.flags & FORM_EVERYDAY) !== 0 && !cues.named)) return false;
  if (zone === "inline-code") return true;
  if (zone === "code-block") {
    // Variables are near everything: a single word must look like a class, an identifier must stand by itself.
    if (single) return isMixedCase(text) && isMixedCase(fit.formText) && !cues.touching;
    return !spaced && !/\s/.test(fit.formText) && (!cues.touching || isId);
  }
  if (cues.touching && single) return false;
  if (isId && spaced) return false;
  return isMeant(data, candidate, fit, force);
}

/** Several words, written with capitals as the name is: "Mail Merge", not "mail merge". */
export function isNameShaped(text: string, form: string): boolean {
  const capitals = (of: string): number => of.match(/(?<![\p{L}\p{N}])\p{Lu}/gu)?.length ?? 0;
  const wanted = capitals(form);
  // One capital may be missing where it is the case that is wrong.
  return wanted >= 2 && capitals(text) >= Math.max(2, wanted - 1);
}

/** A listed wrong form inside a longer word is another word. A scope or path before a package name is not. */
function isJoined({ cues, zone }: Candidate, { flags }: Fit): boolean {
  return cues.joined || (cues.touching && !(isCode(zone) && (flags & FORM_SINGLE) === 0));
}

function differsInHyphensOnly(text: string, form: string): boolean {
  return /[-\u2010\u2011]/.test(text) && form.includes("-") && bare(text) === bare(form) && (!form.startsWith("@") || text.startsWith("@"));
}

const bare = (text: string): string => text.replace(HYPHENS, "").replace(/^(@[^/]*)\//u, "$1");

/** A title written small and joined is an identifier made from it: a package, a file, an anchor. */
function isIdentifierOf(text: string, title: string): boolean {
  if (/\s/.test(text) || (title === title.toLowerCase() && !/\s/.test(title))) return false;
  return /_/.test(text) || (/[-.]/.test(text) && text === text.toLowerCase());
}

/** An identifier with capitals on several parts: a name in title case that still has its hyphens. */
function isTitledIdentifier(text: string): boolean {
  return /[-/]/.test(text) && !/\s/.test(text) && (text.match(/(?<!\p{L})\p{Lu}\p{Ll}/gu)?.length ?? 0) > 1;
}

function isMixedCase(text: string): boolean {
  return /\p{Ll}\p{Lu}/u.test(text);
}

function isAllCapitals(text: string): boolean {
  return text === text.toUpperCase() && text !== text.toLowerCase();
}
