// The forms of keys as objects, made when first asked for: their texts, words and owners, which the table holds as columns.
import { foldUnit, WORD } from "../text/fold.ts";
import type { IndexData } from "../truth/index-data.ts";
import { createNameKeyReader } from "../truth/name-key.ts";
import { NAME_KINDS } from "../truth/name-table.ts";
import { pooledString } from "../truth/string-pool.ts";
import type { Fit } from "./candidate.ts";
import { isNameShaped } from "./text-shape.ts";

/** A form of a key. */
export interface KnownForm {
  readonly key: number;
  readonly form: number;
  readonly text: string;
  /** FORM_… bits of the name table. */
  readonly flags: number;
  /** Symbols that the form starts with (the "@" of a scope) and ends with. */
  readonly lead: string;
  readonly tail: string;
  /** The folded words. */
  readonly words: readonly string[];
  /** The form as a fit in one of the roles `NAME_KINDS[first … last]`; undefined where no plugin has it so. */
  as(first: number, last: number): Fit | undefined;
}

/** Forms that are kept; more start anew. */
const MOST_FORMS = 1 << 15;

/** Makes the reader of one index: the forms of a key, in the table's order. */
export function createFormReader(data: IndexData): (key: number) => readonly KnownForm[] {
  const readKey = createNameKeyReader();
  const known = new Map<number, readonly KnownForm[]>();

  function read(key: number): KnownForm[] {
    const from = data.names.formStart[key] ?? 0;
    const to = data.names.formStart[key + 1] ?? from;
    return Array.from({ length: to - from }, (_, at) => {
      const form = from + at;
      const text = pooledString(data.names.forms, form);
      const shape = { key, form, text, flags: data.names.formFlags[form] ?? 0, lead: symbolsBefore(text), tail: symbolsBehind(text), words: readKey(text).words };
      const fits = new Map<number, Fit | undefined>();
      return {
        ...shape,
        as(first, last) {
          const role = first * NAME_KINDS.length + last;
          if (!fits.has(role)) fits.set(role, toFit(data, shape, first, last));
          return fits.get(role);
        },
      };
    });
  }

  return (key) => {
    let forms = known.get(key);
    if (forms === undefined) {
      if (known.size >= MOST_FORMS) known.clear();
      known.set(key, (forms = read(key)));
    }
    return forms;
  };
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

function toFit(data: IndexData, { form, key, text, flags }: Omit<KnownForm, "as">, firstKind: number, lastKind: number): Fit | undefined {
  const { ownerStart, ownerPlugin, ownerKind } = data.names;
  const owners: { plugin: number; kind: number }[] = [];
  for (let at = ownerStart[form] ?? 0; at < (ownerStart[form + 1] ?? 0); at++) {
    const kind = ownerKind[at] ?? 0;
    if (kind >= firstKind && kind <= lastKind) owners.push({ plugin: ownerPlugin[at] ?? 0, kind });
  }
  if (owners.length === 0) return undefined;
  owners.sort((a, b) => a.kind - b.kind || (data.popularity[b.plugin] ?? 0) - (data.popularity[a.plugin] ?? 0) || a.plugin - b.plugin);
  const plugins = [...new Set(owners.map((owner) => owner.plugin))];
  return Object.freeze({ key, form, formText: text, flags, shaped: isNameShaped(text, text), plugins, kind: owners[0]?.kind ?? 0, distance: 0, similarity: 1 });
}
