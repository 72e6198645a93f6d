// The front matter of a page as data with places, and edits of its lists that keep the file's own style. Read once for each block.
import { mayHaveFrontMatter } from "../../document/formats.ts";
import type { Edit } from "../../text/edits.ts";
import { memoByObject } from "../../text/memo.ts";
import type { Span } from "../../text/span.ts";
import type { Block } from "../../document/document.ts";
import { lineAt } from "../../document/line-scan.ts";
import { addToList, changeText, removeFromList } from "../front-matter/list-change.ts";
import { fieldAt, innerSpan } from "../front-matter/matter-tree.ts";
import { type Matter, readMatter } from "../front-matter/read-matter.ts";
import type { FieldPath, FrontMatter } from "./page-facts.ts";
import type { PageParts } from "./page.ts";

/** Reads the front matter of a page. */
export function readFrontMatter({ format, blocks: [first] }: PageParts): FrontMatter | undefined {
  if (first === undefined || first.start > 1 || !mayHaveFrontMatter(format)) return undefined;
  const matter = matterOf(first.block);
  return matter && new PlacedFrontMatter(matter, first.start);
}

const matterOf = memoByObject((block: Block) => readMatter(block.text));

type Change = readonly Edit[] | undefined;

/** Changes that were asked for; the same ones are with each letter that is typed below. */
const changesOf = memoByObject((matter: Matter) => {
  const known = new Map<string, Change>();
  return (name: string, make: (of: Matter) => Change): Change => {
    if (!known.has(name)) known.set(name, make(matter));
    return known.get(name);
  };
});

/** What was read of a block, at its place in the document. */
class PlacedFrontMatter implements FrontMatter {
  readonly kind: FrontMatter["kind"];
  readonly span: Span;
  readonly opening: Span;
  readonly data: FrontMatter["data"];
  readonly problem?: NonNullable<FrontMatter["problem"]>;
  readonly #matter: Matter;

  constructor(matter: Matter, start: number) {
    const { kind, text, data, problem } = matter;
    this.#matter = matter;
    this.kind = kind;
    this.span = { start, end: start + text.length };
    this.opening = { start, end: start + lineAt(text, 0).end };
    this.data = data;
    if (problem) this.problem = { message: problem.message, span: this.#placed(problem.span) };
    Object.freeze(this);
  }

  spanOf(path: FieldPath, part: "key" | "value"): Span | undefined {
    const found = fieldAt(this.#matter.root, path);
    const span = part === "key" ? found?.key : found && innerSpan(found.value);
    return span && this.#placed(span);
  }

  addTo(key: string, texts: readonly string[]): Change {
    return this.#change(["add", key, ...texts], (matter) => addToList(matter, key.split("."), texts));
  }

  removeFrom(key: string, entry: number): Change {
    return this.#change(["remove", key, entry], (matter) => removeFromList(matter, key.split("."), entry));
  }

  changeAt(path: FieldPath, text: string): Change {
    return this.#change(["change", text, ...path], (matter) => changeText(matter, path, text));
  }

  #change(name: readonly unknown[], make: (matter: Matter) => Change): Change {
    const edits = changesOf(this.#matter)(JSON.stringify(name), make);
    return edits?.map(({ span, text }) => ({ span: this.#placed(span), text }));
  }

  #placed({ start, end }: Span): Span {
    return { start: start + this.span.start, end: end + this.span.start };
  }
}
