// How programming languages write comments and what else could be taken for one: strings, and patterns between slashes.
// One row a language, for the one scanner in source-tokens.ts.

/** A piece of source text that is not plain code. */
export interface SourceToken {
  /**
   * `line`: a comment up to the line's end; `block`: one up to `close`; `doc`: a string that documents where it stands by
   * itself; `string`; `template`: text with code in braces; `pattern`: between slashes.
   */
  readonly kind: "line" | "block" | "doc" | "string" | "template" | "pattern";
  /** The source of a regular expression for its opening, which sees one line alone. */
  readonly open: string;
  /** What ends it: a text, a text made of the opening, or a global expression. None: the line's end. */
  readonly close?: string | ((opening: string) => string) | RegExp;
  /** The letter that takes the meaning from the next one; the closing mark itself where that is doubled. */
  readonly escape?: string;
  /** May it go on over lines? Without it, a missing end is the line's end. */
  readonly isLong?: true;
  /** `block`: one may stand in another. */
  readonly nests?: true;
}

/** A language. */
export interface SourceLanguage {
  /** Identifiers of editors. */
  readonly ids: readonly string[];
  /** Ends of file names. */
  readonly extensions: readonly string[];
  /** Tried in this order. */
  readonly tokens: readonly SourceToken[];
}

// The colon keeps an address in text between tags from being one.
const slashes: SourceToken = { kind: "line", open: "(?<!:)//" };
const hash: SourceToken = { kind: "line", open: String.raw`(?<![^\s;])#(?!!)` };
const dashes: SourceToken = { kind: "line", open: "--" };
const starred: SourceToken = { kind: "block", open: String.raw`/\*`, close: "*/", isLong: true };
const nested: SourceToken = { ...starred, nests: true };

const double: SourceToken = { kind: "string", open: '"', close: '"', escape: "\\" };
const single: SourceToken = { kind: "string", open: "'", close: "'", escape: "\\" };
const tripleDouble: SourceToken = { kind: "string", open: '"""', close: '"""', escape: "\\", isLong: true };
const tripleSingle: SourceToken = { ...tripleDouble, open: "'''", close: "'''" };
// One letter between quotes; in other places the quote stands alone (a lifetime, a separator of digits).
const letter: SourceToken = { kind: "string", open: String.raw`'(?=(?:\\.|[^'\\]){1,10}')`, close: "'", escape: "\\" };
const raw: SourceToken = { kind: "string", open: "`", close: "`", isLong: true };
const template: SourceToken = { kind: "template", open: "`", isLong: true };
// A slash where no value stands before it.
const pattern: SourceToken = { kind: "pattern", open: String.raw`(?<=(?:^|[=(,:;!&|?{[+*%~^]|=>|\b(?:return|typeof|case|in|of))\s*)/(?![*/])` };

const cppRaw: SourceToken = {
  kind: "string",
  open: String.raw`\b(?:u8|[uUL])?R"[^()\\\s"]{0,16}\(`,
  close: (opening) => `)${opening.slice(opening.indexOf('"') + 1, -1)}"`,
  isLong: true,
};
const verbatim: SourceToken = { kind: "string", open: String.raw`(?:@\$?|\$@)"`, close: '"', escape: '"', isLong: true };
const rustRaw: SourceToken = { kind: "string", open: String.raw`\bb?r#{0,8}"`, close: (opening) => `"${opening.replace(/[^#]/g, "")}`, isLong: true };
const swiftRaw: SourceToken = { ...rustRaw, open: '#{1,8}"' };
const luaClose = (opening: string): string => `]${opening.replace(/[^=]/g, "")}]`;

/** The languages whose comments are read. */
export const sourceLanguages: readonly SourceLanguage[] = [
  {
    ids: ["javascript", "javascriptreact", "typescript", "typescriptreact"],
    extensions: ["js", "jsx", "mjs", "cjs", "ts", "tsx", "mts", "cts"],
    tokens: [slashes, starred, double, single, template, pattern],
  },
  { ids: ["java"], extensions: ["java"], tokens: [slashes, starred, tripleDouble, double, letter] },
  { ids: ["c", "cpp", "objective-c", "objective-cpp"], extensions: ["c", "h", "cc", "cpp", "cxx", "hh", "hpp", "hxx"], tokens: [slashes, starred, cppRaw, double, letter] },
  { ids: ["csharp"], extensions: ["cs"], tokens: [slashes, starred, { ...tripleDouble, escape: "" }, verbatim, double, letter] },
  { ids: ["go"], extensions: ["go"], tokens: [slashes, starred, double, letter, raw] },
  { ids: ["rust"], extensions: ["rs"], tokens: [slashes, nested, rustRaw, { ...double, isLong: true }, letter] },
  { ids: ["swift"], extensions: ["swift"], tokens: [slashes, nested, tripleDouble, swiftRaw, double] },
  { ids: ["kotlin"], extensions: ["kt", "kts"], tokens: [slashes, nested, { ...tripleDouble, escape: "" }, double, letter] },
  { ids: ["scala"], extensions: ["scala", "sc"], tokens: [slashes, nested, { ...tripleDouble, escape: "" }, double, letter] },
  { ids: ["php"], extensions: ["php"], tokens: [slashes, { ...hash, open: String.raw`(?<![^\s;])#(?=\s)` }, starred, double, single] },
  {
    ids: ["python"],
    extensions: ["py", "pyi", "pyw"],
    tokens: [
      hash,
      { ...tripleDouble, kind: "doc", open: String.raw`(?<=^\s*[rRuUbBfF]{0,2})"""` },
      { ...tripleSingle, kind: "doc", open: String.raw`(?<=^\s*[rRuUbBfF]{0,2})'''` },
      tripleDouble, tripleSingle, double, single,
    ],
  },
  { ids: ["ruby"], extensions: ["rb", "rake", "gemspec"], tokens: [hash, { kind: "block", open: String.raw`^=begin\b`, close: /^=end\b/gm, isLong: true }, double, single] },
  { ids: ["perl"], extensions: ["pl", "pm"], tokens: [hash, { kind: "block", open: String.raw`^(?==(?:pod|head[1-4]|over|item|begin|encoding)\b)`, close: /^=cut\b/gm, isLong: true }, double, single] },
  { ids: ["shellscript"], extensions: ["sh", "bash", "zsh"], tokens: [hash, double, { ...single, escape: "" }] },
  { ids: ["yaml", "dockercompose", "github-actions-workflow"], extensions: ["yaml", "yml"], tokens: [hash, double, { ...single, open: String.raw`(?<![^\s[{,:])'`, escape: "" }] },
  { ids: ["toml"], extensions: ["toml"], tokens: [hash, tripleDouble, { ...tripleSingle, escape: "" }, double, { ...single, escape: "" }] },
  { ids: ["sql"], extensions: ["sql"], tokens: [dashes, starred, { ...double, escape: "" }, { ...single, escape: "" }] },
  {
    ids: ["lua"],
    extensions: ["lua"],
    tokens: [{ kind: "block", open: String.raw`--\[=*\[`, close: luaClose, isLong: true }, dashes, { kind: "string", open: String.raw`\[=*\[`, close: luaClose, isLong: true }, double, single],
  },
  {
    ids: ["powershell"],
    extensions: ["ps1", "psm1", "psd1"],
    tokens: [{ kind: "block", open: "<#", close: "#>", isLong: true }, hash, { ...double, open: '@"$', close: /^"@/gm, isLong: true }, { ...single, open: "@'$", close: /^'@/gm, isLong: true }, { ...double, escape: "`" }, { ...single, escape: "" }],
  },
  { ids: ["vb"], extensions: ["vb", "bas", "vbs"], tokens: [{ ...double, escape: "" }, { kind: "line", open: String.raw`'|(?<=^\s*)[rR](?:em|EM)\b` }] },
];
