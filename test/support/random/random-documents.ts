// Documents of several formats to edit at random: made pages, with slips in the names, in the mark-up of each format.
import { createRandom, makePage } from "../../../bench/documents.ts";
import { slip } from "../../../bench/slips.ts";

const NAMES = ["Word Processor", "Paperline Writer", "Sheetline Writer", "Gridline Import", "Gridline Export", "gridline-import", "word-processor"];
const WORDS = ["the", "use", "word", "import", "export", "writer", "and", "here", "paper", "grid", "line", "a", "page", "of", "it", "😀", "naïve", "plugin"];

/** How Markdown is rewritten into a format, roughly: enough that every kind of block stands somewhere. */
const REWRITTEN: Readonly<Record<string, (page: string) => string>> = {
  markdown: (page) => page,
  mdx: (page) => page.replaceAll(/^See .*$/gm, (line) => `<Note title="x">\n${line}\n</Note>`),
  html: (page) => page.replaceAll(/^## (.*)$/gm, "<h2>$1</h2>").replaceAll(/^- `(.*?)`: (.*)$/gm, "<li><code>$1</code> $2</li>").replaceAll(/\[(.*?)\]\((.*?)\)/g, '<a href="$2">$1</a>'),
  restructuredtext: (page) => page.replaceAll(/^## (.*)$/gm, (_, title: string) => `${title}\n${"=".repeat(title.length)}`).replaceAll(/`(.*?)`/g, "``$1``").replaceAll(/^```.*$/gm, "::"),
  asciidoc: (page) => page.replaceAll(/^## /gm, "== ").replaceAll(/^```.*$/gm, "----"),
  org: (page) => page.replaceAll(/^## /gm, "** ").replaceAll(/^```sh$/gm, "#+begin_src sh").replaceAll(/^```$/gm, "#+end_src"),
  latex: (page) => page.replaceAll(/^## (.*)$/gm, "\\section{$1}").replaceAll(/`(.*?)`/g, "\\texttt{$1}"),
  plaintext: (page) => page,
};

/** One document. */
export interface RandomDocument {
  readonly languageId: string;
  readonly text: string;
}

/** Makes one document of each format, of about 2,000 characters; every other one with CRLF. */
export function makeDocuments(seed: number): readonly RandomDocument[] {
  const random = createRandom(seed);
  return Object.entries(REWRITTEN).map(([languageId, rewrite], number) => {
    const names = NAMES.map((name) => (random() < 0.5 ? slip(name, random) : name));
    const text = rewrite(makePage(2_000, names, WORDS, seed * 100 + number));
    return { languageId, text: number % 2 === 0 ? text : text.replaceAll("\n", "\r\n") };
  });
}

/** A piece of text that somebody may type or paste. */
export function randomPiece(random: () => number): string {
  const pieces = ["\n", "\r\n", "\n\n", "```\n", "`", "# ", "😀", "\u{1F468}\u200d\u{1F469}", "é", "<!-- ", " -->", "---\n", " ", "l", "- ", "(", "*", "<", ".. note::\n", ""];
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const kind = random();
  if (kind < 0.3) return String.fromCharCode(97 + Math.floor(random() * 26));
  if (kind < 0.5) return ` ${slip(pick(NAMES), random)} `;
  return kind < 0.6 ? ` ${pick(NAMES)} ` : pick(pieces);
}
