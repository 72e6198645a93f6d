// Every spelling that the truth knows, by folded key, as flat columns. A key holds one or more forms (literal spellings);
// a form belongs to one or more plugins, as their name, alias, former name and so on. What detection asks of a name before
// it looks at any plugin is kept here as flags.
import { hashOfText } from "../text/word-scan.ts";
import type { NameKind, PluginDefinition } from "./definition.ts";
import { createNameKeyReader, type NameKey } from "./name-key.ts";
import { buildNearIndex, type NearIndex, wordEditLimit } from "./near-index.ts";
import { poolStrings, type StringPool } from "./string-pool.ts";
import { buildWordSet, hasWord, pairHash, wordHash, type WordSet } from "./word-list.ts";

/** The kinds of form, by the number that stands in `ownerKind`. */
export const NAME_KINDS: readonly NameKind[] = ["name", "alias", "short-name", "former-name", "misspelling", "id", "slug"];

/** The form is right in prose: a name, alias or short name of some plugin. */
export const FORM_RIGHT = 1;
/** All words of the form are everyday words. */
export const FORM_EVERYDAY = 2;
/** The form is one word. */
export const FORM_SINGLE = 4;
/** Every plugin that has the form asks for context. */
export const FORM_CONTEXT = 8;
/** The form is an identifier rather than a title (a package name, a lower-case short form): prose may write it with capitals or spaces. */
export const FORM_ID = 16;
/** Punctuation other than `-_./@` or white space stands inside. */
export const FORM_BRIDGED = 32;
/** Other letter case is another word, for every plugin that has the form. */
export const FORM_CASED = 64;
/** No context is asked for, though the words are everyday ones: every plugin that has the form waives it. */
export const FORM_FREE = 128;

/** Flat columns over all forms of all names. */
export interface NameTable {
  /** Search structure over the keys, ordered by code unit. */
  readonly near: NearIndex;
  /** Units at the start of each key that it shares with many others (a brand). */
  readonly brand: Uint8Array;
  /** Forms of key k: `formStart[k] … formStart[k + 1]`. */
  readonly formStart: Uint32Array;
  readonly forms: StringPool;
  /** FORM_… bits. */
  readonly formFlags: Uint8Array;
  readonly formWords: Uint8Array;
  /** Owners of form f: `ownerStart[f] … ownerStart[f + 1]`. */
  readonly ownerStart: Uint32Array;
  readonly ownerPlugin: Uint32Array;
  /** Index into NAME_KINDS. */
  readonly ownerKind: Uint8Array;
  /** First and last words of names (also the first and last two as one), for the edit level of a word. */
  readonly firstWords: NearIndex;
  readonly lastWords: NearIndex;
  /** The same words, of any length, as sets. */
  readonly startsName: WordSet;
  readonly endsName: WordSet;
  /** First and last words of titles and of names with spaces: words with spaces between are a slip of these only. */
  readonly firstTitleWords: NearIndex;
  readonly lastTitleWords: NearIndex;
  /** Words that follow each other in these names, as pairs. */
  readonly titlePairs: WordSet;
  /** First and last words of titles, the single words, as sets. */
  readonly startsTitle: WordSet;
  readonly endsTitle: WordSet;
  /** Words that stand in several names. */
  readonly vocabulary: WordSet;
  /** One number: the words of the longest name. */
  readonly mostWords: Uint8Array;
}

interface Owner {
  readonly plugin: number;
  readonly kind: number;
}

interface Form {
  readonly text: string;
  readonly parts: NameKey;
  readonly owners: Owner[];
  flags: number;
}

const KIND = { name: 0, alias: 1, short: 2, former: 3, misspelling: 4, id: 5, slug: 6 } as const;
const LAST_RIGHT_KIND = KIND.short;
const SHARED_WORD = 3;
const SHARED_BRAND = 6;
const MOST_WORDS = 24;

/** A plugin as the table needs it. */
export interface NamedPlugin {
  readonly definition: PluginDefinition;
  /** Nearly all names of its family are lower case, as in a package registry. */
  readonly registry: boolean;
}

/** Builds the table. `plugins` in row order; everyday words decide what counts as distinctive. */
export function buildNameTable(plugins: readonly NamedPlugin[], everyday: WordSet): NameTable {
  const forms = collectForms(plugins, everyday);
  const byKey = new Map<string, Form[]>();
  for (const form of forms) {
    const group = byKey.get(form.parts.key);
    if (group === undefined) byKey.set(form.parts.key, [form]);
    else group.push(form);
  }
  const keys = [...byKey.keys()].sort();
  const ordered = keys.map((key) => (byKey.get(key) ?? []).sort((a, b) => (a.text < b.text ? -1 : 1)));
  const flat = ordered.flat();
  const right = flat.filter((form) => form.flags & FORM_RIGHT);
  const titles = right.filter((form) => (form.flags & FORM_ID) === 0);
  const spaced = right.filter((form) => (form.flags & FORM_ID) === 0 || /\s/u.test(form.text));
  const first = firstWordsOf(right);
  const last = lastWordsOf(right);
  const near = buildNearIndex(keys, (number) => (ordered[number] ?? []).some((form) => form.flags & FORM_RIGHT));
  return {
    near,
    brand: brandLengths(ordered),
    formStart: starts(ordered),
    forms: poolStrings(flat.map((form) => form.text)),
    formFlags: Uint8Array.from(flat, (form) => form.flags),
    formWords: Uint8Array.from(flat, (form) => Math.min(255, form.parts.words.length)),
    ownerStart: starts(flat.map((form) => form.owners)),
    ownerPlugin: Uint32Array.from(flat.flatMap((form) => form.owners.map((owner) => owner.plugin))),
    ownerKind: Uint8Array.from(flat.flatMap((form) => form.owners.map((owner) => owner.kind))),
    firstWords: buildWordIndex(first),
    lastWords: buildWordIndex(last),
    firstTitleWords: buildWordIndex(firstWordsOf(spaced)),
    lastTitleWords: buildWordIndex(lastWordsOf(spaced)),
    startsName: buildWordSet(first.map(hashOfWord)),
    endsName: buildWordSet(last.map(hashOfWord)),
    titlePairs: buildWordSet(spaced.flatMap(({ parts: { words } }) => words.slice(1).map((word, at) => pairHash(hashOfText(words[at] ?? ""), hashOfText(word))))),
    startsTitle: buildWordSet(titles.map(({ parts }) => hashOfWord(parts.words[0] ?? ""))),
    endsTitle: buildWordSet(titles.map(({ parts }) => hashOfWord(parts.words.at(-1) ?? ""))),
    vocabulary: buildVocabulary(right),
    mostWords: Uint8Array.of(Math.min(MOST_WORDS, right.reduce((most, form) => Math.max(most, form.parts.words.length), 1))),
  };
}

function collectForms(plugins: readonly NamedPlugin[], everyday: WordSet): Form[] {
  const readKey = createNameKeyReader();
  const forms = new Map<string, Form>();
  plugins.forEach((plugin, row) => {
    for (const [text, kind] of formsOf(plugin.definition)) {
      let form = forms.get(text);
      if (form === undefined) {
        const parts = readKey(text);
        if (parts.key === "") continue;
        form = { text, parts, owners: [], flags: 0 };
        forms.set(text, form);
      }
      if (!form.owners.some((owner) => owner.plugin === row && owner.kind === kind)) form.owners.push({ plugin: row, kind });
    }
  });
  const all = [...forms.values()];
  for (const form of all) form.flags = flagsOf(form, plugins, everyday);
  return all;
}

function formsOf(plugin: PluginDefinition): readonly (readonly [string, number])[] {
  const list = (texts: readonly string[] | undefined, kind: number): (readonly [string, number])[] => (texts ?? []).map((text) => [text, kind] as const);
  return [
    [plugin.name, KIND.name],
    ...list(plugin.aliases, KIND.alias),
    ...list(plugin.short_name === undefined ? [] : [plugin.short_name], KIND.short),
    ...list(plugin.former_names, KIND.former),
    ...list(plugin.misspellings, KIND.misspelling),
    [plugin.id, KIND.id],
    [plugin.slug, KIND.slug],
  ];
}

function flagsOf(form: Form, plugins: readonly NamedPlugin[], everyday: WordSet): number {
  const right = form.owners.filter((owner) => owner.kind <= LAST_RIGHT_KIND);
  const named = right.length > 0 ? right : form.owners.filter((owner) => owner.kind <= KIND.misspelling);
  const every = (holds: (definition: PluginDefinition) => boolean): boolean =>
    named.length > 0 && named.every(({ plugin }) => holds((plugins[plugin] as NamedPlugin).definition));
  return (
    (right.length > 0 ? FORM_RIGHT : 0) |
    (form.parts.words.every((word) => isEveryday(word, everyday)) ? FORM_EVERYDAY : 0) |
    (form.parts.words.length === 1 ? FORM_SINGLE : 0) |
    (every((definition) => definition.match?.context === "required") ? FORM_CONTEXT : 0) |
    (isIdentifier(form, named, plugins) ? FORM_ID : 0) |
    (form.parts.bridged ? FORM_BRIDGED : 0) |
    (every((definition) => definition.match?.case === "exact") ? FORM_CASED : 0) |
    (every((definition) => definition.match?.context === "none") ? FORM_FREE : 0)
  );
}

function isIdentifier({ text }: Form, owners: readonly Owner[], plugins: readonly NamedPlugin[]): boolean {
  const lower = text === text.toLowerCase();
  const spaced = /\s/.test(text);
  if (lower && /[-_/]/.test(text) && !spaced) return true;
  // Capitals and white space: a title, though a file gives it for an id too.
  if (spaced && !lower) return false;
  return (
    owners.length > 0 &&
    owners.every(({ plugin, kind }) => {
      const { definition, registry } = plugins[plugin] as NamedPlugin;
      return definition.id === definition.name || definition.id === text || (lower && (registry || kind !== KIND.name));
    })
  );
}

function isEveryday(word: string, everyday: WordSet): boolean {
  return word.length <= 2 || /^\p{N}+$/u.test(word) || hasWord(everyday, hashOfWord(word));
}

/** The hash under which a folded word stands in word sets. */
export function hashOfWord(word: string): number {
  return wordHash(hashOfText(word), word.length);
}

function starts(lists: readonly (readonly unknown[])[]): Uint32Array {
  const start = new Uint32Array(lists.length + 1);
  lists.forEach((list, number) => (start[number + 1] = (start[number] ?? 0) + list.length));
  return start;
}

const buildWordIndex = (words: readonly string[]): NearIndex => buildNearIndex(words, () => true, wordEditLimit);
const firstWordsOf = (forms: readonly Form[]): string[] => edgeWords(forms, (words) => [words.slice(0, 1), words.slice(0, 2)]);
const lastWordsOf = (forms: readonly Form[]): string[] => edgeWords(forms, (words) => [words.slice(-1), words.slice(-2)]);

function edgeWords(forms: readonly Form[], edges: (words: readonly string[]) => readonly (readonly string[])[]): string[] {
  const words = new Set<string>();
  for (const form of forms) for (const edge of edges(form.parts.words)) words.add(edge.join(""));
  return [...words].sort();
}

function buildVocabulary(forms: readonly Form[]): WordSet {
  const counts = new Map<string, number>();
  for (const form of forms) for (const word of new Set(form.parts.words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return buildWordSet([...counts].filter(([word, count]) => count >= SHARED_WORD && word.length > 1).map(([word]) => hashOfWord(word)));
}

/** A key's brand: the longest run of whole words at its start, short of all, that at least six keys share. */
function brandLengths(forms: readonly (readonly Form[])[]): Uint8Array {
  const counts = new Map<string, number>();
  const prefixes = forms.map((group) => {
    const words = (group.find((form) => form.flags & FORM_RIGHT) ?? group[0])?.parts.words ?? [];
    return words.slice(0, -1).map((_, at) => words.slice(0, at + 1).join(" "));
  });
  for (const list of prefixes) for (const prefix of list) counts.set(prefix, (counts.get(prefix) ?? 0) + 1);
  return Uint8Array.from(prefixes, (list) => {
    const brand = list.findLast((prefix) => (counts.get(prefix) ?? 0) >= SHARED_BRAND) ?? "";
    return Math.min(255, brand.replaceAll(" ", "").length);
  });
}

