// What no context can make good: how a text is written shows that it is no slip, or means something else. One veto silences a candidate.
import { FORM_CASED, FORM_EVERYDAY } from "../truth/name-table.ts";
import { breakOf } from "./broken-name.ts";
import type { Case } from "./case.ts";
import { isKindWord } from "./kind-words.ts";
import type { MentionMatch } from "./mention-match.ts";
import { differsInHyphensOnly, hasInnerCapital, isAllCapitals, isIdentifierOf, isMixedCase, isSmall, isSpaced, isTitledIdentifier } from "./text-shape.ts";

/** A veto, and what is said of it. */
interface Veto {
  readonly reason: string;
  readonly holds: (of: Case) => boolean;
}

const NAME = 0;
const SHORT = 5;

/** Package managers know no titles: "aspose-words" is a package, and "Aspose.Words" no right form for it. */
const TITLE_IN_COMMAND: Veto = { reason: "a title is no package: install commands take ids", holds: ({ id, cues }) => !id && cues.place === "argument" };
const PART_OF_WORD: Veto = { reason: "part of a longer word, or named as code", holds: ({ cues }) => cues.touching || cues.asCode };

const TARGET_OF_LINK: Veto = { reason: "spelled as the target of its link", holds: ({ cues }) => cues.isTarget };

const LISTED_FORM: readonly Veto[] = [
  // A listed wrong form inside a longer word is another word. A scope or path before a package name is not.
  { reason: "part of a longer word", holds: ({ cues, code, single }) => cues.joined || (cues.touching && !(code && !single)) },
  { reason: "the truth asks for this very letter case", holds: ({ flags, text, form }) => (flags & FORM_CASED) !== 0 && text !== form },
];

const CASE: readonly Veto[] = [
  { reason: "other letter case is another word (match.case: exact)", holds: ({ flags }) => (flags & FORM_CASED) !== 0 },
  { reason: "letter case says nothing in code", holds: ({ id, code }) => !id && code },
  { reason: "a line in capitals is a style of the page", holds: ({ id, text }) => !id && isSpaced(text) && isAllCapitals(text) },
  { reason: "an identifier made of the title", holds: ({ id, text, form }) => !id && isIdentifierOf(text, form) },
  // "https" is a scheme, "html" an ending.
  { reason: "a scheme or a file ending", holds: ({ text, form }) => isSmall(text) && text.length <= SHORT && isAllCapitals(form) },
  { reason: "written as a variable is", holds: ({ text, form }) => /^\p{Ll}+\p{Lu}/u.test(text) && !hasInnerCapital(form) },
  { reason: "a short form may be written small", holds: ({ text, form, fit }) => isSmall(text) && fit.kind !== NAME && !hasInnerCapital(form) },
  // A capital on an everyday word says little, unless the name has another one inside.
  { reason: "an everyday word may have a capital", holds: (of) => !of.id && of.everyday && (isSmall(of.form) || (of.single && !(isMixedCase(of.form) && /^\p{Lu}/u.test(of.text)))) },
  { reason: "one of a line of tags", holds: ({ text, cues }) => isSmall(text) && cues.isTag },
  PART_OF_WORD,
  TITLE_IN_COMMAND,
  TARGET_OF_LINK,
  // One that still has its hyphens is the identifier; an item of a list that is nothing but the name lists names.
  { reason: "prose may capitalise an identifier", holds: (of) => of.id && !isTitledIdentifier(of.text) && of.cues.place !== "argument" && !isListedName(of) },
  { reason: "everyday words that are not set apart as a name", holds: (of) => !of.id && of.everyday && !of.single && !of.force.forms.has(of.fit.form) && !isSetApart(of) },
  { reason: "may be a description", holds: (of) => !of.id && isDescription(of) && !isSetApart(of) },
];

/** An item of a list that is all name, where the name is no everyday word. */
function isListedName({ single, flags, zone, cues }: Case): boolean {
  return single && (flags & FORM_EVERYDAY) === 0 && zone === "prose" && cues.listItem && cues.alone;
}

/** "An XML file processor" may be any: the words that say what it is are written small. */
function isDescription({ text, form }: Case): boolean {
  const words = form.split(/\s/u);
  const differing = text.split(/\s/u).filter((word, at) => word !== words[at]);
  return isKindWord(words.at(-1) ?? "") && differing.every((word) => isSmall(word));
}

/** The text stands where names stand, or is written like one. */
function isSetApart(of: Case): boolean {
  return of.zone === "heading" || of.zone === "link-text" || (isSpaced(of.text) ? of.shaped : hasInnerCapital(of.text)) || of.cues.alone;
}

const SEPARATOR: readonly Veto[] = [
  // Nobody writes a single small word with a symbol inside for the sake of code.
  { reason: "a title may be joined in code", holds: ({ id, code, single, form }) => !id && code && !(single && isSmall(form)) },
  { reason: "an identifier made of the title", holds: ({ id, text, form }) => !id && isIdentifierOf(text, form) },
  { reason: "everyday words without the name's capitals", holds: ({ id, everydayText, shaped }) => !id && everydayText && !shaped },
  PART_OF_WORD,
  TITLE_IN_COMMAND,
  TARGET_OF_LINK,
  // A misplaced hyphen is a slip in both.
  {
    reason: "prose may write an identifier as words, code with underscores",
    holds: ({ id, broken, text, form, cues }) => id && !broken && !differsInHyphensOnly(text, form) && !(cues.place === "argument" && (differsInHyphensOnly(text.replaceAll("_", "-"), form) || breakOf(text, form)?.kind === "symbol missing")),
  },
];

const NEAR: readonly Veto[] = [
  // What looks like the package of a title is no slip of the title itself.
  { reason: "an identifier made of the title", holds: ({ code, id, text, form }) => code && !id && isIdentifierOf(text, form) },
  { reason: "running text is no slip of an identifier", holds: ({ code, id, text }) => !code && id && isSpaced(text) },
  { reason: "part of a longer identifier", holds: ({ cues }) => cues.joined },
  TITLE_IN_COMMAND,
  { reason: "part of a longer word", holds: ({ code, single, cues }) => !code && single && cues.touching },
  { reason: "one of many words of a code block", holds: (of) => of.zone === "code-block" && !isPlainInBlock(of) },
];

/**
 * Variables are near everything: a single word must look like a class, or be all of an argument, an import or an entry; an
 * identifier must stand by itself.
 */
function isPlainInBlock({ text, form, id, single, cues }: Case): boolean {
  if (single) return cues.place !== undefined ? cues.whole : isMixedCase(text) && isMixedCase(form) && !cues.touching;
  return !isSpaced(text) && !isSpaced(form) && (!cues.touching || id);
}

const VETOES: Readonly<Record<MentionMatch, readonly Veto[]>> = { exact: [], former: LISTED_FORM, misspelling: LISTED_FORM, case: CASE, separator: SEPARATOR, near: NEAR };

/** Why a candidate is silent whatever its points; undefined where nothing speaks against it. */
export function vetoOf(of: Case): string | undefined {
  return VETOES[of.match].find(({ holds }) => holds(of))?.reason;
}
