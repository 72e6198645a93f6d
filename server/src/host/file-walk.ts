// From the paths and globs of a command line to the documents to check: sorted, each once. A path that names nothing is said, never
// passed over; what a walk leaves out on its own (hidden, ignored, other kinds) is not.
import { readdir, realpath, stat } from "node:fs/promises";
import { basename, dirname, extname, join, resolve } from "node:path";
import picomatch from "picomatch";
import { CONFIG_NAMES } from "./config-file.ts";
import { compilePatterns } from "./config-document.ts";
import { ignoreMatcher, isIgnored, type IgnoreRules, rulesAbove, rulesIn } from "./file-walk-ignore.ts";
import { isDocumentName, isLeftOut, isSourceName } from "./file-walk-kinds.ts";
import { byCodeUnits, relativePath, withSlashes } from "./paths.ts";
import { diskReason } from "./read-file.ts";

/** Which files the settings choose. */
export interface WalkSettings {
  /** The folder to which `ignore` and `files` are relative. */
  readonly configFolder: string;
  readonly ignore: readonly string[];
  readonly files: readonly string[];
  /** Source code is taken too. Without it, only where it is named. */
  readonly includeCode?: boolean;
}

/** What to walk, with the settings that hold for it. */
export interface WalkRequest extends WalkSettings {
  /** Paths and globs as they were typed; none means the working folder. */
  readonly paths: readonly string[];
  readonly workingFolder: string;
  /**
   * The settings from a folder downwards, where they are others than above it; `hasConfig`: a configuration lies in it. Then a folder that
   * the settings leave out is still walked, since a configuration in it may say otherwise. Without this one choice holds for all.
   */
  readonly settingsIn?: (folder: string, hasConfig: boolean) => Promise<WalkSettings | undefined>;
}

/** A file that was met and is not checked. `failed`: it should have been. */
interface LeftOutFile {
  readonly path: string;
  readonly reason: string;
  readonly failed: boolean;
}

/** The files of a run. All paths are absolute. */
export interface WalkResult {
  readonly files: readonly string[];
  readonly leftOut: readonly LeftOutFile[];
  /** Paths and globs that name nothing, as they were typed. */
  readonly missing: readonly string[];
  /** Configuration files met on the way, below the named folders. */
  readonly configs: readonly string[];
}

/** Finds the files of a run. */
export async function walkFiles(request: WalkRequest): Promise<WalkResult> {
  const walk = new Walk(request);
  for (const path of request.paths.length === 0 ? ["."] : request.paths) await walk.addNamed(path);
  return walk.result();
}

/** The folder of a named path or glob, from which a configuration is looked for. */
export async function folderOf(path: string, workingFolder: string): Promise<string> {
  const full = resolve(workingFolder, path);
  const facts = await stat(full).catch(() => undefined);
  if (facts) return facts.isDirectory() ? full : dirname(full);
  return resolve(workingFolder, picomatch.scan(withSlashes(path)).base);
}

/** Which files of a folder are meant: all, or those that a glob names. */
interface Wanted {
  readonly matches: (path: string) => boolean;
  /** The kind of file that the glob ends with, so that source code is meant by it as by a name; may be empty. */
  readonly extension: string;
}

/** Settings, ready to be asked about paths. */
interface Choice {
  /** By the setting `ignore`. */
  readonly leavesOut: (path: string) => boolean;
  /** A kind of file that is checked. */
  readonly isDocument: (path: string) => boolean;
}

function choiceOf({ configFolder, ignore, files, includeCode = false }: WalkSettings): Choice {
  const isMore = compilePatterns(files);
  return {
    leavesOut: ignoreMatcher(configFolder, ignore),
    isDocument: (path) => isDocumentName(basename(path)) || isMore(relativePath(configFolder, path)) || (includeCode && isSourceName(path)),
  };
}

class Walk {
  readonly #request: WalkRequest;
  readonly #choice: Choice;
  readonly #files = new Set<string>();
  readonly #leftOut = new Map<string, LeftOutFile>();
  readonly #missing: string[] = [];
  readonly #configs = new Set<string>();

  constructor(request: WalkRequest) {
    this.#request = request;
    this.#choice = choiceOf(request);
  }

  result(): WalkResult {
    return {
      files: [...this.#files].sort(byCodeUnits),
      leftOut: [...this.#leftOut.values()].sort((a, b) => byCodeUnits(a.path, b.path)),
      missing: this.#missing,
      configs: [...this.#configs].sort(byCodeUnits),
    };
  }

  async addNamed(typed: string): Promise<void> {
    const path = resolve(this.#request.workingFolder, typed);
    // An empty name, as from an unset variable, must not mean the working folder.
    const facts = typed === "" ? undefined : await stat(path).catch(() => undefined);
    if (facts?.isDirectory()) await this.#addFolder(path, { matches: () => true, extension: "" });
    else if (facts) this.#addNamedFile(path);
    else if (typed === "" || !(await this.#addGlob(typed))) this.#missing.push(typed);
  }

  #addNamedFile(path: string): void {
    if (this.#choice.leavesOut(path)) this.#leaveOut(path, "left out by the setting ignore");
    else if (this.#choice.isDocument(path) || isSourceName(path)) this.#files.add(path);
    else this.#leaveOut(path, "not a kind of file that is checked (see the setting files)");
  }

  /** Tells whether the glob named any document. */
  async #addGlob(typed: string): Promise<boolean> {
    const { base, glob } = picomatch.scan(withSlashes(typed));
    if (glob === "") return false;
    const folder = resolve(this.#request.workingFolder, base);
    const facts = await stat(folder).catch(() => undefined);
    if (!facts?.isDirectory()) return false;
    const matches = picomatch([glob, `${glob.replace(/\/+$/, "")}/**`]);
    const met = { any: false };
    await this.#addFolder(folder, {
      matches: (path) => {
        const wanted = matches(relativePath(folder, path));
        met.any ||= wanted;
        return wanted;
      },
      extension: extname(glob),
    });
    return met.any;
  }

  async #addFolder(folder: string, wanted: Wanted): Promise<void> {
    const above = await rulesAbove(folder);
    const rules = isIgnored(above, folder, true) ? undefined : above;
    await this.#enter(folder, { rules, wanted, choice: this.#choice, links: new Set([await realpath(folder)]) });
  }

  async #enter(folder: string, way: Way): Promise<void> {
    let entries;
    try {
      entries = await readdir(folder, { withFileTypes: true });
    } catch (error) {
      if (!way.choice.leavesOut(folder)) this.#leaveOut(folder, diskReason(error), true);
      return;
    }
    const rules = await rulesIn(folder, way.rules);
    const configs = entries.filter(({ name }) => CONFIG_NAMES.some((known) => known === name));
    for (const { name } of configs) this.#configs.add(join(folder, name));
    const own = await this.#request.settingsIn?.(folder, configs.length > 0);
    const choice = own === undefined ? way.choice : choiceOf(own);
    for (const entry of entries.sort((a, b) => byCodeUnits(a.name, b.name))) {
      if (!isLeftOut(entry.name)) await this.#addEntry(join(folder, entry.name), entry, { ...way, rules, choice });
    }
  }

  async #addEntry(path: string, entry: { isDirectory(): boolean; isFile(): boolean; isSymbolicLink(): boolean }, way: Way): Promise<void> {
    if (entry.isSymbolicLink()) {
      await this.#addLink(path, way);
    } else if (entry.isDirectory()) {
      if (this.#mayEnter(path, way)) await this.#enter(path, way);
    } else if (entry.isFile()) this.#addFound(path, way);
  }

  /** A link to a file is that file under the link's name; a link to a folder is followed once, and never into what is walked anyway. */
  async #addLink(path: string, way: Way): Promise<void> {
    const facts = await stat(path).catch(() => undefined);
    if (!facts?.isDirectory()) {
      this.#addFound(path, way);
      return;
    }
    const target = await realpath(path);
    const walked = [...way.links].some((root) => target === root || target.startsWith(`${root}/`) || root.startsWith(`${target}/`));
    if (walked || !this.#mayEnter(path, way)) return;
    way.links.add(target);
    await this.#enter(path, way);
  }

  #mayEnter(folder: string, { rules, choice }: Way): boolean {
    return !isIgnored(rules, folder, true) && (this.#request.settingsIn !== undefined || !choice.leavesOut(folder));
  }

  #addFound(path: string, way: Way): void {
    const isMeant = way.choice.isDocument(path) || (way.wanted.extension === extname(path) && isSourceName(path));
    if (!isMeant || !way.wanted.matches(path)) return;
    if (isIgnored(way.rules, path, false) || way.choice.leavesOut(path)) return;
    this.#files.add(path);
  }

  #leaveOut(path: string, reason: string, failed = false): void {
    this.#leftOut.set(path, { path, reason, failed });
  }
}

/** What a walk carries downwards. */
interface Way {
  readonly rules: IgnoreRules | undefined;
  readonly wanted: Wanted;
  readonly choice: Choice;
  /** Real paths of the folders that are walked as roots: the named one and the targets of links. */
  readonly links: Set<string>;
}
