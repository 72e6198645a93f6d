// Documents to measure on: a folder of real ones, or pages made from names and words by a seed.
import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";

/** A seeded source of numbers from 0 to 1 (mulberry32), so that every run measures the same. */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

/** A Markdown page of about `size` characters: prose with names here and there, headings, lists, links and code. */
export function makePage(size: number, names: readonly string[], words: readonly string[], seed: number): string {
  const random = createRandom(seed);
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? "";
  const sentence = (): string => {
    const parts = Array.from({ length: 8 + Math.floor(random() * 12) }, () => (random() < 0.03 ? pick(names) : pick(words)));
    const text = parts.join(" ");
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  };
  const blocks: (() => string)[] = [
    () => `## ${sentence().slice(0, 40)}`,
    () => [sentence(), sentence(), sentence(), sentence()].join(" "),
    () => [sentence(), sentence(), sentence()].join("\n"),
    () => Array.from({ length: 4 }, () => `- \`${pick(names)}\`: ${sentence()}`).join("\n"),
    () => `See [${pick(names)}](https://example.com/${pick(words)}) for ${sentence()}`,
    () => `\`\`\`sh\nnpm install ${pick(names)} ${pick(names)}\n\`\`\``,
  ];
  let page = "---\ntitle: A page\n---\n\n# A page\n";
  while (page.length < size) page += `\n${(blocks[Math.floor(random() * blocks.length)] ?? sentence)()}\n`;
  return page.slice(0, size);
}

/** The texts of all documents below a folder, in order of path. */
export function readCorpus(folder: string): { path: string; text: string }[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => [".md", ".mdx", ".html", ".rst", ".adoc", ".txt"].includes(extname(name)))
    .sort()
    .map((name) => ({ path: name, text: readFileSync(join(folder, name), "utf8") }));
}
