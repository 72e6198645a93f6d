// What around a stretch of text speaks for a plugin being meant. Reads the block only. Strong cues are enough for a name
// that is an everyday word; the others move the confidence.
import type { Zone } from "../document/document.ts";
import type { Span } from "../text/span.ts";
import { isSpaced } from "./text-shape.ts";

/** The context of a candidate. */
export interface Cues {
  /** −1 to 1. */
  readonly score: number;
  /** True: enough for a name that is an everyday word or asks for context. */
  readonly strong: boolean;
  /** The text stands on a line that installs packages. */
  readonly command: boolean;
  /** A word such as "plugin" stands beside, or the text is imported or installed. */
  readonly named: boolean;
  /** The text is all of a list item, cell, link text, heading or value. */
  readonly alone: boolean;
  /** A word such as "namespace" stands beside: the text is code, though it stands in prose. */
  readonly asCode: boolean;
  /** The text is part of a longer word with `-`, `_`, `.`, `/` or `@`. */
  readonly touching: boolean;
  /** Touching, and by more than a path or a version: the text is not all of its identifier. */
  readonly joined: boolean;
  /** Each cue in a few words, for people. */
  readonly reasons: readonly string[];
}

interface Place {
  readonly text: string;
  readonly zone: Zone;
  readonly span: Span;
}

const CUE_WORD = "plug-?ins?|packages?|modules?|extensions?|librar(?:y|ies)|loaders?|presets?|rules?|add-?ons?|connectors?|integrations?|class(?:es)?|processors?|dependenc(?:y|ies)|products?";
const KIND = new RegExp(`^(?:${CUE_WORD})$`, "iu");
const BEFORE = new RegExp(`\\b(${CUE_WORD})[\\s:*_\`"'“([]{1,4}$`, "iu");
const AFTER = new RegExp(`^[\\s*_\`"'”)\\]]{1,4}(${CUE_WORD})\\b`, "iu");
const INSIDE = new RegExp(`\\b(${CUE_WORD})\\b`, "iu");
const COMMAND = /(?:^|[\s`$>#|&;(])(?:npm|pnpm|yarn|bun|npx|pip3?|pipx|uv|poetry|conda|gem|cargo|composer|brew|dotnet|nuget|go|apt(?:-get)?|choco|code|(?:python3? -m pip))\s+(?:\S+\s+){0,3}?(?:i|install|add|ci|require|get|remove|uninstall|update|upgrade|exec|dlx|--save(?:-dev)?|-D|package)\b|Install-Package\b|:pypi:/u;
const IMPORT = /(?:^|[\s;{(])(?:import|require|from|using|plugins?|extends|presets?|include)\b/u;
const CODE_BEFORE = /\b(?:namespaces?|using|assembl(?:y|ies)|imports?)[\s"'“]{1,3}$/iu;
const CODE_AFTER = /^[\s"'”]{1,3}(?:namespace|assembly|dll)\b/iu;
const REACH = 48;
const LINE_REACH = 400;
const WORD_END = /(?:[\p{L}\p{N}][-_./@\\]|@)$/u;
const WORD_START = /^[-_./@\\][\p{L}\p{N}]/u;
const JOINED_END = /[\p{L}\p{N}][-_.]$|@$/u;
const JOINED_START = /^[-_.][\p{L}\p{N}]/u;

/** What a stretch and its surroundings look like, read once for all cues. */
interface Surroundings extends Place {
  readonly own: string;
  readonly line: string;
  /** A word such as "plugin" beside the stretch. */
  readonly cueWord: string | undefined;
  /** A word of the family within reach. */
  readonly family: string | undefined;
  readonly inCode: boolean;
  readonly command: boolean;
  readonly alone: boolean;
  readonly touching: boolean;
}

/** A cue: what it weighs (the sum is cut to −1 … 1), when it is enough by itself, and what is said of it where it holds. */
interface Cue {
  readonly weight: number;
  readonly strong: (of: Surroundings) => boolean;
  readonly says: (of: Surroundings) => string | undefined;
}

const always = (): boolean => true;
const never = (): boolean => false;
const when = (holds: boolean, says: string): string | undefined => (holds ? says : undefined);

const CUES: readonly Cue[] = [
  { weight: 0.6, strong: ({ zone }) => zone.kind === "inline-code", says: ({ inCode }) => when(inCode, "stands in code") },
  { weight: 0.8, strong: always, says: ({ command }) => when(command, "install command on this line") },
  { weight: 0.6, strong: always, says: (of) => when(isImported(of), "imported or listed on this line") },
  { weight: 0.6, strong: always, says: ({ cueWord }) => cueWord && `the word "${cueWord}" beside it` },
  { weight: 0.3, strong: ({ own }) => isSpaced(own), says: ({ own }) => when(INSIDE.test(own), "names its own kind") },
  { weight: 0.4, strong: ({ zone }) => zone.listItem === true || zone.kind === "link-text", says: ({ alone }) => when(alone, "stands alone") },
  { weight: 0.3, strong: never, says: ({ zone }) => when(zone.kind === "link-text", "link text") },
  { weight: 0.2, strong: never, says: ({ zone }) => when(zone.kind === "heading", "heading") },
  { weight: 0.3, strong: never, says: ({ family }) => family && `"${family}" nearby` },
  { weight: -0.6, strong: never, says: ({ touching }) => when(touching, "part of a longer word") },
];

const isImported = ({ command, inCode, line }: Surroundings): boolean => !command && inCode && IMPORT.test(line);

/** Reads the cues of a stretch. `familyWords` are words that stand for the plugin's family, in lower case. */
export function readCues(place: Place, familyWords: readonly string[], windowSize: number): Cues {
  const { text, zone, span } = place;
  const before = text.slice(Math.max(0, span.start - REACH), span.start);
  const after = text.slice(span.end, span.end + REACH);
  const line = lineAround(text, span);
  const of: Surroundings = {
    ...place,
    own: text.slice(span.start, span.end),
    line,
    cueWord: AFTER.exec(after)?.[1] ?? BEFORE.exec(before)?.[1],
    family: familyNearby(place, familyWords, windowSize),
    inCode: zone.kind === "inline-code" || zone.kind === "code-block",
    command: COMMAND.test(line),
    alone: isAlone(place),
    touching: WORD_END.test(before) || WORD_START.test(after),
  };
  const holding = CUES.flatMap((cue) => {
    const reason = cue.says(of);
    return reason === undefined ? [] : [{ weight: cue.weight, strong: cue.strong(of), reason }];
  });
  const score = holding.reduce((sum, { weight }) => sum + weight, 0);
  return {
    score: Math.max(-1, Math.min(1, Math.round(score * 100) / 100)),
    strong: holding.some(({ strong }) => strong),
    command: of.command,
    named: of.command || of.cueWord !== undefined || isImported(of),
    alone: of.alone,
    asCode: CODE_BEFORE.test(before) || CODE_AFTER.test(after),
    touching: of.touching,
    joined: JOINED_END.test(before) || JOINED_START.test(after),
    reasons: holding.map(({ reason }) => reason),
  };
}

/** Tells whether a word says what kind of thing is named: plugin, package, processor … */
export function isKindWord(word: string): boolean {
  return KIND.test(word);
}

function isAlone({ text, zone, span }: Place): boolean {
  const rest = text.slice(zone.start, span.start) + text.slice(span.end, zone.end);
  return /^[\s"'.:;,*_`]*$/u.test(rest) && (zone.listItem !== true || /^\s*(?:[-*+]|\d+[.)])?[\s*_`["'(]*$/u.test(lineBefore(text, span.start)));
}

function lineBefore(text: string, at: number): string {
  return text.slice(text.lastIndexOf("\n", at - 1) + 1, at);
}

function lineAround(text: string, { start, end }: Span): string {
  const before = text.slice(Math.max(0, start - LINE_REACH), start);
  const after = text.slice(end, end + LINE_REACH);
  const next = after.indexOf("\n");
  return before.slice(before.lastIndexOf("\n") + 1) + text.slice(start, end) + (next < 0 ? after : after.slice(0, next));
}

function familyNearby({ text, span }: Place, words: readonly string[], windowSize: number): string | undefined {
  if (words.length === 0) return undefined;
  const around = `${text.slice(Math.max(0, span.start - windowSize), span.start)}\n${text.slice(span.end, span.end + windowSize)}`.toLowerCase();
  return words.find((word) => around.includes(word));
}
