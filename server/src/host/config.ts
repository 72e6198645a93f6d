// The configuration of a run: finds the file, reads the environment, and resolves all layers in their order of strength.
import { dirname, resolve } from "node:path";
import { PROFILES } from "../../../shared/src/profiles.ts";
import type { Settings } from "../../../shared/src/settings.ts";
import { environmentLayers } from "./config-environment.ts";
import { type ConfigFile, findConfig, readConfig } from "./config-file.ts";
import type { SettingsProblem } from "./config-problem.ts";
import { resolveSettings, type SettingsLayer } from "./config-resolve.ts";

/** Where to look for a configuration and what lies over it. */
export interface ConfigRequest {
  /** The folder from which the file is looked for upwards; also what relative paths mean where there is no file. */
  readonly folder: string;
  /** A file named by the user, instead of looking for one; relative to the working folder. */
  readonly file?: string | undefined;
  readonly workingFolder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Layers over the environment, weakest first: command line, editor settings. */
  readonly over?: readonly SettingsLayer[];
}

/** The settings of a run, where they come from, and what was wrong. */
export interface Config {
  readonly settings: Settings;
  readonly problems: readonly SettingsProblem[];
  /** The configuration file; undefined where none was found. */
  readonly file: string | undefined;
  /** Where the settings come from, weakest first, with the values that were taken. */
  readonly layers: readonly SettingsLayer[];
  /** The folder to which patterns and paths of the settings are relative. */
  readonly folder: string;
}

/** Order, weakest first: defaults, file, profile, environment, `over`. Never throws for a bad configuration. */
export async function loadConfig(request: ConfigRequest): Promise<Config> {
  const named = request.file ?? request.env["TBCV_CONFIG"];
  const file = named === undefined || named === "" ? await findConfig(request.folder) : resolve(request.workingFolder, named);
  const fromFile: ConfigFile | undefined = file === undefined ? undefined : await readConfig(file);
  const fromEnv = environmentLayers(request.env);
  const [weak, strong] = [fromFile ? [fromFile.layer] : [], [...fromEnv.layers, ...(request.over ?? [])]];
  // Any layer may choose the profile, whose values stand between them.
  const { profile } = resolveSettings([...weak, ...strong]).settings;
  const resolved = resolveSettings([...weak, { name: `profile ${profile}`, value: PROFILES[profile].settings }, ...strong]);
  return {
    settings: resolved.settings,
    problems: [...(fromFile?.problems ?? []), ...fromEnv.problems, ...resolved.problems],
    file,
    layers: resolved.taken,
    folder: file === undefined ? resolve(request.folder) : dirname(file),
  };
}
