// What a recorded session is about: a page with a slip, an alias, a former and a retired name, another page beside it, and their truth.

/** The page that is edited, `docs/page.md`. */
export const PAGE = `---
title: Formats
plugins: [paperline-writer]
---

# Formats

In Zürich, 𝄞 says the Gridlne Import plugin, tables are read, and Paperwright writes them.
It was the Sheetline Writer plugin once, and Sheetline Writer before. The Gridline Export plugin is gone.

Type \`word\` here.
`;

/** The files, by name in the session's folder. */
export const FILES: Readonly<Record<string, string>> = {
  "docs/tbcv.yaml": "truth: {packs: [], truth_files: [own.yaml]}\neditor: {inlay_hints: on}\n",
  "docs/own.yaml": `family: words
product: Words
plugins:
  - {id: word-processor, name: Word Processor, plugin_type: processor, version: "24.1", url: "https://example.org/word", load_formats: [DOC, DOCX]}
  - {id: paperline-writer, name: Paperline Writer, aliases: [Paperwright], former_names: [Sheetline Writer], description: Writes *paper*., dependencies: [word-processor]}
  - {id: gridline-import, name: Gridline Import, url: "https://example.org/grid"}
  - {id: gridline-export, name: Gridline Export, deprecated: {since: "3.0", replaced_by: gridline-import}}
`,
  "docs/page.md": PAGE,
  "docs/other.md": "The gridline import plugin reads what the Gridline Export plugin wrote.\n",
};

/** The texts in the page that are asked about: each is asked about at its end. */
export const PLACES = ["Gridlne Import", "Paperwright", "Sheetline Writer", "Gridline Export", "`word", "title"] as const;

/** What each command of the server is given, from the page's address. */
export const COMMAND_ARGUMENTS: Readonly<Record<string, (uri: string) => unknown[]>> = {
  "tbcv.openPage": () => ["https://example.org/grid"],
  "tbcv.pageCard": (uri) => [uri],
  "tbcv.checkWorkspace": () => [],
  "tbcv.report": () => [],
  "tbcv.fixAllInFile": (uri) => [uri],
  "tbcv.fixAllInWorkspace": () => [],
  "tbcv.status": () => [],
  "tbcv.reloadTruth": () => [],
  "tbcv.truthEntry": () => ["words", "gridline-import"],
  "tbcv.semanticVerdict": (uri) => [uri, "dismissed", "{}"],
};
