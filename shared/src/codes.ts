// The finding codes: what each is called, how severe it is by default and what it means in a few words.
// Everything that lists codes (rule registry, settings schema, `tbcv explain`, README table) is derived from here.

/** Severities from the loudest to the quietest; `off` is a setting only and never stands on a finding. */
export const SEVERITIES = ["error", "warning", "information", "hint"] as const;

/** How loud a finding is. */
export type Severity = (typeof SEVERITIES)[number];

/** What is known of a finding code before any document is read. */
export interface CodeFacts {
  /** `off`: said only where the settings ask for it. */
  readonly severity: Severity | "off";
  /** True: every fix that comes first on such a finding may be applied unseen (fix-all). */
  readonly safe: boolean;
  /** True: editors draw the text struck through. */
  readonly deprecated: boolean;
  /** One sentence for lists. */
  readonly summary: string;
}

/** All codes of findings about documents. */
export const FINDING_CODES = {
  "misspelled-name": {
    severity: "warning", safe: false, deprecated: false,
    summary: "A name that is a few letters away from a known one.",
  },
  "name-case": {
    severity: "information", safe: true, deprecated: false,
    summary: "The right letters in the wrong case.",
  },
  "name-separator": {
    severity: "information", safe: true, deprecated: false,
    summary: "The right letters with the wrong spaces, hyphens, dots or slashes.",
  },
  "former-name": {
    severity: "warning", safe: true, deprecated: true,
    summary: "A name that was right once; the plugin has been renamed since.",
  },
  "deprecated-plugin": {
    severity: "warning", safe: false, deprecated: true,
    summary: "A plugin that is retired.",
  },
  "ambiguous-name": {
    severity: "hint", safe: false, deprecated: false,
    summary: "A near name that fits several plugins equally well.",
  },
  "unknown-plugin": {
    severity: "warning", safe: false, deprecated: false,
    summary: "A plugin field of the front matter that names nothing known (an error there), or such a name in a command or a link.",
  },
  "undeclared-plugin": {
    severity: "warning", safe: true, deprecated: false,
    summary: "A plugin that the page uses and its front matter does not list.",
  },
  "unused-plugin": {
    severity: "hint", safe: true, deprecated: false,
    summary: "A plugin that the front matter lists and the page never uses.",
  },
  "missing-dependency": {
    severity: "warning", safe: true, deprecated: false,
    summary: "A plugin that a listed one needs and the front matter does not list.",
  },
  "incomplete-combination": {
    severity: "warning", safe: false, deprecated: false,
    summary: "A task of the page takes plugins that its front matter does not list.",
  },
  "unsupported-format": {
    severity: "warning", safe: false, deprecated: false,
    summary: "A format that the text says a plugin loads or saves, and it does not.",
  },
  "forbidden-pattern": {
    severity: "error", safe: true, deprecated: false,
    summary: "A text that must not stand in documents of the family.",
  },
  "missing-field": {
    severity: "warning", safe: false, deprecated: false,
    summary: "Front matter that documents of the family must have.",
  },
  "front-matter-type": {
    severity: "warning", safe: false, deprecated: false,
    summary: "A front matter value of a kind that its key cannot have.",
  },
  "front-matter-syntax": {
    severity: "error", safe: false, deprecated: false,
    summary: "Front matter that cannot be read.",
  },
  "unknown-family": {
    severity: "warning", safe: false, deprecated: false,
    summary: "A family field of the front matter that names no known family.",
  },
  "unlinked-mention": {
    severity: "off", safe: true, deprecated: false,
    summary: "The first mention of a plugin without the link to its page.",
  },
  "wrong-link": {
    severity: "warning", safe: false, deprecated: false,
    summary: "A link whose text names one plugin and whose target is another's page.",
  },
  "unused-ignore": {
    severity: "hint", safe: false, deprecated: false,
    summary: "An ignore comment that stops no finding.",
  },
  "semantic-incorrect": {
    severity: "hint", safe: false, deprecated: false,
    summary: "A language model reads a statement about a plugin that its truth entry denies.",
  },
  "semantic-missing-plugin": {
    severity: "hint", safe: false, deprecated: false,
    summary: "A language model misses a plugin that the text needs by the truth entry.",
  },
  "semantic-wrong-plugin": {
    severity: "hint", safe: false, deprecated: false,
    summary: "A language model reads that another plugin is meant than the one named.",
  },
} as const satisfies Record<string, CodeFacts>;

/** A code of a finding about a document. */
export type FindingCode = keyof typeof FINDING_CODES;

/** The codes as a list, in the order of the table above. */
export const FINDING_CODE_LIST = Object.keys(FINDING_CODES) as readonly FindingCode[];

/** A code of what a language model says. */
export type SemanticCode = Extract<FindingCode, `semantic-${string}`>;

/** Tells whether a code is one of what a language model says; all others are those of rules. */
export function isSemanticCode(code: string): code is SemanticCode {
  return code.startsWith("semantic-") && isFindingCode(code);
}

/** Tells whether a text is a finding code. */
export function isFindingCode(text: string): text is FindingCode {
  return Object.hasOwn(FINDING_CODES, text);
}

/** Codes about how something is spelled: never to hear of that spelling again mends their findings. */
export const SPELLING_CODES: ReadonlySet<FindingCode> = new Set<FindingCode>([
  "misspelled-name", "name-case", "name-separator", "former-name", "deprecated-plugin", "ambiguous-name", "unknown-plugin", "unknown-family", "forbidden-pattern",
]);
