// The extension in the languages that it speaks. A sentence is written once, in English, where it is used; client/l10n holds one file a
// language, from the English sentence to the other. Here they become what VS Code reads.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PROJECT_FOLDER } from "../generated-files.ts";
import type { Manifest } from "./manifests.ts";

/** Keys of package.json whose text a user reads. */
const SAID = new Set(["description", "title"]);
/** Keys of package.json with lists of such texts. */
const SAID_LISTS = new Set(["enumDescriptions"]);

/** Sentences in one language, by the English ones. */
export type Texts = Readonly<Record<string, string>>;

/** A package.json whose texts are keys, and the files that say them. */
export interface Localized {
  readonly manifest: Manifest;
  /** Texts by the file's path below the extension's folder. */
  readonly files: Readonly<Record<string, Texts>>;
}

/** Takes the texts out of a package.json and lays out the files of all languages. */
export function localized(manifest: Manifest): Localized {
  const english = new Map<string, string>();
  const keyed = keyedTexts(manifest, [], english) as Manifest;
  const files: Record<string, Texts> = { "package.nls.json": Object.fromEntries(english), "l10n/bundle.l10n.json": identity(clientTexts()) };
  for (const [language, texts] of translations()) {
    const said = (text: string): string => texts[text] ?? text;
    files[`package.nls.${language}.json`] = Object.fromEntries([...english].map(([key, text]) => [key, said(text)]));
    files[`l10n/bundle.l10n.${language}.json`] = Object.fromEntries(clientTexts().map((text) => [text, said(text)]));
  }
  return { manifest: keyed, files };
}

/** The sentences of the client, each once, in order. */
export function clientTexts(): readonly string[] {
  const folder = join(PROJECT_FOLDER, "client", "src");
  const sources = readdirSync(folder).sort().map((name) => readFileSync(join(folder, name), "utf8"));
  const literals = sources.flatMap((source) => [...source.matchAll(/\bl10n\.t\(\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')/g)]);
  return [...new Set(literals.map(([, double, single]) => (double ?? single ?? "").replace(/\\(.)/g, "$1")))];
}

/** The languages with their sentences. */
export function translations(): ReadonlyMap<string, Texts> {
  const folder = join(PROJECT_FOLDER, "client", "l10n");
  const read = (name: string): Texts => JSON.parse(readFileSync(join(folder, name), "utf8")) as Texts;
  return new Map(readdirSync(folder).sort().map((name) => [name.replace(/\.json$/, ""), read(name)]));
}

/** A text's key is its place, so that it stays the same when others come and go. */
function keyedTexts(value: unknown, path: readonly string[], english: Map<string, string>): unknown {
  const key = path.at(-1) ?? "";
  const said = SAID.has(key) || SAID_LISTS.has(path.at(-2) ?? "");
  if (typeof value === "string" && said) {
    const name = path.join(".");
    english.set(name, value);
    return `%${name}%`;
  }
  if (Array.isArray(value)) return value.map((item: unknown, at) => keyedTexts(item, [...path, nameOf(item, at)], english));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([inner, content]) => [inner, keyedTexts(content, [...path, inner], english)]));
}

/** What an item of a list calls itself, else its number. */
function nameOf(item: unknown, at: number): string {
  const { id, command } = (typeof item === "object" && item !== null ? item : {}) as { readonly id?: string; readonly command?: string };
  return id ?? command ?? String(at);
}

function identity(texts: readonly string[]): Texts {
  return Object.fromEntries(texts.map((text) => [text, text]));
}
