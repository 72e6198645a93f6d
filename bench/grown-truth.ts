// Truth as large as a registry: the most popular real names first, the rest recombined from their parts and from the
// dictionary, in the shares of a real registry. The same seed gives the same names.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readTruthSources } from "../server/src/host/truth-files.ts";
import type { PluginDefinition } from "../server/src/truth/definition.ts";
import { parseTruth } from "../server/src/truth/parse-truth.ts";
import { createRandom } from "./documents.ts";

/** What grown names are made of. */
export interface Soil {
  /** Real plugins, most popular first. */
  readonly plugins: readonly PluginDefinition[];
  /** English words, lower case. */
  readonly words: readonly string[];
}

/** A plugin as it is written into a grown truth. */
export type GrownPlugin = Pick<PluginDefinition, "id" | "name" | "popularity">;

type Random = () => number;
type Kind = "word" | "hyphenated" | "scoped" | "title";

/** How many names of each kind a large registry has. */
const SHARES: readonly (readonly [Kind, number])[] = [["word", 0.25], ["hyphenated", 0.5], ["scoped", 0.125], ["title", 0.125]];
/** No family is larger than this, so that families differ as little as files do. */
const FAMILY_SIZE = 10_000;
const PLATFORMS = [".NET", "Java", "Node.js", "Python", "C++", "PHP", "Android", "Go", "the Web", "Windows", "macOS", "Teams"];
const KINDS_OF_THING = ["Tools", "Kit", "Plugin", "Importer", "Exporter", "Viewer", "Editor", "Manager", "Builder", "Connector", "Converter", "Suite", "Studio", "Server"];

/** The plugins of truth files and folders, most popular first, without what refers to other plugins. */
export async function readPlugins(paths: readonly string[]): Promise<readonly PluginDefinition[]> {
  const { sources, problems } = await readTruthSources(paths);
  if (problems[0] !== undefined) throw new Error(`${problems[0].file}: ${problems[0].message}`);
  return parseTruth(sources)
    .families.flatMap(({ plugins }) => plugins)
    .map((plugin) => Object.fromEntries(Object.entries(plugin).filter(([key]) => key !== "dependencies" && key !== "deprecated")) as unknown as PluginDefinition)
    .sort((a, b) => (b.popularity ?? 0) - (a.popularity ?? 0) || (a.name < b.name ? -1 : 1));
}

/** `count` plugins: real ones while there are any, then grown ones; names and ids are distinct. */
export function growPlugins({ plugins, words }: Soil, count: number, seed: number): readonly GrownPlugin[] {
  const random = createRandom(seed);
  const grown: GrownPlugin[] = [];
  const taken = new Set<string>();
  const add = (plugin: Omit<GrownPlugin, "id">): boolean => {
    if (taken.has(plugin.name)) return false;
    taken.add(plugin.name);
    grown.push({ ...plugin, id: plugin.name });
    return true;
  };
  for (const plugin of plugins) if (grown.length < count) add(plugin);
  const missing = missingKinds(grown, count);
  const makers = createMakers({ plugins, words }, random);
  // Grown names come after the real ones in popularity, too.
  for (const kind of shuffled(missing, random)) while (!add({ name: makers[kind](), popularity: Math.floor(random() * 100) }));
  return grown;
}

/** Writes plugins as truth files of the families `grown-a`, `grown-b`…, each a mixture of all kinds. The folder is made anew. */
export function writeGrownTruth(folder: string, plugins: readonly GrownPlugin[]): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const count = Math.max(1, Math.ceil(plugins.length / FAMILY_SIZE));
  for (let number = 0; number < count; number++) {
    const family = `grown-${String.fromCharCode(97 + (number % 26))}${number < 26 ? "" : Math.floor(number / 26)}`;
    const own = plugins.filter((_, at) => at % count === number);
    writeFileSync(join(folder, `${family}.json`), `${JSON.stringify({ family, plugins: own }, null, 1)}\n`);
  }
}

function kindOf(name: string): Kind {
  if (name.startsWith("@")) return "scoped";
  if (/\s/u.test(name)) return "title";
  return /[-._]/u.test(name) ? "hyphenated" : "word";
}

/** One entry for each name that is still to be made; what is too much of one kind is taken from the others. */
function missingKinds(present: readonly GrownPlugin[], count: number): Kind[] {
  const kinds = present.map(({ name }) => kindOf(name));
  const missing = SHARES.flatMap(([kind, share]) => {
    const wanted = Math.round(count * share) - kinds.filter((other) => other === kind).length;
    return new Array<Kind>(Math.max(0, wanted)).fill(kind);
  });
  while (missing.length + present.length < count) missing.push("hyphenated");
  return missing.slice(0, count - present.length);
}

function shuffled<T>(list: readonly T[], random: Random): T[] {
  return list.map((item) => ({ item, order: random() })).sort((a, b) => a.order - b.order).map(({ item }) => item);
}

function createMakers({ plugins, words }: Soil, random: Random): Record<Kind, () => string> {
  const pick = (list: readonly string[], otherwise = "kit"): string => list[Math.floor(random() * list.length)] ?? otherwise;
  const names = plugins.map(({ name }) => name);
  const scopes = names.flatMap((name) => /^@[^/]+/u.exec(name) ?? []);
  const bare = names.filter((name) => !/\s/u.test(name)).map((name) => name.replace(/^@[^/]+\//u, ""));
  const parts = bare.flatMap((name) => name.split(/[-._]/u)).filter((part) => /^[a-z][a-z0-9]+$/u.test(part));
  // "vite-plugin", "eslint-config": how the names of an ecosystem begin.
  const heads = bare.flatMap((name) => /^[a-z]+-(?:plugin|config|preset|loader|module|contrib|transformer|cli)(?=-)/u.exec(name) ?? []);
  const brands = names.flatMap((name) => /^[\p{L}]+\.[\p{L}]+(?= for )/u.exec(name) ?? []);
  // A registry gives away its short words first.
  const ranked = words.filter((word) => /^[a-z]{3,14}$/u.test(word)).map((word) => ({ word, rank: word.length + random() * 6 })).sort((a, b) => a.rank - b.rank).map(({ word }) => word);
  const short = ranked.filter(({ length }) => length <= 6);
  const part = (): string => (random() < 0.7 ? pick(parts) : pick(short));
  const several = (count: number): string[] => Array.from({ length: count }, part);
  const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
  let next = 0;
  return {
    word: () => (next < ranked.length && random() < 0.85 ? (ranked[next++] ?? "") : pick(short) + pick(short)),
    hyphenated: () => (heads.length > 0 && random() < 0.4 ? [pick(heads), ...several(1 + Math.floor(random() * 2))] : several(2 + Math.floor(random() * 3))).join("-"),
    scoped: () => `${random() < 0.5 ? pick(scopes, "@kit") : `@${part()}${random() < 0.4 ? `-${part()}` : ""}`}/${several(1 + Math.floor(random() * 3)).join("-")}`,
    title() {
      const subject = Array.from({ length: 1 + Math.floor(random() * 2) }, () => capital(part())).join(" ");
      const form = random();
      if (form < 0.25) return `${pick(brands, "Aspose.Words").split(".")[0] ?? ""}.${capital(part())} for ${pick(PLATFORMS)}`;
      if (form < 0.4) return `${subject} for ${pick(PLATFORMS)}`;
      return form < 0.8 ? `${subject} ${pick(KINDS_OF_THING)}` : `${subject} ${capital(part())}`;
    },
  };
}
