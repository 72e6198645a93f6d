// Slips of names in places of a page: what recall is measured on.
import { createEditDistance } from "../server/src/detect/edit-distance.ts";
import { createNameKeyReader } from "../server/src/truth/name-key.ts";
import { createRandom, makePage } from "./documents.ts";
import type { Page } from "./ground.ts";
import { insertSpace, loseSeparator, slip } from "./slips.ts";

type Random = () => number;

/** How a name was changed. */
export const KINDS = ["one edit", "two edits", "separator missing", "space for separator", "space too many"] as const;
export type Kind = (typeof KINDS)[number];

/** Where it stands. */
export const PLACES = ["bare in prose", "code span", "link text", "install command"] as const;
export type Place = (typeof PLACES)[number];

/** One slip in a small page of its own. */
export interface RecallCase {
  readonly name: string;
  readonly kind: Kind;
  readonly place: Place;
  readonly written: string;
  readonly text: string;
  /** UTF-16 offset of the slip in the text. */
  readonly start: number;
  /** The page with the right name. */
  readonly right: string;
}

/** Names of fewer letters are not changed in this way: detection allows no edit below four, and one below eight. */
const SHORTEST: Readonly<Record<Kind, number>> = { "one edit": 4, "two edits": 8, "separator missing": 4, "space for separator": 4, "space too many": 4 };
const TRIES = 20;

/** All cases of the names: each kind, each place. Slips that give another valid name, or only another spelling of the same, are left out. */
export function* recallCases(names: readonly string[], valid: readonly string[], prose: readonly string[], seed: number): Generator<RecallCase> {
  const random = createRandom(seed);
  const keyOf = createKeyReader();
  const validKeys = new Set(valid.map(keyOf));
  const spellings = new Set(valid.map((name) => name.toLowerCase()));
  for (const name of names) {
    for (const kind of KINDS) {
      if (keyOf(name).length < SHORTEST[kind]) continue;
      const written = slipOf({ name, kind }, { keyOf, validKeys, spellings }, random);
      if (written === undefined) continue;
      for (const place of PLACES) yield placed({ name, kind, written }, place, pickProse(prose, random));
    }
  }
}

interface Validity {
  readonly keyOf: (name: string) => string;
  readonly validKeys: ReadonlySet<string>;
  readonly spellings: ReadonlySet<string>;
}

function slipOf({ name, kind }: { readonly name: string; readonly kind: Kind }, { keyOf, validKeys, spellings }: Validity, random: Random): string | undefined {
  const key = keyOf(name);
  for (let time = 0; time < TRIES; time++) {
    const written = change(name, kind, random);
    if (written === undefined) return undefined;
    if (kind === "one edit" || kind === "two edits") {
      if (!validKeys.has(keyOf(written)) && editsBetween(keyOf(written), key) === (kind === "one edit" ? 1 : 2)) return written;
    } else if (written !== name && keyOf(written) === key && !spellings.has(written.toLowerCase())) return written;
  }
  return undefined;
}

function change(name: string, kind: Kind, random: Random): string | undefined {
  switch (kind) {
    case "one edit": return slip(name, random);
    case "two edits": return slip(slip(name, random), random);
    case "separator missing": return loseSeparator(name, "", random);
    case "space for separator": return loseSeparator(name, " ", random);
    case "space too many": return insertSpace(name, random);
  }
}

function createKeyReader(): (name: string) => string {
  const read = createNameKeyReader();
  const known = new Map<string, string>();
  return (name) => {
    const key = known.get(name) ?? read(name).key;
    known.set(name, key);
    return key;
  };
}

function editsBetween(a: string, b: string): number {
  const units = (text: string): Uint16Array => Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
  return createEditDistance()({ a: units(a), aFrom: 0, aTo: a.length, b: units(b), bFrom: 0, bTo: b.length }, 2);
}

function placed(slip: Pick<RecallCase, "name" | "kind" | "written">, place: Place, [before, after]: readonly [string, string]): RecallCase {
  const [head, tail] = {
    "bare in prose": [`${before} `, ` ${after}\n`],
    "code span": [`${before} \``, `\` ${after}\n`],
    "link text": [`${before} [`, `](https://example.com/) ${after}\n`],
    "install command": [`${before} ${after}\n\n\`\`\`sh\nnpm install `, "\n```\n"],
  }[place] as [string, string];
  const title = "# A page\n\n";
  const start = title.length + head.length;
  return { ...slip, place, start, text: title + head + slip.written + tail, right: title + head + slip.name + tail };
}

/** A sentence cut in two between words. */
function pickProse(sentences: readonly string[], random: Random): readonly [string, string] {
  const words = (sentences[Math.floor(random() * sentences.length)] ?? "It is here that we find it").split(" ");
  const at = 2 + Math.floor(random() * (words.length - 4));
  return [words.slice(0, at).join(" "), words.slice(at).join(" ")];
}

/** Sentences of eight to forty words without markup, from documents or, where there are none, from the page generator. */
export function sentencesOf(documents: readonly Page[] | undefined, everyday: readonly string[], seed: number): readonly string[] {
  const text = documents === undefined ? makePage(400_000, everyday, everyday, seed) : documents.map((page) => page.text).join("\n\n");
  return text
    .split(/\n/u)
    .flatMap((line) => line.split(/(?<=[.!?]) (?=[A-Z])/u))
    .filter((sentence) => /^[A-Z][a-z]*(?:,? [A-Za-z]+){7,39}[.!?]$/u.test(sentence));
}
