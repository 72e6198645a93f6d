// What has to be written, and where, to take a spelling as the user wants it: as one that is never reported, or as an alias or a known
// misspelling of a plugin. Makes a plan only; the command line writes it to the disk, the language server offers it as an edit.
import { basename, join } from "node:path";
import type { Edit } from "../text/edits.ts";
import { type AddedToList, addToList, type EditTree, type ListAddition, type ListFile } from "./add-to-list.ts";
import { CONFIG_NAMES } from "./config-file.ts";
import { isWithin, relativePath } from "./paths.ts";
import { placeInTruthFile, type PluginKey, type TruthHomes } from "./truth-homes.ts";

/** What a spelling shall be. */
export const ACCEPTED_AS = ["ignore", "alias", "misspelling"] as const;

/** A spelling and what it shall be. */
export type Wish =
  | { readonly as: "ignore"; readonly name: string }
  | { readonly as: "alias" | "misspelling"; readonly name: string; readonly plugin: PluginKey };

/** Where things may be written. */
export interface AcceptGround {
  /** The configuration in force; undefined: there is none, and it would be made in the folder. */
  readonly configFile: string | undefined;
  /** The folder to which paths of the configuration are relative. */
  readonly folder: string;
  /** The list of the configuration that takes ignored names. */
  readonly ignoreList: ListAddition["path"];
  /** The user's truth files and folders, absolute. */
  readonly ownTruth: readonly string[];
  /** The truth file to write to, where the user names one. */
  readonly target?: string;
  /** A new truth file may be listed in the configuration. */
  readonly mayList: boolean;
  /** Tells whether a file is one that may be changed or made. */
  readonly mayChange: (file: string) => boolean;
  /** The homes in all truth of the user's own that is loaded. */
  readonly homes: () => Promise<TruthHomes>;
  /** The text of a file without byte order mark; undefined where there is none. Rejects where it cannot be read. */
  readonly read: (file: string) => Promise<string | undefined>;
  /** Parses a text to be edited, where it is worth keeping the outcome. */
  readonly parse?: (text: string) => EditTree;
}

/** A file that is changed or made. */
export interface FileChange {
  readonly file: string;
  /** Undefined: the file is made. */
  readonly before: string | undefined;
  /** From the text before, or from nothing. */
  readonly edits: readonly Edit[];
  readonly after: string;
}

/** What to write, in this order; or that nothing is to be written, and why. */
export type AcceptPlan =
  | { readonly kind: "changes"; readonly changes: readonly FileChange[] }
  | { readonly kind: "there"; readonly file: string }
  | { readonly kind: "refused"; readonly what: string; readonly mend: string; readonly file?: string; readonly text?: string; readonly offset?: number };

/** Makes the plan. Rejects only where a file cannot be read. */
export async function planAccept(wish: Wish, ground: AcceptGround): Promise<AcceptPlan> {
  if (wish.as === "ignore") return change(ground, { file: configFile(ground), kind: "configuration" }, { path: ground.ignoreList, value: wish.name });
  const list = wish.as === "alias" ? "aliases" : "misspellings";
  const spelling: Spelling = { ...wish.plugin, list, name: wish.name };
  const home = ground.target === undefined ? (await ground.homes()).of(wish.plugin, ground.mayChange) : undefined;
  const file = ground.target ?? home ?? newTruthFile(wish.plugin.family, ground);
  if (file === undefined) return { kind: "refused", what: "there is no truth folder to write to", mend: "name a truth file with --file, or a folder with --truth" };
  const inTruth = await changeTruth(ground, file, spelling);
  return inTruth.kind === "changes" && file !== home ? listed(ground, file, inTruth.changes) : inTruth;
}

function configFile({ configFile: found, folder }: AcceptGround): string {
  return found ?? join(folder, CONFIG_NAMES[0]);
}

/** A file of its own in the user's first truth folder; without one, beside the configuration, which then lists it. */
function newTruthFile(family: string, { ownTruth, mayChange, mayList, folder }: AcceptGround): string | undefined {
  const name = `accepted-${family.replaceAll(/[^\p{L}\p{N}.-]/gu, "-")}.yaml`;
  const folders = ownTruth.filter((path) => !/\.(?:ya?ml|json)$/i.test(path));
  return [...folders, ...(mayList ? [join(folder, "truth")] : [])].map((own) => join(own, name)).find(mayChange);
}

interface Spelling extends PluginKey {
  readonly list: "aliases" | "misspellings";
  readonly name: string;
}

async function changeTruth(ground: AcceptGround, file: string, { family, id, list, name }: Spelling): Promise<AcceptPlan> {
  const text = await ground.read(file);
  const entry = { id, [list]: [name] };
  if (text === undefined) {
    const start = `# Accepted spellings. An entry without a name adds to the plugin of that id.\nfamily: ${family}\n`;
    return made(file, addToList({ file, text: file.toLowerCase().endsWith(".json") ? JSON.stringify({ family }) : start, kind: "truth" }, { path: ["plugins"], value: entry }));
  }
  const place = placeInTruthFile({ file, text }, { family, id });
  if (place?.entry) return change(ground, { file, kind: "truth" }, { path: [...place.entry, list], value: name });
  if (place !== undefined && place.family !== family) {
    return { kind: "refused", what: `${basename(file)} is of family ${place.family}, not ${family}`, mend: `name a file of family ${family}`, file };
  }
  return change(ground, { file, kind: "truth" }, { path: ["plugins"], value: entry });
}

/** A truth file that nothing loads yet is listed in the configuration. */
async function listed(ground: AcceptGround, file: string, changes: readonly FileChange[]): Promise<AcceptPlan> {
  if (ground.ownTruth.some((own) => isWithin(own, file))) return { kind: "changes", changes };
  if (!ground.mayList) return { kind: "refused", what: `${basename(file)} is no part of the truth that is loaded`, mend: "name it, or its folder, with --truth too", file };
  const value = relativePath(ground.folder, file);
  const config = await change(ground, { file: configFile(ground), kind: "configuration" }, { path: ["truth", "truth_files"], value });
  if (config.kind === "refused") return config;
  return { kind: "changes", changes: config.kind === "there" ? changes : [...changes, ...config.changes] };
}

/** What only a truth file has at its top. */
const TRUTH_KEY = /^[ \t{]*(["']?)(?:family|plugins)\1[ \t]*:/mu;

async function change(ground: AcceptGround, { file, kind }: Omit<ListFile, "text">, addition: ListAddition): Promise<AcceptPlan> {
  if (!ground.mayChange(file)) return { kind: "refused", what: "the file ships with the program, or lies outside of this folder and its configuration", mend: "name another with --file", file };
  const text = await ground.read(file);
  if (text === undefined) return made(file, addToList({ file, text: "", kind }, addition));
  if (kind === "configuration" && TRUTH_KEY.test(text)) {
    return { kind: "refused", what: `${basename(file)} is a ${/\.(?:ya?ml|json)$/iu.test(file) ? "truth file" : "document"}, no configuration`, mend: "name a configuration, or add --as alias or --as misspelling with --for PLUGIN", file };
  }
  const added = addToList({ file, text, kind }, addition, ground.parse);
  if (added.kind === "edits") return { kind: "changes", changes: [{ file, before: text, edits: added.edits, after: added.text }] };
  return added.kind === "there" ? { kind: "there", file } : { ...added, file, text };
}

function made(file: string, added: AddedToList): AcceptPlan {
  if (added.kind !== "edits") return { kind: "refused", what: "the new file would not be right", mend: "write it by hand", file };
  const after = added.text.endsWith("\n") ? added.text : `${added.text}\n`;
  return { kind: "changes", changes: [{ file, before: undefined, edits: [{ span: { start: 0, end: 0 }, text: after }], after }] };
}
