// What around a stretch of text speaks for a plugin being meant. Reads the block only. Strong cues are enough for a name
// that is an everyday word; the others move the confidence.
import type { Zone } from "../document/document.ts";
import type { Span } from "../text/span.ts";

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
const BEFORE = new RegExp(`\\b(${CUE_WORD})[\\s:*_\`"'“([]{1,4}$`, "iu");
const AFTER = new RegExp(`^[\\s*_\`"'”)\\]]{1,4}(${CUE_WORD})\\b`, "iu");
const INSIDE = new RegExp(`\\b(${CUE_WORD})\\b`, "iu");
const COMMAND = /(?:^|[\s`$>#|&;(])(?:npm|pnpm|yarn|bun|npx|pip3?|pipx|uv|poetry|conda|gem|cargo|composer|brew|dotnet|nuget|go|apt(?:-get)?|choco|code|(?:python3? -m pip))\s+(?:\S+\s+){0,3}?(?:i|install|add|ci|require|get|remove|uninstall|update|upgrade|exec|dlx|--save(?:-dev)?|-D|package)\b|Install-Package\b|:pypi:/u;
const IMPORT = /(?:^|[\s;{(])(?:import|require|from|using|plugins?|extends|presets?|include)\b/u;
const IMPORTED = "imported or listed on this line";
const REACH = 48;
const WORD_END = /(?:[\p{L}\p{N}][-_./@\\]|@)$/u;
const WORD_START = /^[-_./@\\][\p{L}\p{N}]/u;
const JOINED_END = /[\p{L}\p{N}][-_.]$|@$/u;
const JOINED_START = /^[-_.][\p{L}\p{N}]/u;

/** Weights of the cues; their sum is cut to −1 … 1. */
const WEIGHT = { code: 0.6, command: 0.8, import: 0.6, word: 0.6, inside: 0.3, alone: 0.4, linkText: 0.3, heading: 0.2, family: 0.3, touching: -0.6 } as const;

/** Reads the cues of a stretch. `familyWords` are words that stand for the plugin's family, in lower case. */
export function readCues(place: Place, familyWords: readonly string[], windowSize: number): Cues {
  const { text, zone, span } = place;
  const before = text.slice(Math.max(0, span.start - REACH), span.start);
  const after = text.slice(span.end, span.end + REACH);
  const line = lineAround(text, span);
  const found: [weight: number, reason: string, strong: boolean][] = [];
  const inCode = zone.kind === "inline-code" || zone.kind === "code-block";
  const command = COMMAND.test(line);
  const alone = isAlone(place);
  const touching = WORD_END.test(before) || WORD_START.test(after);
  if (inCode) found.push([WEIGHT.code, "stands in code", zone.kind === "inline-code"]);
  if (command) found.push([WEIGHT.command, "install command on this line", true]);
  else if (inCode && IMPORT.test(line)) found.push([WEIGHT.import, IMPORTED, true]);
  const word = AFTER.exec(after)?.[1] ?? BEFORE.exec(before)?.[1];
  if (word !== undefined) found.push([WEIGHT.word, `the word "${word}" beside it`, true]);
  if (INSIDE.test(text.slice(span.start, span.end))) found.push([WEIGHT.inside, "names its own kind", /\s/.test(text.slice(span.start, span.end))]);
  if (alone) found.push([WEIGHT.alone, "stands alone", zone.listItem === true || zone.kind === "link-text"]);
  if (zone.kind === "link-text") found.push([WEIGHT.linkText, "link text", false]);
  if (zone.kind === "heading") found.push([WEIGHT.heading, "heading", false]);
  const family = familyNearby(place, familyWords, windowSize);
  if (family !== undefined) found.push([WEIGHT.family, `"${family}" nearby`, false]);
  if (touching) found.push([WEIGHT.touching, "part of a longer word", false]);
  const score = found.reduce((sum, [weight]) => sum + weight, 0);
  return {
    score: Math.max(-1, Math.min(1, Math.round(score * 100) / 100)),
    strong: found.some(([, , strong]) => strong),
    command,
    named: command || word !== undefined || found.some(([, reason]) => reason === IMPORTED),
    alone,
    touching,
    joined: JOINED_END.test(before) || JOINED_START.test(after),
    reasons: found.map(([, reason]) => reason),
  };
}

function isAlone({ text, zone, span }: Place): boolean {
  const rest = text.slice(zone.start, span.start) + text.slice(span.end, zone.end);
  return /^[\s"'.:;,*_`]*$/u.test(rest) && (zone.listItem !== true || /^\s*(?:[-*+]|\d+[.)])?[\s*_`["'(]*$/u.test(lineBefore(text, span.start)));
}

function lineBefore(text: string, at: number): string {
  return text.slice(text.lastIndexOf("\n", at - 1) + 1, at);
}

function lineAround(text: string, { start, end }: Span): string {
  const from = Math.max(text.lastIndexOf("\n", start - 1) + 1, start - 400);
  const next = text.indexOf("\n", end);
  return text.slice(from, Math.min(next < 0 ? text.length : next, end + 400));
}

function familyNearby({ text, span }: Place, words: readonly string[], windowSize: number): string | undefined {
  if (words.length === 0) return undefined;
  const around = `${text.slice(Math.max(0, span.start - windowSize), span.start)}\n${text.slice(span.end, span.end + windowSize)}`.toLowerCase();
  return words.find((word) => around.includes(word));
}
