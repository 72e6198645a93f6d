// The kinds of documents by the names that editors have for them: those that are read in any case, and source code, of which the comments
// are read where the settings ask for it.

/** Documents. An editor starts the server for them. */
export const DOCUMENT_LANGUAGES: readonly string[] = ["markdown", "mdx", "html", "restructuredtext", "asciidoc", "org", "textile", "latex", "tex", "plaintext"];

/** Source code. */
export const CODE_LANGUAGES: readonly string[] =
  "javascript javascriptreact typescript typescriptreact java c cpp objective-c csharp go rust swift kotlin scala php python ruby perl shellscript yaml toml sql lua powershell vb".split(" ");
