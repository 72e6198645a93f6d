// The platforms that a package is made for, and the native module that each takes.

/** A platform by VS Code's name, with the name of the native module's file for it. */
export interface Target {
  readonly name: string;
  /** Without suffix, as `better-sqlite3` calls it. */
  readonly prebuild: string;
}

/** All platforms with a native module. */
export const TARGETS: readonly Target[] = [
  { name: "linux-x64", prebuild: "linux-x64" },
  { name: "linux-arm64", prebuild: "linux-arm64" },
  { name: "alpine-x64", prebuild: "linuxmusl-x64" },
  { name: "alpine-arm64", prebuild: "linuxmusl-arm64" },
  { name: "darwin-x64", prebuild: "darwin-x64" },
  { name: "darwin-arm64", prebuild: "darwin-arm64" },
  { name: "win32-x64", prebuild: "win32-x64" },
  { name: "win32-arm64", prebuild: "win32-arm64" },
];

/** The platforms of these names; all without any. Throws on a name that is none, naming those that are. */
export function targetsNamed(names: readonly string[]): readonly Target[] {
  const unknown = names.find((name) => !TARGETS.some((target) => target.name === name));
  if (unknown !== undefined) {
    throw new Error(`package: "${unknown}" is no platform; take one of ${TARGETS.map(({ name }) => name).join(", ")}`);
  }
  return names.length === 0 ? TARGETS : TARGETS.filter(({ name }) => names.includes(name));
}
