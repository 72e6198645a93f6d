// The text of a front matter block as data with places. Bounded: what is too long or nested too deep is a problem and not read.
import { frontMatterKind } from "../../document/front-matter.ts";
import { lineAt, skipBlanks, trimEnd } from "../../document/line-scan.ts";
import type { Span } from "../../text/span.ts";
import { lineStartAt, restOfLine } from "./line-places.ts";
import { EMPTY_MAPPING, MatterError, type MatterTree } from "./matter-tree.ts";
import { readJson } from "./read-json.ts";
import { readToml } from "./read-toml.ts";
import { readYaml } from "./read-yaml.ts";

/** Front matter, read. Offsets of its text. */
export interface Matter extends MatterTree {
  readonly kind: "yaml" | "toml" | "json";
  readonly text: string;
  /** Why there is no data: a sentence, and a place that is not empty. */
  readonly problem?: { readonly message: string; readonly span: Span };
}

/** The longest front matter that is read, in UTF-16 units. */
const LONGEST = 65_536;
const TOO_DEEP = "The front matter is nested too deep and is not read.";
/** The most brackets that may be open at a place. */
const DEEPEST = 100;

/** Reads a block from its opening mark to its closing one; undefined where it is no front matter. */
export function readMatter(text: string): Matter | undefined {
  const kind = frontMatterKind(text);
  if (kind === undefined) return undefined;
  if (text.length > LONGEST) return broken({ kind, text }, "The front matter is longer than 64 KB and is not read.");
  // A lone carriage return ends a line, too.
  const lines = text.replaceAll(/\r(?!\n)/gu, "\n");
  if (isTooDeep(lines)) return broken({ kind, text }, TOO_DEEP);
  try {
    const tree = readAs(kind, lines);
    return tree && { ...tree, kind, text };
  } catch (error) {
    // The readers go down into what is nested, and the stack ends somewhere.
    if (!(error instanceof MatterError)) return broken({ kind, text }, TOO_DEEP);
    return broken({ kind, text }, `The front matter is not valid ${NAMES[kind]}: ${error.message}.`, error.span);
  }
}

const NAMES: Readonly<Record<Matter["kind"], string>> = { yaml: "YAML", toml: "TOML", json: "JSON" };

function readAs(kind: Matter["kind"], text: string): MatterTree | undefined {
  if (kind === "json") return readJson(text);
  const data = text.slice(0, text.lastIndexOf("\n") + 1);
  // YAML takes its opening mark for one of its own.
  return kind === "yaml" ? readYaml(data) : readToml(data.replace("+++", "   "));
}

function isTooDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at);
    if (sign === "[" || sign === "{") depth++;
    else if ((sign === "]" || sign === "}") && depth > 0) depth--;
    if (depth > DEEPEST) return true;
  }
  return false;
}

function broken({ kind, text }: Pick<Matter, "kind" | "text">, message: string, span?: Span): Matter {
  return { kind, text, root: EMPTY_MAPPING, data: {}, problem: { message, span: visibleSpan(text, span ?? { start: 0, end: 0 }) } };
}

/** From a place to the end of its line; where nothing stands there but the closing mark, the line before. */
function visibleSpan(text: string, { start, end }: Span): Span {
  const last = Math.max(text.lastIndexOf("\n"), text.lastIndexOf("\r")) + 1;
  const from = Math.min(start, last);
  const rest = restOfLine(text, from);
  if (end > start && from < last && text.slice(from, rest.end).trim() !== "") return { start: skipBlanks(text, from, rest.end), end: trimEnd(text, from, rest.end) };
  const behind = trimEnd(text, 0, from);
  const before = lineStartAt(text, behind);
  return behind === 0 ? { start: 0, end: lineAt(text, 0).end } : { start: skipBlanks(text, before, behind), end: behind };
}
