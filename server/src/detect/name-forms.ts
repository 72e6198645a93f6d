// From a folded key to the form that a text means: compares the text with the literal forms of the key, best role first.
import type { IndexData } from "../truth/index-data.ts";
import { FORM_ID, FORM_RIGHT } from "../truth/name-table.ts";
import { pooledString } from "../truth/string-pool.ts";
import { foldUnit, WORD } from "../text/fold.ts";
import type { Span } from "../text/span.ts";
import type { Fit } from "./candidate.ts";
import type { MentionMatch } from "./mention-match.ts";

const RIGHT_KINDS = [0, 2] as const;
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
  readonly form: number;
  readonly formText: string;
  readonly span: Span;
  readonly text: string;
}

/** Finds what a text is to the forms of its own key. `inCode`: ids and slugs are right there. Undefined: nothing to say. */
export function matchForms(data: IndexData, key: number, { text, span }: { readonly text: string; readonly span: Span }, inCode: boolean): FormMatch | undefined {
  const all = layForms(data, key, text, span);
  // A leading "@" belongs to the text as soon as one form has it: "@babel-x" is not "babel-x".
  const reach = all.filter((form) => form.span.start < span.start);
  const laid = reach.length > 0 ? reach : all;
  const pick = (match: MentionMatch, chosen: readonly LaidForm[], kinds: readonly [first: number, last: number]): FormMatch | undefined => {
    const fits = chosen.map((form) => toFit(data, form, key, kinds)).filter((fit) => fit.plugins.length > 0);
    const [best, ...others] = fits;
    const at = chosen.find((form) => form.form === best?.form);
    return best === undefined || at === undefined ? undefined : { match, span: at.span, fits: [best, ...others] };
  };
  const same = laid.filter((form) => form.text === form.formText.normalize());
  const sameLetters = laid.filter((form) => bare(form.text) === bare(form.formText));
  const right = laid.filter((form) => hasFlag(data, form, FORM_RIGHT));
  // Titles before identifiers: what is written otherwise than an identifier is more likely a title gone wrong.
  const nearest = byNearness(right, (form) => Number(hasFlag(data, form, FORM_ID)));
  // Where a right name has the same letters, a wrong case of it is no former name.
  const listed = right.some((form) => sameLetters.includes(form)) ? same : sameLetters;
  return (
    pick("exact", same, RIGHT_KINDS) ??
    (inCode ? pick("exact", same, [ID, ID]) : undefined) ??
    pick("former", listed, [FORMER, FORMER]) ??
    pick("misspelling", listed, [MISSPELLING, MISSPELLING]) ??
    (inCode ? pick("exact", same, [SLUG, SLUG]) : undefined) ??
    pick(nearest[0] !== undefined && sameLetters.includes(nearest[0]) ? "case" : "separator", nearest, RIGHT_KINDS)
  );
}

/** Without case and accents. */
const bare = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** The right forms of a key as fits of a near text, the one that looks most like the text first. */
export function nearForms(data: IndexData, key: number, text: string, measured: { readonly distance: number; readonly similarity: number }): readonly Fit[] {
  const laid = formsOfKey(data, key)
    .map((form) => ({ form, formText: pooledString(data.names.forms, form), span: { start: 0, end: text.length }, text }))
    .filter((form) => hasFlag(data, form, FORM_RIGHT));
  const ordered = byNearness(laid, (form) => Number(hasFlag(data, form, FORM_ID)));
  return ordered.map((form) => ({ ...toFit(data, form, key, RIGHT_KINDS), ...measured }));
}

/** The numbers of the forms of a key. */
function formsOfKey(data: IndexData, key: number): number[] {
  const from = data.names.formStart[key] ?? 0;
  return Array.from({ length: (data.names.formStart[key + 1] ?? from) - from }, (_, at) => from + at);
}

const hasFlag = (data: IndexData, { form }: LaidForm, flag: number): boolean => ((data.names.formFlags[form] ?? 0) & flag) !== 0;

function layForms(data: IndexData, key: number, text: string, span: Span): LaidForm[] {
  return formsOfKey(data, key).map((form) => {
    const formText = pooledString(data.names.forms, form);
    const lead = symbolsBefore(formText);
    const tail = symbolsBehind(formText);
    const start = lead !== "" && text.endsWith(lead, span.start) && isBorder(text, span.start - lead.length - 1) ? span.start - lead.length : span.start;
    const end = tail !== "" && text.startsWith(tail, span.end) ? span.end + tail.length : span.end;
    // A line break or several spaces between two words of a name are one space.
    return { form, formText, span: { start, end }, text: text.slice(start, end).replace(/\s+/gu, " ").normalize() };
  });
}

function symbolsBefore(form: string): string {
  let at = 0;
  while (at < form.length && foldUnit(form.charCodeAt(at)) < WORD) at++;
  return form.slice(0, at);
}

function symbolsBehind(form: string): string {
  let at = form.length;
  while (at > 0 && foldUnit(form.charCodeAt(at - 1)) < WORD && !"+#".includes(form.charAt(at - 1))) at--;
  return form.slice(at);
}

function isBorder(text: string, at: number): boolean {
  return at < 0 || foldUnit(text.charCodeAt(at)) < WORD;
}

/** Orders forms by a first measure where one is given, then by how few characters stand differently, then by text. */
function byNearness(forms: readonly LaidForm[], first: (form: LaidForm) => number = () => 0): LaidForm[] {
  return [...forms]
    .map((form) => ({ form, first: first(form), unlike: unlikeness(form.text, form.formText) }))
    .sort((a, b) => a.first - b.first || a.unlike - b.unlike || (a.form.formText < b.form.formText ? -1 : 1))
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
    } else unlike += 2;
  }
  return unlike;
}

function toFit(data: IndexData, { form, formText }: LaidForm, key: number, [firstKind, lastKind]: readonly [number, number]): Fit {
  const { ownerStart, ownerPlugin, ownerKind, formFlags } = data.names;
  const owners: { plugin: number; kind: number }[] = [];
  for (let at = ownerStart[form] ?? 0; at < (ownerStart[form + 1] ?? 0); at++) {
    const kind = ownerKind[at] ?? 0;
    if (kind >= firstKind && kind <= lastKind) owners.push({ plugin: ownerPlugin[at] ?? 0, kind });
  }
  owners.sort((a, b) => a.kind - b.kind || (data.popularity[b.plugin] ?? 0) - (data.popularity[a.plugin] ?? 0) || a.plugin - b.plugin);
  return {
    key,
    form,
    formText,
    flags: formFlags[form] ?? 0,
    plugins: [...new Set(owners.map((owner) => owner.plugin))],
    kind: owners[0]?.kind ?? 0,
    distance: 0,
    similarity: 1,
  };
}
