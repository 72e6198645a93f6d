// Markup inside of AsciiDoc: monospace, links, cross references, images, emphasis, attribute references.
const anchor = String.raw`\[\[[^\]]{1,200}\]\]`;
const passed = "`\\+(?<code1>[^`]{1,500}?)\\+`";
const doubled = "``(?<code2>[^`]{1,500})``";
const mono = "(?<![\\w`])`(?<code3>[^\\s`](?:[^`]{0,500}[^\\s`])?)`(?![\\w`])";
const plus = String.raw`(?<![\w+])\+(?<code4>[^\s+](?:[^+\n]{0,200}[^\s+])?)\+(?![\w+])`;
const macro = String.raw`\b(?:link|xref|image|video|audio|include|mailto):{1,2}(?<target1>[^\s\[\]]{1,1000})\[(?<text1>[^\]]{0,500})\]`;
const url = String.raw`\b(?<target2>(?:https?|ftp|irc|mailto):[^\s\[\]<>"]{1,1000})\[(?<text2>[^\]]{1,500})\]`;
const reference = String.raw`<<(?<target3>[^,<>]{1,200})(?:,\s{0,9}(?<text3>[^<>]{1,300}))?>>`;
const keys = String.raw`\b(?:kbd|btn|menu|icon|stem|pass):[\w-]{0,40}\[(?<code5>[^\]]{0,200})\]`;
const footnote = String.raw`\bfootnote:\w{0,40}\[(?<plain1>[^\]]{0,500})\]`;
const attribute = String.raw`\{\w[\w-]{0,60}\}`;
const strong = String.raw`(?<![\w*])\*{1,2}(?<plain2>[^\s*](?:[^*]{0,500}[^\s*])?)\*{1,2}(?![\w*])`;
const emphasis = String.raw`(?<![\w_])_{1,2}(?<plain3>[^\s_](?:[^_]{0,500}[^\s_])?)_{1,2}(?![\w_])`;
const marked = String.raw`(?<![\w#])#(?<plain4>[^\s#](?:[^#]{0,500}[^\s#])?)#(?![\w#])`;
const entity = String.raw`&(?:#\w{1,8}|\w{2,32});`;

/** The markup, for `addInlineZones`. */
export const asciidocInline = new RegExp(
  [anchor, passed, doubled, mono, plus, macro, url, reference, keys, footnote, attribute, strong, emphasis, marked, entity].join("|"),
  "dg",
);
