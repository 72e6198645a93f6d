// Near misses of class and method names in code. For families in force, and where code itself imports the family or names it
// unmistakably. A name that the page declares, or that a mention covers already, is left alone.
import type { Block } from "../../document/document.ts";
import { memoByObject } from "../../text/memo.ts";
import { overlaps, type Span } from "../../text/span.ts";
import type { TruthIndex } from "../../truth/truth-index.ts";
import { type CodeName, codeNames, isKnownName, slipOf } from "./code-names.ts";
import { patternHits } from "./code-uses.ts";
import type { Page, PageBlock } from "./page.ts";
import type { PageRemark, PageRule } from "./page-rule.ts";

const HOW_FAR = ["", "one letter off", "two letters off"];
const CONFIDENCE = 0.9;

/** A slip in a block; its offsets. */
interface Slip extends Span {
  readonly identifier: string;
  readonly text: string;
  readonly name: CodeName;
  readonly newText: string;
  readonly edits: number;
}

/** Offers the name as the truth writes it; a guess needs a person. */
export const misspelledCode: PageRule = {
  codes: ["misspelled-name"],
  check(page) {
    const { truth } = page;
    if (codeNames(truth).size === 0) return [];
    const inForce = new Set(page.families.map(({ family }) => family));
    const found = page.blocks.flatMap((placed) => slipsIn(placed, inForce, truth).map((slip) => ({ slip, placed })));
    if (found.length === 0) return [];
    const declared = declaredNames(page);
    return found.filter(({ slip }) => !declared.has(slip.identifier)).map(({ slip, placed }) => toRemark(slip, placed));
  },
};

function slipsIn({ block, mentions }: PageBlock, inForce: ReadonlySet<string>, truth: TruthIndex): readonly Slip[] {
  const byFamily = slipsOf(truth)(block);
  if (byFamily.length === 0) return [];
  const slips = byFamily.flatMap(({ family, isNamed, slips: own }) => (isNamed || inForce.has(family) ? own : []));
  return oncePerPlace(slips.filter((slip) => !mentions.some(({ span, match }) => match !== "exact" && overlaps(span, slip))));
}

/** Of several names that fit, the nearest; two that are as near say nothing. */
function oncePerPlace(slips: readonly Slip[]): Slip[] {
  return slips.filter((slip) => slips.every((other) => other === slip || !overlaps(other, slip) || other.edits > slip.edits || (other.newText === slip.newText && slips.indexOf(other) > slips.indexOf(slip))));
}

interface FamilySlips {
  readonly family: string;
  /** The code itself says that it is about the family. */
  readonly isNamed: boolean;
  readonly slips: readonly Slip[];
}

const NO_SLIPS: readonly FamilySlips[] = Object.freeze([]);

/** The slips in a block's code, whatever family is in force. */
const slipsOf = memoByObject((truth: TruthIndex) =>
  memoByObject((block: Block): readonly FamilySlips[] => {
    const code = codePieces(block);
    if (code.length === 0) return NO_SLIPS;
    const found = [...codeNames(truth)].flatMap(([family, names]) => {
      const slips = code.flatMap((piece) => dottedNames(block.text, piece).flatMap((dotted) => slipsOfName(dotted, { names, truth, text: block.text })));
      return slips.length === 0 ? [] : [{ family, slips, isNamed: isNamedIn(block, family, truth) }];
    });
    return found.length === 0 ? NO_SLIPS : found;
  }),
);

/** An import of the family stands there, or a name of several words. */
function isNamedIn(block: Block, family: string, truth: TruthIndex): boolean {
  return patternHits(truth)(family)(block).some((hits) => hits.some(({ pattern: { kind, text } }) => kind === "import" || kind === "member" || (kind === "class" && /\p{Ll}\p{Lu}\p{Ll}/u.test(text))));
}

function codePieces({ zones }: Block): readonly Span[] {
  return zones.filter(({ kind }) => kind === "code-block" || kind === "inline-code");
}

/** Strings and comments of most languages; they hold no names of the API. */
const NO_CODE = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|\/\/[^\n]*|\/\*[^]*?\*\/|(?<![^\s;])#[^\n]*/gu;
const DOTTED = /[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*/gu;
const LONGEST_NAME = 200;

interface DottedName extends Span {
  readonly parts: readonly string[];
}

function dottedNames(text: string, { start, end }: Span): readonly DottedName[] {
  const code = text.slice(start, end).replace(NO_CODE, (piece) => piece.replace(/[^\n]/gu, " "));
  return [...code.matchAll(DOTTED)].filter(({ 0: { length } }) => length <= LONGEST_NAME).map(({ index, 0: name }) => ({ start: start + index, end: start + index + name.length, parts: name.split(".") }));
}

interface Among {
  readonly names: readonly CodeName[];
  readonly truth: TruthIndex;
  readonly text: string;
}

/** The slips in a dotted name: one part of it that is not what the truth writes, while those beside it are. */
function slipsOfName(dotted: DottedName, among: Among): Slip[] {
  const known = isKnownName(among.truth);
  let at = dotted.start;
  return dotted.parts.flatMap((part, place) => {
    const start = at;
    at += part.length + 1;
    return known(part) ? [] : among.names.flatMap((name) => slipAt({ dotted, place, at: start }, name, among) ?? []);
  });
}

interface PartPlace {
  readonly dotted: DottedName;
  readonly place: number;
  /** Where the part starts in the block. */
  readonly at: number;
}

function slipAt({ dotted: { parts }, place, at }: PartPlace, name: CodeName, { truth, text }: Among): Slip | undefined {
  const part = parts[place] ?? "";
  const last = name.parts.length - 1;
  for (let own = 0; own <= last; own++) {
    const beside = name.parts.every((wanted, index) => index === own || parts[place - own + index] === wanted);
    if (!beside || (name.isMethod && !isCalled(text, at, part.length))) continue;
    const edits = slipOf(part, name.parts[own] ?? "", { truth, dotted: last > 0 });
    if (edits === undefined) continue;
    const before = parts.slice(place - own, place).reduce((length, { length: more }) => length + more + 1, 0);
    const behind = parts.slice(place + 1, place - own + last + 1).reduce((length, { length: more }) => length + more + 1, 0);
    const span = { start: at - before, end: at + part.length + behind };
    return { ...span, identifier: part, text: text.slice(span.start, span.end), name, newText: name.text, edits };
  }
  return undefined;
}

function isCalled(text: string, at: number, length: number): boolean {
  return /[.>:]$/u.test(text.slice(Math.max(0, at - 1), at)) && /^\s{0,4}\(/u.test(text.slice(at + length, at + length + 5));
}

const DECLARATION = /\b(?:class|interface|struct|enum|record|trait|type|def|function|func|fn|sub|var|let|const|val|auto|module|namespace|object|protocol|typedef)\s+([A-Za-z_$][\w$]*)|([A-Za-z_$][\w$]*)\s*(?::[^=\n]{0,60})?=(?![=>])|\b(?:import|from)\s*\{([^}]{0,500})\}/gu;

const declaredIn = memoByObject((block: Block): readonly string[] =>
  codePieces(block).flatMap(({ start, end }) =>
    [...block.text.slice(start, end).matchAll(DECLARATION)].flatMap(([, keyword, assigned, imported]) => [keyword, assigned, ...(imported?.match(/[\w$]+/gu) ?? [])].filter((name) => name !== undefined)),
  ),
);

function declaredNames({ blocks }: Page): ReadonlySet<string> {
  return new Set(blocks.flatMap(({ block }) => declaredIn(block)));
}

function toRemark({ start, end, text, newText, edits, name: { plugin } }: Slip, { start: by }: PageBlock): PageRemark {
  const span = { start: by + start, end: by + end };
  return {
    code: "misspelled-name",
    span,
    message: `Did you mean "${newText}"? (${HOW_FAR[edits] ?? `${edits} letters off`})`,
    plugin,
    confidence: CONFIDENCE,
    reasons: [`distance ${edits}`, "a name of the API in code"],
    fixes: text === newText ? [] : [{ title: `Change to "${newText}"`, safe: false, edits: [{ span, text: newText }] }],
  };
}
