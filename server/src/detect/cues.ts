// What stands around a stretch of text, as far as it tells that a plugin is meant there. Reads the block only, and each fact once: what holds for
// a zone or a block is kept while its candidates are asked, what holds for the stretch is found by looking at its neighbours.
import type { Zone } from "../document/document.ts";
import type { Span } from "../text/span.ts";
import { createFamilySearch } from "./family-nearby.ts";
import { firstAfter } from "./first-after.ts";
import { holdsKindWord, wordBefore, wordBehind } from "./kind-words.ts";
import { type NamePlace, namePlaces } from "./name-places.ts";
import { isCode } from "./read-zones.ts";
import { isAlone, isTag, type Place, repeatsTarget } from "./stand-alone.ts";

/** The context of a candidate. */
export interface Cues {
  /** What the text is for: an argument of an install command, an import, an entry of configuration. */
  readonly place: NamePlace["kind"] | undefined;
  /** The text is all of that place. */
  readonly whole: boolean;
  /** A word such as "plugin" that stands beside. */
  readonly kindWord: string | undefined;
  /** A word such as "plugin" is part of the text. */
  readonly ownKind: boolean;
  /** A word of the family within reach. */
  readonly familyWord: string | undefined;
  /** The text is all of a list item, cell, link text, code span, heading or value. */
  readonly alone: boolean;
  /** The text is all that stands in a pair of brackets. */
  readonly inBrackets: boolean;
  /** The zone stands in a list item. */
  readonly listItem: boolean;
  /** The line is a list of small words, such as tags: nothing else stands there. */
  readonly isTag: boolean;
  /** The link that the text stands in leads to just that name: a folder, a package, an anchor. */
  readonly isTarget: boolean;
  /** A word such as "namespace" stands beside: the text is code, though it stands in prose. */
  readonly asCode: boolean;
  /** The text is part of a longer word with `-`, `_`, `.`, `/` or `@`. */
  readonly touching: boolean;
  /** Touching, and by more than a path or a version: the text is not all of its identifier. */
  readonly joined: boolean;
}

/** Reads the cues of a stretch. `familyWords` stand for the plugin's family, in lower case; `windowSize`: how far they may be, in UTF-16 units. */
export type CueReader = (place: Place, familyWords: readonly string[], windowSize: number) => Cues;

const REACH = 16;
const MOST_OVERLAPPING = 4;
const CODE_BEFORE = /\b(?:namespaces?|assembl(?:y|ies))[\s"'“]{1,3}$/iu;
/** Before a dotted name these words are statements of code; before other words they are plain English. */
const STATEMENT_BEFORE = /\b(?:using|imports?)[\s"'“]{1,3}$/iu;
const CODE_AFTER = /^[\s"'”]{1,3}(?:namespace|assembly|dll)\b/iu;
const WORD_END = /(?:[\p{L}\p{N}][-_./@\\]|@)$/u;
const WORD_START = /^[-_./@\\][\p{L}\p{N}]/u;
const JOINED_END = /[\p{L}\p{N}][-_.]$|@$/u;
const JOINED_START = /^[-_.][\p{L}\p{N}]/u;
/** What makes a compound of a name in running text, and is no part of an identifier: "-Dokument", "-based". */
const COMPOUND = /^-(?:\p{Lu}\p{Ll}{2,}|(?:based|like|compatible|specific|style|powered|related|enabled|driven|only|free)(?![-_.\p{L}\p{N}]))/u;
const ROLE = /:pypi:`{0,2}$/u;

/** Makes a reader. It keeps what it knows of the zone and the block that were asked about last. */
export function createCueReader(): CueReader {
  const placesOf = createPlaceReader();
  const familyNearby = createFamilySearch();
  return (at, familyWords, windowSize) => new PlacedCues(at, placesOf, () => familyNearby(at, familyWords, windowSize));
}

/** The cues of a stretch, each read when it is asked for: most stretches are settled by a few. */
class PlacedCues implements Cues {
  readonly #at: Place;
  readonly #familyNearby: () => string | undefined;
  readonly #before: string;
  readonly #after: string;
  readonly #place: NamePlace | undefined;

  constructor(at: Place, placesOf: PlaceReader, familyNearby: () => string | undefined) {
    const { text, zone, span } = at;
    const before = text.slice(Math.max(0, span.start - REACH), span.start);
    this.#at = at;
    this.#familyNearby = familyNearby;
    // In some formats "@" is the mark that code begins with, and stands before its zone.
    this.#before = span.start === zone.start ? before.replace(/@$/u, "") : before;
    const after = text.slice(span.end, span.end + REACH);
    this.#after = !isCode(zone.kind) && COMPOUND.test(after) ? "" : after;
    this.#place = placeAround(placesOf(text, zone), span);
  }

  get place(): Cues["place"] {
    return this.#place?.kind ?? (this.#hasRole() ? "argument" : undefined);
  }

  get whole(): boolean {
    return this.#place?.end === this.#at.span.end && this.#place.start === this.#at.span.start;
  }

  get kindWord(): string | undefined {
    return wordBehind(this.#at.text, this.#at.span.end) ?? wordBefore(this.#at.text, this.#at.span.start);
  }

  get ownKind(): boolean {
    return holdsKindWord(this.#own());
  }

  get familyWord(): string | undefined {
    return this.#familyNearby();
  }

  get alone(): boolean {
    return isAlone(this.#at);
  }

  get inBrackets(): boolean {
    return this.#before.endsWith("(") && this.#after.startsWith(")");
  }

  get listItem(): boolean {
    return this.#at.zone.listItem === true;
  }

  get isTag(): boolean {
    return isTag(this.#at);
  }

  get isTarget(): boolean {
    return this.#at.zone.kind === "link-text" && repeatsTarget(this.#at);
  }

  get asCode(): boolean {
    return CODE_BEFORE.test(this.#before) || CODE_AFTER.test(this.#after) || (STATEMENT_BEFORE.test(this.#before) && this.#own().includes("."));
  }

  get touching(): boolean {
    return !this.whole && (WORD_END.test(this.#before) || WORD_START.test(this.#after));
  }

  get joined(): boolean {
    return !this.whole && (JOINED_END.test(this.#before) || JOINED_START.test(this.#after));
  }

  #own(): string {
    return this.#at.text.slice(this.#at.span.start, this.#at.span.end);
  }

  #hasRole(): boolean {
    const { text, zone } = this.#at;
    return zone.kind === "inline-code" && ROLE.test(text.slice(Math.max(0, zone.start - REACH), zone.start));
  }
}

/** The place that holds a stretch; places stand in order, and few overlap. */
function placeAround(places: readonly NamePlace[], { start, end }: Span): NamePlace | undefined {
  const behind = firstAfter(places, start, (place) => place.start);
  for (let at = behind - 1; at >= Math.max(0, behind - MOST_OVERLAPPING); at--) {
    const place = places[at];
    if (place !== undefined && place.end >= end) return place;
  }
  return undefined;
}

type PlaceReader = (text: string, zone: Zone) => readonly NamePlace[];

function createPlaceReader(): PlaceReader {
  let known: Zone | undefined;
  let places: readonly NamePlace[] = [];
  return (text, zone) => {
    if (zone !== known) {
      known = zone;
      places = namePlaces(text, zone);
    }
    return places;
  };
}
