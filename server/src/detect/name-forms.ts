// From a folded key to the form that a text means: compares the text with the literal forms of the key, best role first.
import { foldUnit, WORD } from "../text/fold.ts";
import type { Span } from "../text/span.ts";
import { FORM_ID, FORM_RIGHT } from "../truth/name-table.ts";
import type { Fit } from "./candidate.ts";
import type { KnownForm } from "./known-forms.ts";
import type { MentionMatch } from "./mention-match.ts";

const FIRST_RIGHT = 0;
const LAST_RIGHT = 2;
const FORMER = 3;
const MISSPELLING = 4;
const ID = 5;
const SLUG = 6;

/** A text, and how it stands to the forms of its key. */
export interface FormMatch {
  readonly match: MentionMatch;
  readonly span: Span;
  readonly fits: readonly [Fit, ...Fit[]];
}

/** A form of a key laid over a text: the form's own leading and trailing symbols are taken in where the text has them. */
interface LaidForm {
  readonly known: KnownForm;
  readonly span: Span;
  readonly text: string;
}

/** Finds what a text is to the forms of its own key. `inCode`: ids and slugs are right there. Undefined: nothing to say. */
export type FormMatcher = (key: number, at: { readonly text: string; readonly span: Span }, inCode: boolean) => FormMatch | undefined;

/** Spellings that are kept; more start anew. */
const MOST_SPELLINGS = 1 << 14;

/**
 * Makes the matcher over the forms of one index. Where no form of the key has symbols at its ends, the answer depends on
 * the spelling alone, and is kept: most spellings of a text come again and again.
 */
export function createFormMatcher(formsOf: (key: number) => readonly KnownForm[]): FormMatcher {
  const known = [new Map<string, FormMatch | undefined>(), new Map<string, FormMatch | undefined>()] as const;
  return (key, { text, span }, inCode) => {
    const forms = formsOf(key);
    if (!forms.every(({ lead, tail }) => lead === "" && tail === "")) return matchLaid(layForms(forms, text, span), span, inCode);
    const spelling = text.slice(span.start, span.end);
    const answers = known[inCode ? 1 : 0];
    let answer = answers.get(spelling);
    if (answer === undefined && !answers.has(spelling)) {
      if (answers.size >= MOST_SPELLINGS) answers.clear();
      answer = matchLaid(layForms(forms, text, span), span, inCode);
      answers.set(spelling, answer);
    }
    return answer && { match: answer.match, span, fits: answer.fits };
  };
}

function matchLaid(all: readonly LaidForm[], span: Span, inCode: boolean): FormMatch | undefined {
  // A leading "@" belongs to the text as soon as one form has it: "@babel-x" is not "babel-x".
  const reach = all.filter((form) => form.span.start < span.start);
  const laid = reach.length > 0 ? reach : all;
  const same = laid.filter((form) => form.text === form.known.text.normalize());
  const sameLetters = laid.filter((form) => bare(form.text) === bare(form.known.text));
  const right = laid.filter(({ known }) => (known.flags & FORM_RIGHT) !== 0);
  // Titles before identifiers: what is written otherwise than an identifier is more likely a title gone wrong.
  const nearest = byNearness(right);
  // Where a right name has the same letters, a wrong case of it is no former name.
  const listed = right.some((form) => sameLetters.includes(form)) ? same : sameLetters;
  return (
    pick("exact", same, FIRST_RIGHT, LAST_RIGHT) ??
    (inCode ? pick("exact", same, ID) : undefined) ??
    pick("former", listed, FORMER) ??
    pick("misspelling", listed, MISSPELLING) ??
    (inCode ? pick("exact", same, SLUG) : undefined) ??
    pick(nearest[0] !== undefined && sameLetters.includes(nearest[0]) ? "case" : "separator", nearest, FIRST_RIGHT, LAST_RIGHT)
  );
}

function pick(match: MentionMatch, chosen: readonly LaidForm[], first: number, last = first): FormMatch | undefined {
  const found = chosen.flatMap(({ known, span }) => {
    const fit = known.as(first, last);
    return fit === undefined ? [] : [{ fit, span }];
  });
  const [best, ...others] = found;
  return best && { match, span: best.span, fits: [best.fit, ...others.map(({ fit }) => fit)] };
}

/** Soft hyphens and characters without width. */
const UNSEEN = /[\u00ad\u034f\u200b-\u200d\u2060\ufe00-\ufe0f\ufeff]/gu;

/** Without case, accents and width. */
const bare = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** The right forms of a key as fits of a near text, the one that looks most like the text first. */
export function nearForms(forms: readonly KnownForm[], text: string): readonly KnownForm[] {
  if (forms.length === 1) return (forms[0]?.flags ?? 0) & FORM_RIGHT ? forms : [];
  const right = forms.filter(({ flags }) => (flags & FORM_RIGHT) !== 0);
  return byNearness(right.map((known) => ({ known, span: { start: 0, end: text.length }, text }))).map(({ known }) => known);
}

/** A form in the role of a right name. */
export function asRight(form: KnownForm): Fit | undefined {
  return form.as(FIRST_RIGHT, LAST_RIGHT);
}

function layForms(forms: readonly KnownForm[], text: string, span: Span): LaidForm[] {
  return forms.map((known) => {
    const { lead, tail } = known;
    const start = lead !== "" && text.endsWith(lead, span.start) && isBorder(text, span.start - lead.length - 1) ? span.start - lead.length : span.start;
    const end = tail !== "" && text.startsWith(tail, span.end) ? span.end + tail.length : span.end;
    // A line break or several spaces between two words of a name are one space; what only says where a line may break is nothing.
    return { known, span: { start, end }, text: text.slice(start, end).replace(UNSEEN, "").replace(/\s+/gu, " ").normalize() };
  });
}

function isBorder(text: string, at: number): boolean {
  return at < 0 || foldUnit(text.charCodeAt(at)) < WORD;
}

/** Orders forms: titles first, then by how few characters stand differently, then by text. */
function byNearness(forms: readonly LaidForm[]): LaidForm[] {
  return [...forms]
    .map((form) => ({ form, id: form.known.flags & FORM_ID, unlike: unlikeness(form.text, form.known.text) }))
    .sort((a, b) => a.id - b.id || a.unlike - b.unlike || (a.form.known.text < b.form.known.text ? -1 : 1))
    .map(({ form }) => form);
}

/** A coarse measure of how differently two spellings of the same letters look: characters that the other has not at that place. */
function unlikeness(a: string, b: string): number {
  let unlike = Math.abs(a.length - b.length) * 2;
  let other = 0;
  for (const character of a) {
    if (b[other] === character) other++;
    else if (b[other]?.toLowerCase() === character.toLowerCase()) {
      unlike++;
      other++;
    } else if (b[other + 1] === character) {
      unlike += 2;
      other += 2;
    } else {
      unlike += 2;
      // One symbol for another.
      if (isBorder(character, 0) && isBorder(b, other)) other++;
    }
  }
  return unlike;
}
