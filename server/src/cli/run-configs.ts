// The configurations of a run over files. Each document is checked with the nearest one above it, as in an editor; the truth is the one
// that the configuration of the whole run asks for.
import { basename, dirname, resolve } from "node:path";
import { type DocumentSettings, defaultSettings } from "../../../shared/src/settings.ts";
import { type Config, loadConfig } from "../host/config.ts";
import { documentSettings } from "../host/config-document.ts";
import { createConfigFinder, type FolderConfig, folderConfig } from "../host/folder-config.ts";
import { createPresentNames } from "../host/manifests.ts";
import { shownPath } from "../host/paths.ts";
import type { CliIo } from "./cli-io.ts";
import type { Notices } from "./notices.ts";
import { checkedConfig } from "./run-config.ts";

/** The configurations in force. */
export interface RunConfigs {
  /** All of them, the one of the whole run first. */
  readonly all: readonly Config[];
  readonly settingsOf: (path: string) => DocumentSettings;
  /** Tells whether the document's own configuration leaves it out. */
  readonly ignores: (path: string) => boolean;
}

/** What a run asks about. */
interface RunConfigsRequest {
  readonly files: readonly string[];
  /** Configuration files that were met, used or not. */
  readonly met: readonly string[];
  /** The configuration of the whole run. */
  readonly top: Config;
  /** True: the user named it, so it holds for all documents. */
  readonly named: boolean;
}

/** Reads the configurations of all files; one with errors ends the run. Says which of those that were met have no say. */
export async function readRunConfigs({ files, met, top, named }: RunConfigsRequest, io: CliIo, notices: Notices): Promise<RunConfigs> {
  const topConfig = folderConfig(top);
  const byFile = new Map<string | undefined, FolderConfig>([[top.file, topConfig]]);
  const byFolder = new Map<string, FolderConfig>();
  const nearest = createConfigFinder();
  const presentNames = createPresentNames({ once: true });
  const present = new Map<string, readonly string[]>();
  for (const folder of named ? [] : new Set(files.map((file) => dirname(file)))) {
    const file = (await nearest(folder)) ?? top.file;
    let config = byFile.get(file);
    if (config === undefined && file !== undefined) byFile.set(file, (config = folderConfig(await readNested(file, io, notices))));
    byFolder.set(folder, config ?? topConfig);
  }
  for (const folder of new Set(files.map((file) => dirname(file)))) present.set(folder, await presentNames(folder, (byFolder.get(folder) ?? topConfig).base));
  sayUnused(met.filter((file) => !byFile.has(file)), { named, used: [...byFile.keys()], io, notices });
  const configOf = (path: string): FolderConfig => byFolder.get(dirname(path)) ?? topConfig;
  return {
    all: [...byFile.values()].map(({ config }) => config),
    settingsOf(path) {
      const { settings, pathInBase } = configOf(path);
      return documentSettings(settings, pathInBase(path), present.get(dirname(path)));
    },
    ignores: (path) => configOf(path).ignores(path),
  };
}

/** What is wrong in the environment was said with the configuration of the whole run. */
async function readNested(file: string, io: CliIo, notices: Notices): Promise<Config> {
  const config = await loadConfig({ folder: dirname(file), file, workingFolder: io.cwd, env: io.env });
  return checkedConfig({ ...config, problems: config.problems.filter(({ place }) => place.name === file) }, io, notices);
}

/** A configuration has no say where another one was named for the whole run, or stands beside a stronger one. */
function sayUnused(unused: readonly string[], { named, used, io, notices }: { named: boolean; used: readonly (string | undefined)[]; io: CliIo; notices: Notices }): void {
  for (const other of unused) {
    const shown = shownPath(io.cwd, other);
    const stronger = used.find((file) => file !== undefined && dirname(file) === dirname(other));
    if (named) notices.note(`tbcv: ${shown} is not used in this run: leave out --config and TBCV_CONFIG to use it`);
    else if (stronger !== undefined) notices.note(`tbcv: ${shown} is not used: ${basename(stronger)} stands beside it and comes first`);
  }
}

/** Tells whether a configuration below that of the run names truth of its own, which the run does not load. */
export function namesOtherTruth(config: Config, top: Config): boolean {
  const named = truthOf(config);
  return named !== truthOf({ settings: defaultSettings(), folder: config.folder }) && named !== truthOf(top);
}

function truthOf({ settings: { truth }, folder }: Pick<Config, "settings" | "folder">): string {
  const places = [...truth.truth_files, ...truth.truth_directories].map((path) => resolve(folder, path));
  return JSON.stringify([truth.packs, places.sort()]);
}
