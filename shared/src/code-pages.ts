// The page on each code: what it says, a wrong and a right example, why it matters, how to mend it. `tbcv explain` prints it, and
// config/codes.md is made from it; reports and editors link there.
import type { FindingCode } from "./codes.ts";

/** The text of a page. Examples are a line or two each. */
export interface CodePage {
  readonly what: string;
  readonly wrong: string;
  readonly right: string;
  readonly why: string;
  readonly mend: string;
  /** Where the usual ways to silence a finding are not enough. */
  readonly silence?: string;
}

/** No comment can stand before front matter. */
function silenceOnPage(code: FindingCode): string {
  return `On this page: <!-- tbcv-disable-file ${code} -->. Everywhere: rules: {${code}: off} in tbcv.yaml. One text: ignore_names.`;
}

/** Pages on findings about documents. */
const FINDING_PAGES: Readonly<Record<FindingCode, CodePage>> = {
  "misspelled-name": {
    what: "A name that is one or two letters away from the name of a known plugin.",
    wrong: "Install eslint-plugin-improt.",
    right: "Install eslint-plugin-import.",
    why: "Readers copy names. A wrong letter means a failed install, a search without hits, or another package than the one meant.",
    mend: "Take the suggested name. If the text is right as it stands, add it to a truth file as a name or an alias, or ignore it. What was weighed is printed by tbcv check --explain FILE:LINE.",
  },
  "name-case": {
    what: "The right letters of a name in the wrong case.",
    wrong: "Aspose.CAD for Javascript opens drawings.",
    right: "Aspose.CAD for JavaScript opens drawings.",
    why: "A product's own spelling is what readers search for, and on many systems the case of a package name decides whether it is found.",
    mend: "Take the suggested spelling; the change is safe. If both spellings are right, add the other one as an alias.",
  },
  "name-separator": {
    what: "The right letters of a name with other spaces, hyphens, dots or slashes than it has.",
    wrong: "Add the eslint plugin-import package.",
    right: "Add the eslint-plugin-import package.",
    why: "A name with another separator is another name to a package manager and to a search.",
    mend: "Take the suggested spelling; the change is safe. If both spellings are right, add the other one as an alias.",
  },
  "former-name": {
    what: "A name that was right once; the plugin has been renamed since.",
    wrong: "plugins: babel-plugin-transform-classes",
    right: "plugins: @babel/plugin-transform-classes",
    why: "The old name may lead to an abandoned package. Readers should meet the name under which the plugin is maintained.",
    mend: "Take the new name. Where a page tells the plugin's history, ignore the line.",
  },
  "deprecated-plugin": {
    what: "A plugin that is retired.",
    wrong: "Turn on id-blacklist.",
    right: "Turn on id-denylist.",
    why: "A retired plugin gets no more fixes. A page that recommends it ages badly.",
    mend: "Write about its replacement, which the finding names where the truth file has one (deprecated.replaced_by).",
  },
  "ambiguous-name": {
    what: "A text near the names of several plugins that fit equally well.",
    wrong: "The Imprt plugin sorts statements.",
    right: "The eslint-plugin-import plugin sorts statements.",
    why: "The reader cannot tell which plugin is meant, and neither can the check: it offers no first choice.",
    mend: "Write the full name of the plugin that you mean, or name its family in the front matter.",
  },
  "unknown-plugin": {
    what: "A plugin field of the front matter that names no plugin of the document's families. In install commands and links, only where the family's truth is complete.",
    wrong: "plugins: [word-procesor]",
    right: "plugins: [word-processor]",
    why: "What a site builds from front matter (badges, filters, licence notes) silently leaves out a plugin that it does not know.",
    mend: "Take one of the nearest names, or add the plugin to the truth file of its family.",
  },
  "undeclared-plugin": {
    what: "A plugin that the text or the code of the page uses and the list in its front matter leaves out.",
    wrong: "plugins: [word-processor]  …  Then PDF Processor saves the result.",
    right: "plugins: [word-processor, pdf-processor]  …  Then PDF Processor saves the result.",
    why: "Readers and licence pages take the list for what the page needs.",
    mend: "Add the plugin to the list; the change is safe and keeps the list's own style. A page without such a list is not asked for one, and a link that only sends readers on (see also …) is no use.",
  },
  "unused-plugin": {
    what: "A plugin that the front matter lists, that nothing on the page names or uses, and that no other listed plugin needs.",
    wrong: "plugins: [word-processor, mail-merge]  …  Word Processor opens the file.",
    right: "plugins: [word-processor]  …  Word Processor opens the file.",
    why: "A list that holds more than the page needs sends readers to buy or install what they do not use.",
    mend: "Take the plugin out of the list; the change is safe on a page without code.",
  },
  "missing-dependency": {
    what: "A plugin of the front matter needs another one, directly or by way of others, and the list leaves that one out.",
    wrong: "plugins: [document-merger]",
    right: "plugins: [document-merger, word-processor]",
    why: "A reader who installs what the page lists cannot follow it.",
    mend: "Add what is missing; the change is safe where there is no choice. Dependencies and rules stand in the truth file of the family.",
  },
  "incomplete-combination": {
    what: "What the page does takes several plugins together, and its front matter does not list all of them; or a rule of the family says that two things on the page do not go together.",
    wrong: "plugins: [word-processor]  …  Convert DOCX to PDF.",
    right: "plugins: [word-processor, pdf-processor, document-converter]  …  Convert DOCX to PDF.",
    why: "Each of the plugins alone cannot do it, and the reader finds out by an error.",
    mend: "Add the plugins that the message names. A page without a list is not asked for them, and a sentence that denies or asks states nothing. The rules stand in the truth file (rules, combination_rules).",
  },
  "unsupported-format": {
    what: "A sentence says that a plugin loads or saves a format, and its truth lists formats without that one; or a rule of the family says that it cannot be done.",
    wrong: "Load SVG with Word Processor.",
    right: "Load DOCX with Word Processor.",
    why: "The reader tries it and fails.",
    mend: "Name the right format or the right plugin. If the plugin can do it, add the format to load_formats or save_formats in the truth file; where its lists are partial, say so once for the family (complete: false).",
  },
  "forbidden-pattern": {
    what: "A text or a pattern that the truth file of the family forbids in its documents.",
    wrong: "Call deprecated_api first.",
    right: "Call the new one first.",
    why: "The family's keeper has withdrawn it.",
    mend: "Take the replacement where one is offered, else write it otherwise. Patterns stand in the truth file (forbidden_patterns).",
  },
  "missing-field": {
    what: "Documents of the family must have a field in their front matter, and this one has not, or it is empty. Said at the first line of the front matter, or of the document where there is none.",
    wrong: "title: Merge documents",
    right: "title: Merge documents, and below it description: How to merge two documents",
    why: "What a site builds from these fields (menus, search, previews) comes out without them.",
    mend: "Add the field. Which ones are asked for stands in the truth file (required_fields).",
    silence: silenceOnPage("missing-field"),
  },
  "front-matter-type": {
    what: "A value of the front matter is of a kind that its key cannot have, such as a mapping where a list of plugins is meant.",
    wrong: "plugins: {word-processor: true}",
    right: "plugins: [word-processor]",
    why: "What reads the front matter ignores such a value or fails.",
    mend: "Write it as the message says.",
    silence: silenceOnPage("front-matter-type"),
  },
  "front-matter-syntax": {
    what: "The front matter is not the YAML, TOML or JSON that its first line promises, or it is too large to be read. The rest is checked all the same. Said where a family is in force or known plugins are listed.",
    wrong: "plugins: [word-processor",
    right: "plugins: [word-processor]",
    why: "A site generator fails on it or leaves out the page.",
    mend: "Mend the place that the message names.",
    silence: silenceOnPage("front-matter-syntax"),
  },
  "unknown-family": {
    what: "A family field of the front matter names a family of which no truth is loaded. Said where the settings or another entry name a family, and of plain slips; other sites write the key for other things.",
    wrong: "family: wrods",
    right: "family: words",
    why: "Nothing that is said of the family is checked on this page.",
    mend: "Write the family's name, or load its truth file.",
    silence: silenceOnPage("unknown-family"),
  },
  "unlinked-mention": {
    what: "The first mention of a plugin in running text does not lead to the plugin's page. Off by default.",
    wrong: "Use Mail Merge for letters.",
    right: "Use [Mail Merge](https://example.org/mail-merge) for letters.",
    why: "A reader who meets a name for the first time wants to see what it is.",
    mend: "Take the link; the change is safe. The address is the plugin's url in its truth file.",
  },
  "wrong-link": {
    what: "The text of a link is the name of one plugin, and its target is the page of another one.",
    wrong: "[Mail Merge](https://example.org/document-merger)",
    right: "[Mail Merge](https://example.org/mail-merge)",
    why: "The reader lands on a page about something else.",
    mend: "Take the right address, or name the plugin that is meant.",
  },
  "unused-ignore": {
    what: "An ignore comment that stops no finding.",
    wrong: "<!-- tbcv-disable-next-line misspelled-name -->\nThe line below it has no such finding.",
    right: "The line alone, without the comment.",
    why: "A forgotten comment hides the next real mistake in its place.",
    mend: "Remove the comment, or correct the code or the name in it.",
  },
  "semantic-incorrect": {
    what: "A language model reads a statement about a format, an ability, a version or a combination that the plugin's truth entry denies.",
    wrong: "PDF Processor also opens drawings.",
    right: "PDF Processor opens PDF files only.",
    why: "Readers build on what a page promises. Rules find claims of a fixed form; this one takes a reader.",
    mend: "Compare the text with the line of the truth entry that the finding cites. The model can be wrong: then leave the text as it is.",
  },
  "semantic-missing-plugin": {
    what: "A language model reads a task that takes a plugin which the text does not name, by the truth entry of one that it names.",
    wrong: "Document Converter saves the file as PDF; nothing else is needed.",
    right: "Document Converter and PDF Processor save the file as PDF.",
    why: "Who follows the page gets stuck where the needed plugin is not there.",
    mend: "Name the plugin, or leave the text as it is where the model is wrong.",
  },
  "semantic-wrong-plugin": {
    what: "A language model reads that the text speaks of another plugin than the one it names.",
    wrong: "PDF Processor opens the DOCX file.",
    right: "Word Processor opens the DOCX file.",
    why: "The name is right in itself, so no rule looks twice, and readers install the wrong plugin.",
    mend: "Name the plugin that is meant, or leave the text as it is where the model is wrong.",
  },
};

/** The codes of problems in truth files. */
export type TruthPageCode = `truth-${"unreadable" | "syntax" | "type" | "missing-key" | "duplicate-id" | "unknown-key" | "shared-name" | "unknown-reference" | "cycle" | "rule" | "regex"}`;

const TRUTH_ERROR = "An error cannot be silenced: what it speaks of is not in the truth, and a check against it ends with status 2.";
const TRUTH_WARNING = "A warning is counted and said once; it does not change the exit status. Every entry is in the truth.";

/** Pages on problems of truth files. */
const TRUTH_PAGES: Readonly<Record<TruthPageCode, CodePage>> = {
  "truth-unreadable": {
    what: "A truth file or folder that cannot be read, or that holds nothing to read.",
    wrong: "tbcv check --truth thruth",
    right: "tbcv check --truth truth",
    why: "A check against half of the truth reports too little, so it is never passed over.",
    mend: "Correct the path, the rights of the file or its encoding (UTF-8).",
    silence: TRUTH_ERROR,
  },
  "truth-syntax": {
    what: "A truth file that is neither YAML nor JSON at the place named.",
    wrong: "plugins: [{id: a, name: A",
    right: "plugins: [{id: a, name: A}]",
    why: "What stands behind a syntax error cannot be read with certainty; none of the file is loaded.",
    mend: "Correct the file at the place named.",
    silence: TRUTH_ERROR,
  },
  "truth-type": {
    what: "A value of the wrong kind, such as a text where a list is expected.",
    wrong: "aliases: Words Processor",
    right: "aliases: [Words Processor]",
    why: "The entry would mean something else than its author thinks.",
    mend: "Write the value as the message says.",
    silence: TRUTH_ERROR,
  },
  "truth-missing-key": {
    what: "A family or a plugin without a key that it needs: family, id, name.",
    wrong: "plugins:\n  - id: word-processor",
    right: "plugins:\n  - id: word-processor\n    name: Word Processor",
    why: "Without a name there is nothing to check against; without an id nothing can refer to the plugin.",
    mend: "Add the key.",
    silence: TRUTH_ERROR,
  },
  "truth-duplicate-id": {
    what: "The same id twice in one family, perhaps in two of its files.",
    wrong: "- {id: import, name: Import}\n- {id: import, name: Importer}",
    right: "- {id: import, name: Import}\n- {id: importer, name: Importer}",
    why: "A reference to the id would have two meanings. Only the first entry is loaded.",
    mend: "Rename one of them, or join the two entries.",
    silence: TRUTH_ERROR,
  },
  "truth-unknown-key": {
    what: "A key that means nothing in a truth file.",
    wrong: "alias: [Words Processor]",
    right: "aliases: [Words Processor]",
    why: "It is most often a slip of the pen, and what it was meant to say is not known to the check.",
    mend: "Take the key that the message suggests, or remove it.",
    silence: TRUTH_WARNING,
  },
  "truth-shared-name": {
    what: "An alias or a former name that two plugins share.",
    wrong: "- {id: a, name: Importer A, aliases: [Importer]}\n- {id: b, name: Importer B, aliases: [Importer]}",
    right: "- {id: a, name: Importer A, aliases: [Importer]}\n- {id: b, name: Importer B}",
    why: "Where the shared name stands in a document, it cannot be told which plugin is meant.",
    mend: "Leave the name with one of them, if it really belongs to one only.",
    silence: TRUTH_WARNING,
  },
  "truth-unknown-reference": {
    what: "A dependency, a replacement or a combination that names no plugin; as an error, an entry that adds spellings to none.",
    wrong: "dependencies: [word-procesor]",
    right: "dependencies: [word-processor]",
    why: "What depends on the missing plugin is not checked.",
    mend: "Correct the id; a plugin of another family is written family/id.",
    silence: TRUTH_WARNING,
  },
  "truth-cycle": {
    what: "Plugins that depend on each other in a circle.",
    wrong: "- {id: a, name: A, dependencies: [b]}\n- {id: b, name: B, dependencies: [a]}",
    right: "- {id: a, name: A, dependencies: [b]}\n- {id: b, name: B}",
    why: "None of them could ever be installed first; one of the dependencies is most likely wrong.",
    mend: "Remove one dependency of the path that the message prints.",
    silence: TRUTH_WARNING,
  },
  "truth-rule": {
    what: "A rule that asks for nothing, contradicts itself, or stands instead of itself or of a rule that is not there.",
    wrong: "rules:\n  - { name: r, about: Merging takes a processor., needs: [a], conflicts_with: [a] }",
    right: "rules:\n  - { name: r, about: Merging takes a processor., needs: [a], conflicts_with: [b] }",
    why: "No page can do what such a rule asks for, or the rule never says anything.",
    mend: "Write the rule as the message says.",
    silence: TRUTH_WARNING,
  },
  "truth-regex": {
    what: "A regular expression that is not understood, such as one with look-around or back-references.",
    wrong: "trigger_patterns: ['Save(?=Format)']",
    right: "trigger_patterns: ['SaveFormat']",
    why: "Expressions run in linear time, so that no text can make a check hang; those forms have no linear-time meaning.",
    mend: "Write the expression without them.",
    silence: TRUTH_WARNING,
  },
};

/** The page on a code, of a finding or of a truth problem; undefined where there is no such code. */
export function codePage(code: string): CodePage | undefined {
  if (Object.hasOwn(FINDING_PAGES, code)) return FINDING_PAGES[code as FindingCode];
  return Object.hasOwn(TRUTH_PAGES, code) ? TRUTH_PAGES[code as TruthPageCode] : undefined;
}

/** Every code that has a page: findings first, in the order of their table. */
export const CODES_WITH_PAGES: readonly string[] = [...Object.keys(FINDING_PAGES), ...Object.keys(TRUTH_PAGES)];

/** How to silence what a page speaks of. */
export function silenceText(code: string, page: CodePage): string {
  return page.silence ?? `Here: <!-- tbcv-disable-next-line ${code} -->. Everywhere: rules: {${code}: off} in tbcv.yaml. One spelling: ignore_names.`;
}
