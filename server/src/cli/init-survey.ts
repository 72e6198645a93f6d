// What a folder of documentation looks like to `tbcv init`: documents by kind, truth files of its own, families that it speaks of.
import { readdir, readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { walkFiles } from "../host/file-walk.ts";
import { byCodeUnits } from "../host/paths.ts";
import { readDocument } from "../host/read-file.ts";

/** What was found. */
export interface FolderSurvey {
  /** Extensions with how many documents have them, most first. */
  readonly kinds: readonly (readonly [string, number])[];
  readonly documents: number;
  /** True: there is a folder `truth` with truth files. */
  readonly ownTruth: boolean;
  /** Families that front matter names, in order. */
  readonly frontMatterFamilies: readonly string[];
  /** Names and scopes of the packages that package.json depends on, in order. */
  readonly packages: readonly string[];
  /** Documents that tell of the past, where old names are right. */
  readonly changelogs: readonly string[];
}

/** Only so many documents are opened to look at their front matter. */
const OPENED_DOCUMENTS = 200;
const FAMILY_LINE = /^(?:family|families)\s*[:=]\s*(.+)$/m;
const FRONT_MATTER = /^(---|\+\+\+)\r?\n([\s\S]*?)\r?\n\1/;
const HISTORY = /^(change-?log|history|release-?notes|news)\./i;

/** Looks at a folder. Nothing is changed; what cannot be read is passed over. */
export async function surveyFolder(folder: string): Promise<FolderSurvey> {
  const { files } = await walkFiles({ paths: [folder], workingFolder: folder, configFolder: folder, ignore: ["/truth/"], files: [] });
  const kinds = new Map<string, number>();
  for (const file of files) {
    const kind = extname(file).toLowerCase();
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  const families = new Set<string>();
  for (const file of files.slice(0, OPENED_DOCUMENTS)) for (const family of await familiesOf(file)) families.add(family);
  return {
    kinds: [...kinds].sort((a, b) => b[1] - a[1] || byCodeUnits(a[0], b[0])),
    documents: files.length,
    ownTruth: await hasTruthFiles(join(folder, "truth")),
    frontMatterFamilies: [...families].sort(byCodeUnits),
    packages: await packagesOf(join(folder, "package.json")),
    changelogs: (await readdir(folder).catch(() => [])).filter((name) => HISTORY.test(name)).sort(byCodeUnits),
  };
}

async function familiesOf(file: string): Promise<readonly string[]> {
  const content = await readDocument(file);
  const front = content.kind === "text" ? FRONT_MATTER.exec(content.text)?.[2] : undefined;
  const value = front === undefined ? undefined : FAMILY_LINE.exec(front)?.[1];
  return (value ?? "").replace(/\s#.*$/, "").split(/[[\],]/).map((part) => part.trim().replace(/^["']|["']$/g, "")).filter((part) => /^[a-z0-9][a-z0-9-]*$/.test(part));
}

async function hasTruthFiles(folder: string): Promise<boolean> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  return names.some((name) => /\.(ya?ml|json)$/i.test(name));
}

async function packagesOf(file: string): Promise<readonly string[]> {
  const facts = await readJson(file);
  const names = ["dependencies", "devDependencies", "peerDependencies"].flatMap((key) => keysOf(facts, key));
  return [...new Set(names.map((name) => (name.startsWith("@") ? (name.slice(1).split("/")[0] ?? "") : name)))].sort(byCodeUnits);
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, "utf8")) as unknown;
  } catch {
    return undefined;
  }
}

function keysOf(facts: unknown, key: string): readonly string[] {
  const section = typeof facts === "object" && facts !== null ? (facts as Record<string, unknown>)[key] : undefined;
  return typeof section === "object" && section !== null ? Object.keys(section) : [];
}
