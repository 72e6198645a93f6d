// Markup inside of Org: verbatim, links, footnotes, emphasis, LaTeX, macros, time stamps.
const before = String.raw`(?<=^|[\s\-({'"|])`;
const after = String.raw`(?=$|[\s\-.,:;!?'")}\[|])`;
/** Text between two marks, over at most one line's end. */
function marked(mark: string, group: string): string {
  return String.raw`${before}${mark}(?<${group}>[^\s${mark}][^${mark}\n\r]{0,300}(?:(?:\r?\n|\r)[^${mark}\n\r]{1,300})?(?<!\s))${mark}${after}`;
}

const verbatim = marked("=", "code1");
const code = marked("~", "code2");
const inlineSource = String.raw`\bsrc_[\w+-]{1,40}(?:\[[^\]\n]{0,200}\])?\{(?<code3>[^{}\n]{1,500})\}`;
const describedLink = String.raw`\[\[(?<target1>[^\[\]]{1,1000})\]\[(?<text1>(?:[^\[\]]|\](?!\])){1,500})\]\]`;
const link = String.raw`\[\[(?<target2>[^\[\]]{1,1000})\]\]`;
const angled = String.raw`<(?<target3>(?:https?|ftp|mailto|file|doi):[^<>\s]{1,1000})>`;
const timestamp = String.raw`[<\[]\d{4}-\d{2}-\d{2}[^\n<>\[\]]{0,60}[>\]]`;
const target = String.raw`<{2,3}[^<>\n]{1,200}>{2,3}`;
const inlineNote = String.raw`\[fn:[\w-]{0,40}:(?<plain1>[^\[\]]{1,500})\]`;
const note = String.raw`\[fn:[\w-]{1,40}\]`;
const citation = String.raw`\[cite(?:/[^:\]\s]{1,40})?:[^\[\]]{1,300}\]`;
const macro = String.raw`\{\{\{[^{}\n]{1,300}\}\}\}`;
const snippet = String.raw`@@[\w-]{1,30}:[^@\n]{0,300}@@`;
const latex = String.raw`\\\([^\n]{1,500}?\\\)|\\\[[^\]]{1,500}?\\\]|\$\$[^$]{1,500}\$\$|(?<![\w$])\$(?![\s$])[^$\n]{1,200}(?<![\s$])\$(?![\w$])|\\begin\{\w{1,30}\*?\}[^]{0,4000}?\\end\{\w{1,30}\*?\}`;
const entity = String.raw`\\[a-zA-Z]{1,40}(?:\{\})?|\\\\(?=[ \t]{0,9}(?:$|[\n\r]))`;
const strong = marked(String.raw`\*`, "plain2");
const emphasis = marked("/", "plain3");
const underlined = marked("_", "plain4");
const struck = marked(String.raw`\+`, "plain5");

/** The markup, for `addInlineZones`. */
export const orgInline = new RegExp(
  [
    verbatim, code, inlineSource, describedLink, link, angled, timestamp, target, inlineNote, note, citation, macro, snippet, latex, entity,
    strong, emphasis, underlined, struck,
  ].join("|"),
  "dg",
);
