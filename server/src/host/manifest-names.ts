// The packages that a manifest lists, by its file name. Read with patterns, never run; what is not understood gives no names. A manifest
// is whatever a checkout holds, so every pattern takes time that grows with the text alone: what repeats is bounded, or stands at the
// start of a line, and no two neighbours can take the same letters.

/** Reads the names in the text of a manifest. */
type ManifestReader = (text: string) => readonly string[];

/** More names than any project lists by hand; a longer list is cut. */
const MOST_NAMES = 2000;
/** Longer lines are not written by hand, and are left out where names are looked for line by line. UTF-16 units. */
const LONGEST_LINE = 1000;

const READERS: readonly (readonly [file: RegExp, glob: string, read: ManifestReader])[] = [
  [/^package\.json$/u, "package.json", (text) => keysOf(text, ["dependencies", "devDependencies", "peerDependencies", "optionalDependencies"])],
  [/^composer\.json$/u, "composer.json", (text) => keysOf(text, ["require", "require-dev"])],
  [/^requirements[\w.-]*\.txt$/u, "requirements*.txt", byLine((text) => groups(text, /^[ \t]*([A-Za-z0-9][\w.-]*)/gmu))],
  [/^pyproject\.toml$/u, "pyproject.toml", byLine((text) => [...groups(tablesOf(text, PROJECT_TABLES), /^[ \t]*"?([A-Za-z0-9][\w.-]*)"?[ \t]*=/gmu), ...groups(listsOf(text), /["']([A-Za-z0-9][\w.-]*)/gu)])],
  [/^Cargo\.toml$/u, "Cargo.toml", byLine((text) => groups(tablesOf(text, CARGO_TABLES), /^[ \t]*"?([A-Za-z0-9][\w-]*)"?[ \t]*=/gmu))],
  [/\.csproj$/u, "*.csproj", (text) => groups(text, /<PackageReference\s[^<>]{0,500}?(?:Include|Update)="([^"\n]{1,214})"/gu)],
  [/^pom\.xml$/u, "pom.xml", (text) => groups(text, /<artifactId>\s{0,80}([^<\s]{1,214})/gu)],
  [/^build\.gradle(?:\.kts)?$/u, "build.gradle*", byLine((text) => [...groups(text, /["'][\w.-]{1,214}:([\w.-]{1,214})(?::[^"'\n]{0,100})?["']/gu), ...groups(text, /\bid[ \t]{0,20}(?:\([ \t]{0,20})?["']([\w.-]{1,214})["']/gu)])],
  [/^Gemfile$/u, "Gemfile", byLine((text) => groups(text, /^[ \t]*gem[ \t(]+["']([^"'\n]{1,214})["']/gmu))],
  [/^go\.mod$/u, "go.mod", byLine((text) => groups(text, /^[ \t]*(?:require[ \t]+)?([\w-]{1,100}(?:\.[\w-]{1,100}){1,10}\/[^\s]{1,214})[ \t]+v\d/gmu))],
];
const PROJECT_TABLES = /^tool\.poetry(?:\.group\.[\w-]+)?\.(?:dev-)?dependencies$/u;
/** Tables of which every list is one of dependencies. */
const LIST_TABLES = /^(?:project\.optional-dependencies|dependency-groups)$/u;
const CARGO_TABLES = /^(?:workspace\.|target\..+\.)?(?:dev-|build-)?dependencies$/u;

/** The patterns by which an editor watches all manifests: one for each, since some editors read no wildcard inside braces. */
export const MANIFEST_GLOBS: readonly string[] = READERS.map(([, glob]) => `**/${glob}`);

/** Tells the kind of a file that is a manifest, undefined for all others: of each kind the nearest above a document counts. */
export function manifestKind(file: string): number | undefined {
  const kind = READERS.findIndex(([pattern]) => pattern.test(file));
  return kind < 0 ? undefined : kind;
}

/** The names in a manifest of some kind, each once. Never throws. */
export function manifestNames(kind: number, text: string): readonly string[] {
  return [...new Set(READERS[kind]?.[2](text) ?? [])].slice(0, MOST_NAMES);
}

/** The reader without the lines that are too long. */
function byLine(read: ManifestReader): ManifestReader {
  return (text) => read(text.split("\n").filter((line) => line.length <= LONGEST_LINE).join("\n"));
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
    const header = /^[ \t]*\[{1,2}([^[\]\n]{1,214})\]/u.exec(line)?.[1]?.trim();
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
