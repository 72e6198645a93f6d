// Front matter with a list of plugins in every style that people write: brackets and hyphens, quotes, comments, commas, line ends.
import fc from "fast-check";

/** A front matter, and what stands in it. */
export interface WrittenMatter {
  readonly text: string;
  readonly entries: readonly string[];
  /** False: a single text or nothing in the place of a list. */
  readonly isList: boolean;
  readonly comments: readonly string[];
  readonly lineEnd: "\n" | "\r\n";
}

/** A name as plugins have it; right without quotes anywhere. */
export function ordinaryText(): fc.Arbitrary<string> {
  return fc.stringMatching(/^[a-z]{1,8}(?:-[a-z]{1,6})?$/u).filter((text) => !/^(?:null|true|false|yes|no|on|off|y|n)$/u.test(text));
}

interface Style {
  readonly kind: "yaml" | "toml" | "json";
  readonly form: "line" | "lines" | "hyphens" | "scalar" | "nothing";
  readonly quotes: "" | "'" | '"';
  readonly indent: number;
  readonly comma: boolean;
  readonly commented: boolean;
  readonly tight: boolean;
  readonly lineEnd: WrittenMatter["lineEnd"];
}

const style: fc.Arbitrary<Style> = fc.record({
  kind: fc.constantFrom("yaml", "toml", "json"),
  form: fc.constantFrom("line", "lines", "hyphens", "scalar", "nothing"),
  quotes: fc.constantFrom("", "'", '"'),
  indent: fc.nat(4),
  comma: fc.boolean(),
  commented: fc.boolean(),
  tight: fc.boolean(),
  lineEnd: fc.constantFrom("\n", "\r\n"),
});

/** Any front matter with the key `plugins`. */
export function matterText(): fc.Arbitrary<WrittenMatter> {
  return fc.record({ style: style.map(possible), entries: fc.array(ordinaryText(), { maxLength: 4 }), before: fc.boolean(), behind: fc.boolean() })
    .map(({ style: how, entries, before, behind }) => written(how, entriesFor(how, entries), [before, behind]));
}

/** A style that its language knows. */
function possible(of: Style): Style {
  const { kind, form } = of;
  if (kind === "json") return { ...of, quotes: '"', comma: false, commented: false, form: form === "hyphens" ? "lines" : form };
  if (kind === "toml") return { ...of, quotes: of.quotes === "" ? '"' : of.quotes, form: form === "hyphens" ? "lines" : form === "nothing" ? "scalar" : form };
  return of;
}

function entriesFor({ form }: Style, entries: readonly string[]): readonly string[] {
  if (form === "nothing") return [];
  if (form === "scalar") return [entries[0] ?? "one"];
  return form === "hyphens" && entries.length === 0 ? ["one"] : entries;
}

function written(how: Style, entries: readonly string[], [before, behind]: readonly [boolean, boolean]): WrittenMatter {
  const { kind, form, commented, lineEnd } = how;
  const comments = commented ? ["# of the key", ...(form === "lines" || form === "hyphens" ? entries.map((_, at) => `# of ${at}`) : [])] : [];
  const pairs = [
    ...(before ? [pair(kind, "title", '"A page"')] : []),
    ...plugins(how, entries),
    ...(behind ? [kind === "yaml" ? ["tags:", "- x"] : pair(kind, "tags", '["x"]')] : []),
  ];
  const lines = pairs.flatMap((own, at) => (kind === "json" && at < pairs.length - 1 ? [...own.slice(0, -1), `${own.at(-1) ?? ""},`] : own));
  const [open, close] = { yaml: ["---", "---"], toml: ["+++", "+++"], json: ["{", "}"] }[kind] as [string, string];
  return { text: [open, ...lines, close].join(lineEnd), entries, isList: form !== "scalar" && form !== "nothing", comments: comments.filter((comment) => lines.some((line) => line.includes(comment))), lineEnd };
}

function pair(kind: Style["kind"], key: string, value: string): string[] {
  return [kind === "toml" ? `${key} = ${value}` : kind === "json" ? `"${key}": ${value}` : `${key}: ${value}`];
}

/** The lines of the key `plugins`, as one pair. */
function plugins({ kind, form, quotes, indent, comma, commented, tight }: Style, entries: readonly string[]): string[][] {
  const parts = entries.map((entry) => `${quotes}${entry}${quotes}`);
  const ofKey = commented ? " # of the key" : "";
  const lead = pair(kind, "plugins", "")[0] ?? "";
  const comment = (at: number): string => (commented ? ` # of ${at}` : "");
  const last = comma && parts.length > 0 ? "," : "";
  if (form === "nothing") return [[kind === "json" ? `${lead}null` : `${lead.trimEnd()}${ofKey}`]];
  if (form === "scalar") return [[`${lead}${parts.join("")}${ofKey}`]];
  if (form === "line") return [[`${lead}[${tight ? "" : " "}${parts.join(tight ? "," : ", ")}${last}${tight ? "" : " "}]${ofKey}`]];
  if (form === "hyphens") return [[`${lead.trimEnd()}${ofKey}`, ...parts.map((part, at) => `${" ".repeat(indent)}- ${part}${comment(at)}`)]];
  const inner = " ".repeat(indent + 1);
  return [[`${lead}[${ofKey}`, ...parts.map((part, at) => `${inner}${part}${at < parts.length - 1 ? "," : last}${comment(at)}`), `${kind === "yaml" ? " " : ""}]`]];
}
