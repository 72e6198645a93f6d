// The packages that a manifest lists, by its file name. Read with patterns, never run; what is not understood gives no names.

/** Reads the names in the text of a manifest. */
type ManifestReader = (text: string) => readonly string[];

/** More names than any project lists by hand; a longer list is cut. */
const MOST_NAMES = 2000;

const READERS: readonly (readonly [file: RegExp, read: ManifestReader])[] = [
  [/^package\.json$/u, (text) => keysOf(text, ["dependencies", "devDependencies", "peerDependencies", "optionalDependencies"])],
  [/^composer\.json$/u, (text) => keysOf(text, ["require", "require-dev"])],
  [/^requirements[\w.-]*\.txt$/u, (text) => groups(text, /^[ \t]*([A-Za-z0-9][\w.-]*)/gmu)],
  [/^pyproject\.toml$/u, (text) => [...groups(tablesOf(text, PROJECT_TABLES), /^[ \t]*"?([A-Za-z0-9][\w.-]*)"?[ \t]*=/gmu), ...groups(listsOf(text), /["']([A-Za-z0-9][\w.-]*)/gu)]],
  [/^Cargo\.toml$/u, (text) => groups(tablesOf(text, CARGO_TABLES), /^[ \t]*"?([A-Za-z0-9][\w-]*)"?[ \t]*=/gmu)],
  [/\.csproj$/u, (text) => groups(text, /<PackageReference\s[^>]{0,500}?(?:Include|Update)="([^"\n]{1,214})"/gu)],
  [/^pom\.xml$/u, (text) => groups(text, /<artifactId>\s{0,80}([^<\s]{1,214})/gu)],
  [/^build\.gradle(?:\.kts)?$/u, (text) => [...groups(text, /["'][\w.-]{1,214}:([\w.-]{1,214})(?::[^"'\n]{0,100})?["']/gu), ...groups(text, /\bid[ \t]*\(?[ \t]*["']([\w.-]{1,214})["']/gu)]],
  [/^Gemfile$/u, (text) => groups(text, /^[ \t]*gem[ \t(]+["']([^"'\n]{1,214})["']/gmu)],
  [/^go\.mod$/u, (text) => groups(text, /^[ \t]*(?:require[ \t]+)?([\w.-]+\.[\w.-]+\/[^\s]{1,214})[ \t]+v\d/gmu)],
];
const PROJECT_TABLES = /^tool\.poetry(?:\.group\.[\w-]+)?\.(?:dev-)?dependencies$/u;
/** Tables of which every list is one of dependencies. */
const LIST_TABLES = /^(?:project\.optional-dependencies|dependency-groups)$/u;
const CARGO_TABLES = /^(?:workspace\.|target\..+\.)?(?:dev-|build-)?dependencies$/u;

/** Tells the kind of a file that is a manifest, undefined for all others: of each kind the nearest above a document counts. */
export function manifestKind(file: string): number | undefined {
  const kind = READERS.findIndex(([pattern]) => pattern.test(file));
  return kind < 0 ? undefined : kind;
}

/** The names in a manifest of some kind, each once. Never throws. */
export function manifestNames(kind: number, text: string): readonly string[] {
  return [...new Set(READERS[kind]?.[1](text) ?? [])].slice(0, MOST_NAMES);
}

function groups(text: string, pattern: RegExp): string[] {
  return Array.from(text.matchAll(pattern), ([, name = ""]) => name).filter((name) => name !== "");
}

function keysOf(text: string, sections: readonly string[]): string[] {
  const manifest = parsed(text);
  return sections.flatMap((section) => Object.keys(asObject(asObject(manifest)[section])));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

/** The lines of the tables of a TOML file that are asked for. */
function tablesOf(text: string, wanted: RegExp): string {
  const lines: string[] = [];
  let inside = false;
  for (const line of text.split("\n")) {
    const header = /^[ \t]*\[+([^\]\n]{1,214})\]/u.exec(line)?.[1]?.trim();
    if (header !== undefined) inside = wanted.test(header);
    else if (inside) lines.push(line);
  }
  return lines.join("\n");
}

/** What stands in the lists of dependencies of a TOML file, up to their closing brackets at the end of a line. */
function listsOf(text: string): string {
  const lists = text.split(/^[ \t]*dependencies[ \t]*=[ \t]*\[/mu).slice(1).map((rest) => rest.slice(0, Math.max(0, rest.search(/\][ \t]*\r?$/mu))));
  return [tablesOf(text, LIST_TABLES), ...lists].join("\n");
}
