// Places of a zone where a name is to be expected whatever the words around say: arguments of install commands, imports,
// declared dependencies, entries of configuration. Found once for a zone, by its lines.
import type { Zone } from "../document/document.ts";
import type { Span } from "../text/span.ts";
import { isCode } from "./read-zones.ts";

/** What a place is. */
export type NamePlaceKind = "argument" | "import" | "entry";

/** A stretch that holds a name and nothing else. Offsets of the block. */
export interface NamePlace extends Span {
  readonly kind: NamePlaceKind;
}

const NONE: readonly NamePlace[] = [];

/** Names are no longer than this, in UTF-16 units: so long is what a package registry takes. */
const LONGEST = 214;
/** What a command may have behind it, in UTF-16 units. */
const LONGEST_COMMAND = 2000;
const MANAGER = "npm|pnpm|yarn|bun|pip3?|pipx|uv|poetry|conda|mamba|gem|cargo|composer|brew|dotnet|nuget|go|apt|apt-get|choco|winget";
const VERB = "i|install|add|ci|require|get|remove|rm|uninstall|update|upgrade|up|exec|dlx";
const BETWEEN = "(?:(?:-[^\\s]+|global|tool|pip|workspace|self|[^\\s]+\\.\\w*proj)[ \\t]+){0,3}";
/** Where the arguments of a command start. */
const COMMAND = new RegExp(`(?<![\\w./@-])(?:(?:${MANAGER})[ \\t]+${BETWEEN}(?:${VERB})(?=[ \\t])|(?:npx|bunx|uvx|Install-Package|code[ \\t]+--install-extension)(?=[ \\t]))`, "gu");
const MAY_INSTALL = /\b(?:npm|npx|pnpm|yarn|bunx?|pip[3x]?|uvx?|poetry|conda|mamba|gem|cargo|composer|brew|dotnet|nuget|go|apt|apt-get|choco|winget|Install-Package|--install-extension) /u;
/** Words of a command that are no package. */
const KEYWORDS: ReadonlySet<string> = new Set(["package", "reference", "install", "tool"]);
/** A package with what may follow it: a version, extras. */
const PACKAGE = /^["']?(@?[\p{L}\p{N}][^\s@=<>~!^[\]"',;:]*)/u;
const SEPARATORS = /[;|&()`\n]|[<>](?![=\d])|(?<=\s)[<>]/u;

/** Where a name stands in a line of code, as the groups of each pattern. */
const IMPORTS: readonly RegExp[] = [
  /\b(?:from|import|require(?:\.resolve)?)[ \t]*\(?[ \t]*["']([^"'`\n]{1,214})["']/dgu,
  /^[ \t]*(?:from|import|using|use)[ \t]+([\w.]{1,214})(?=[ \t]*(?:;|$|import\b|as\b))/dgmu,
];
const DECLARATIONS: readonly RegExp[] = [
  /<(?:artifactId|groupId)>[ \t]*([^<\s]{1,214})/dgu,
  /<PackageReference[ \t]+(?:Include|Update)="([^"\n]{1,214})"/dgu,
  /\b(?:implementation|api|compileOnly|runtimeOnly|testImplementation|compile|classpath|annotationProcessor|gem)[ \t]*\(?[ \t]*["']([^"':\n]{1,214})(?::([^"':\n]{1,214}))?/dgu,
  /^[ \t]*"([^"\n]{1,214})":[ \t]*"[~^<>=*]{0,2}[ \t]*v?\d[^"\n]{0,40}"/dgmu,
  /^[ \t]*([A-Za-z][\w.-]{0,213})(?:\[[^\]\n]{0,80}\])?[ \t]*(?:==|>=|~=|<=)[ \t]*\d/dgmu,
];
const LIST_KEYS = "plugins?|extends|presets?|modules|add-?ons|loaders|rules|extensions|integrations|packages|(?:dev|peer|optional)?dependencies|require(?:-dev|ments)?";
const LIST_KEY = new RegExp(`(?:^|[\\s{,(])["']?(?:${LIST_KEYS})["']?[ \\t]*[:=](?!=)[ \\t]*`, "iu");
const FIRST_TOKEN = /^[ \t]*(?:-[ \t]+)?[[{(]*["']?([@\p{L}\p{N}][^\s"':,[\]{}()]*)/du;
const QUOTED = /["']([^"'\n]{1,214})["']/dgu;
const ENTRY_LABEL = new RegExp(`(?:^|\\.)(?:${LIST_KEYS})(?:\\.|$)`, "iu");

/** The places of a zone, in order of place; a few overlap. */
export function namePlaces(text: string, zone: Zone): readonly NamePlace[] {
  if (zone.kind === "front-matter-value") return ENTRY_LABEL.test(zone.label ?? "") ? [{ kind: "entry", start: zone.start, end: zone.end }] : NONE;
  const own = text.slice(zone.start, zone.end);
  // A word alone: nearly every code span is one.
  if (!/[\s"'=<]/u.test(own)) return NONE;
  const found = MAY_INSTALL.test(own) ? installArguments(own, !isCode(zone.kind)) : [];
  if (isCode(zone.kind)) found.push(...groupsOf(own, IMPORTS, "import"), ...groupsOf(own, DECLARATIONS, "argument"));
  if (zone.kind === "code-block") found.push(...entriesOf(own));
  if (found.length === 0) return NONE;
  return found.sort((a, b) => a.start - b.start || a.end - b.end).map(({ kind, start, end }) => ({ kind, start: start + zone.start, end: end + zone.start }));
}

function installArguments(text: string, prose: boolean): NamePlace[] {
  const found: NamePlace[] = [];
  let until = 0;
  for (const { index, 0: command } of text.matchAll(COMMAND)) {
    if (index < until) continue;
    const from = index + command.length;
    const rest = text.slice(from, from + LONGEST_COMMAND);
    const length = rest.search(SEPARATORS);
    until = from + (length < 0 ? rest.length : length);
    found.push(...argumentsIn(text.slice(from, until), from, prose));
  }
  return found;
}

/** In prose the sentence goes on behind the first argument, and only what looks like a package is another one. */
function argumentsIn(line: string, offset: number, prose: boolean): NamePlace[] {
  const found: NamePlace[] = [];
  for (const { index, 0: token } of line.matchAll(/\S+/gu)) {
    const text = packageIn(token);
    if (text === "") continue;
    if (prose && found.length > 0 && !/[-/@\d]/u.test(token)) break;
    const start = offset + index + token.indexOf(text);
    found.push({ kind: "argument", start, end: start + text.length });
  }
  return found;
}

/** The package that a token of a command names, without its version; empty for options, addresses and words of the command. */
function packageIn(token: string): string {
  if (token.startsWith("-") || token.includes("://") || KEYWORDS.has(token) || token.endsWith("proj")) return "";
  const text = PACKAGE.exec(token)?.[1]?.replace(/[.:]$/u, "") ?? "";
  return text.length <= LONGEST ? text : "";
}

function groupsOf(text: string, patterns: readonly RegExp[], kind: NamePlaceKind): NamePlace[] {
  return patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap(({ indices }) => (indices ?? []).slice(1).flatMap((range) => (range === undefined || ".~/".includes(text.charAt(range[0])) ? [] : [{ kind, start: range[0], end: range[1] }]))),
  );
}

/** What stands in lists such as `plugins: [...]`, in YAML, JSON or JavaScript: on the line of the key, or deeper below it. */
function entriesOf(text: string): NamePlace[] {
  const found: NamePlace[] = [];
  let open = -1;
  let start = 0;
  for (const line of text.split("\n")) {
    const indent = line.search(/\S/u);
    const key = LIST_KEY.exec(line);
    if (open >= 0 && indent >= 0 && (indent > open || (indent === open && line.charAt(indent) === "-"))) found.push(...entriesIn(line, start, 0));
    else if (indent >= 0) open = -1;
    if (key !== null) {
      const from = key.index + key[0].length;
      if (from < line.length) found.push(...entriesIn(line, start, from));
      if (open < 0) open = indent;
    }
    start += line.length + 1;
  }
  return found;
}

/** The first word of a line, and where it is no key, every quoted text of it. */
function entriesIn(line: string, offset: number, from: number): NamePlace[] {
  const rest = line.slice(from);
  const place = ([start, end]: readonly [number, number]): NamePlace => ({ kind: "entry", start: offset + from + start, end: offset + from + end });
  const first = FIRST_TOKEN.exec(rest)?.indices?.[1];
  if (first === undefined) return [];
  if (from === 0 && /^["']?[ \t]*:/u.test(rest.slice(first[1]))) return [place(first)];
  const quoted = [...rest.matchAll(QUOTED)].flatMap(({ indices }) => (indices?.[1] === undefined ? [] : [place(indices[1])]));
  return quoted.length > 0 ? quoted : [place(first)];
}
