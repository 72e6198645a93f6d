// The settings that somebody has set. The editor gives every known key a value; its defaults must not lie over a configuration file,
// so only what a user, a workspace or a folder says is passed on.
import type { WorkspaceConfiguration } from "vscode";

/** The part of package.json that declares the settings. */
export interface SettingsManifest {
  readonly contributes?: { readonly configuration?: SettingsGroup | readonly SettingsGroup[] };
}

interface SettingsGroup {
  readonly properties?: Readonly<Record<string, unknown>>;
}

/** Settings as the server takes them: an object of sections. Folder over workspace over user, as the editor itself joins them. */
export function explicitSettings(configuration: Pick<WorkspaceConfiguration, "inspect">, manifest: SettingsManifest, section: string): unknown {
  const settings = {};
  for (const key of declaredKeys(manifest, `${section}.`)) {
    const said = configuration.inspect(key);
    const value = joined([said?.globalValue, said?.workspaceValue, said?.workspaceFolderValue]);
    if (value !== undefined) put(settings, key.split("."), value);
  }
  return settings;
}

/** The last value counts, save that objects are joined by their keys. */
function joined(values: readonly unknown[]): unknown {
  return values.reduce((below, value) => {
    if (value === undefined) return below;
    return isMap(below) && isMap(value) ? { ...below, ...value } : value;
  }, undefined);
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The keys without the section; `trace` is the client's own. */
function declaredKeys({ contributes }: SettingsManifest, prefix: string): string[] {
  const groups = [contributes?.configuration ?? []].flat();
  return groups
    .flatMap(({ properties }) => Object.keys(properties ?? {}))
    .filter((key) => key.startsWith(prefix) && !key.startsWith(`${prefix}trace.`))
    .map((key) => key.slice(prefix.length));
}

function put(settings: Record<string, unknown>, [key = "", ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    settings[key] = value;
    return;
  }
  const inner = settings[key] ?? {};
  settings[key] = inner;
  put(inner as Record<string, unknown>, rest, value);
}
