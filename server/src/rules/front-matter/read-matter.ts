// The text of a front matter block as data with places. Bounded: what is too long or nested too deep is a problem and not read.
import { frontMatterKind } from "../../document/front-matter.ts";
import { lineAt } from "../../document/line-scan.ts";
import type { Span } from "../../text/span.ts";
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
/** The most brackets that may be open at a place. */
const DEEPEST = 100;

/** Reads a block from its opening mark to its closing one; undefined where it is no front matter. */
export function readMatter(text: string): Matter | undefined {
  const kind = frontMatterKind(text);
  if (kind === undefined) return undefined;
  if (text.length > LONGEST) return broken({ kind, text }, "The front matter is longer than 64 KB and is not read.");
  // A lone carriage return ends a line, too.
  const lines = text.replaceAll(/\r(?!\n)/gu, "\n");
  try {
    if (isTooDeep(lines)) throw new MatterError("it is nested too deep");
    const tree = readAs(kind, lines);
    return tree && { ...tree, kind, text };
  } catch (error) {
    const { message, span } = error instanceof MatterError ? error : new MatterError("it is nested too deep");
    return broken({ kind, text }, `The front matter is not valid ${NAMES[kind]}: ${message}.`, span);
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

/** From a place to the end of its line; where nothing stands there, the last sign before it. */
function visibleSpan(text: string, { start }: Span): Span {
  const from = Math.min(start, text.length);
  const rest = /^[^\r\n]*/u.exec(text.slice(from))?.[0].trimEnd().length ?? 0;
  if (rest > 0) return { start: from, end: from + rest };
  const end = text.slice(0, from).trimEnd().length;
  return end > 0 ? { start: end - 1, end } : { start: 0, end: lineAt(text, 0).end };
}
