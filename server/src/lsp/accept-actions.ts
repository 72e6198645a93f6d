// Quick fixes that take a spelling as the user wants it: as an alias of its plugin in a truth file, or as one that is never reported in
// tbcv.yaml. Offered only where the file that is written is the one that decides.
import { dirname, isAbsolute, resolve } from "node:path";
import { type FindingCode, SPELLING_CODES } from "../../../shared/src/codes.ts";
import { type AcceptGround, type AcceptPlan, planAccept, type Wish } from "../host/accept-plan.ts";
import { type EditTree, type ListAddition, parseForEdit, textsInFile } from "../host/add-to-list.ts";
import { compilePatterns, documentSettings } from "../host/config-document.ts";
import { readToEdit } from "../host/read-to-edit.ts";
import type { FolderConfig } from "../host/folder-config.ts";
import type { shippedTruth } from "../host/shipped-truth.ts";
import { isWithin, shownPath } from "../host/paths.ts";
import { findTruthHomes, type TruthHomes } from "../host/truth-homes.ts";
import type { Finding } from "../rules/finding.ts";
import { type OpenFolder, placeOf } from "./document-address.ts";
import type { FileEdits } from "./file-edits.ts";
import type { FolderConfigs } from "./folder-configs.ts";
import type { TruthChoice } from "./truth-choice.ts";

/** Findings about a form that could be right: the others are about names that are known. */
const ALIAS_CODES: ReadonlySet<FindingCode> = new Set<FindingCode>(["misspelled-name", "name-case", "name-separator"]);

const MOST_TREES = 4;

/** What the actions are made with. */
export interface AcceptParts {
  readonly configs: FolderConfigs;
  readonly folders: () => readonly OpenFolder[];
  /** The address whose place counts for a document. */
  readonly homeOf: (uri: string) => string;
  readonly shippedTruth: typeof shippedTruth;
  readonly truthChoice: TruthChoice;
  readonly files: FileEdits;
}

/** An action: its title and what it writes. */
interface AcceptAction {
  readonly title: string;
  readonly as: Wish["as"];
  readonly plan: AcceptPlan & { readonly kind: "changes" };
}

/** Finds the actions for findings. */
export interface AcceptActions {
  /** The actions for a finding of a document, best first; none where no file can take it. Never rejects. */
  of(uri: string, finding: Finding): Promise<readonly AcceptAction[]>;
  /** Files have changed: what was read of them is read anew. */
  forget(): void;
}

/** Makes the source of actions; it keeps in mind which truth file defines which plugin. */
export function createAcceptActions(parts: AcceptParts): AcceptActions {
  const homes = new Map<string, Promise<TruthHomes>>();
  const trees = new Map<string, EditTree>();

  /** The trees of the texts that were asked for last: with every step of the cursor it is the same ones. */
  function parse(text: string): EditTree {
    const tree = trees.has(text) ? trees.get(text) : parseForEdit(text);
    trees.delete(text);
    trees.set(text, tree);
    for (const oldest of [...trees.keys()].slice(0, -MOST_TREES)) trees.delete(oldest);
    return tree;
  }

  function homesOf(paths: readonly string[]): Promise<TruthHomes> {
    const key = JSON.stringify(paths);
    const known = homes.get(key) ?? findTruthHomes(paths);
    homes.set(key, known);
    return known;
  }

  async function planned(wish: Wish, ground: AcceptGround, root: string): Promise<AcceptAction[]> {
    // A file that cannot be read or is too long to be read at each step of the cursor takes nothing here.
    const plan = await planAccept(wish, { ...ground, parse }).catch(() => undefined);
    if (plan?.kind !== "changes" || !parts.files.canApply(plan.changes)) return [];
    const names = plan.changes.map(({ file }) => shownPath(root, file)).join(" and ");
    return [{ title: wish.as === "ignore" ? `Ignore "${wish.name}" in ${names}` : `Accept "${wish.name}" as an alias in ${names}`, as: wish.as, plan }];
  }

  return {
    async of(uri, finding) {
      const { text: name, plugin, code } = finding;
      if (!SPELLING_CODES.has(code) || /[\r\n\u2028\u2029]/u.test(name)) return [];
      const place = placeOf(parts.homeOf(uri), parts.folders());
      const config = await parts.configs.of(place);
      const folder = config.config.file === undefined ? place.folder?.path : dirname(config.config.file);
      if (folder === undefined) return [];
      const { found } = await parts.truthChoice.of(config, place.folder);
      const known: Known = { uri, path: place.path, config, folder, found, open: [folder, ...parts.folders().flatMap((open) => open.path ?? [])], parts, homesOf };
      const ground = await groundOf(known);
      const root = place.folder?.path ?? folder;
      const alias = plugin !== undefined && ALIAS_CODES.has(code) ? await planned({ as: "alias", name, plugin }, ground, root) : [];
      const ignore = await decides(known, ground) ? await planned({ as: "ignore", name }, ground, root) : [];
      return [...alias, ...ignore];
    },
    forget() {
      homes.clear();
      trees.clear();
    },
  };
}

/** What is known of a document. */
interface Known {
  readonly uri: string;
  readonly path: string | undefined;
  readonly config: FolderConfig;
  readonly folder: string;
  /** Folders of truth that no setting names. */
  readonly found: readonly string[];
  readonly open: readonly string[];
  readonly parts: AcceptParts;
  readonly homesOf: (paths: readonly string[]) => Promise<TruthHomes>;
}

async function groundOf({ config: { settings, config, base }, path, folder, found, open, parts, homesOf, config: { pathInBase } }: Known): Promise<AcceptGround> {
  const { truth_files: files, truth_directories: folders } = settings.truth;
  const ownTruth = [...files, ...folders].map((own) => resolve(base, own));
  const shipped = parts.shippedTruth(null).paths;
  const override = path === undefined ? -1 : settings.overrides.findLastIndex(({ files: patterns, ignore_names: names }) => names !== undefined && compilePatterns(patterns)(pathInBase(path)));
  return {
    configFile: config.file,
    folder,
    ignoreList: override < 0 ? ["ignore_names"] : ["overrides", override, "ignore_names"],
    ownTruth,
    mayList: await inFile(config.file, ["truth", "truth_files"], files),
    mayChange: (file) => isAbsolute(file) && open.some((place) => isWithin(place, file)) && !shipped.some((place) => isWithin(place, file)),
    homes: () => homesOf([...ownTruth, ...found]),
    read: parts.files.read,
  };
}

/** The list of ignored names that is in force for the document is the one that would be written. */
function decides({ config, path }: Known, { ignoreList }: AcceptGround): Promise<boolean> {
  const { settings, pathInBase } = config;
  const inForce = path === undefined ? settings.ignore_names : documentSettings(settings, pathInBase(path)).ignoreNames;
  return inFile(config.config.file, ignoreList, inForce);
}

/** The file says just what is in force: nothing lies over it. */
async function inFile(file: string | undefined, path: ListAddition["path"], inForce: readonly string[]): Promise<boolean> {
  const text = file === undefined ? undefined : await readToEdit(file).catch(() => undefined);
  const written = file === undefined || text === undefined ? [] : (textsInFile({ file, text, kind: "configuration" }, path) ?? []);
  return JSON.stringify(written) === JSON.stringify(inForce);
}
