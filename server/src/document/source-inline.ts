// Markup inside of comments in source code: backticks, links of JSDoc, Javadoc, Doxygen, Rust and XML documentation, elements.
const doubled = "``(?<code1>[^`\\n]{1,500})``";
const reference = "(?<!`)`(?<text3>[^`<\\n]{1,300}?)\\s{0,9}(?:<(?<target3>[^`>\\n]{1,500})>)?`__?(?![`\\w])";
const roleLink = ":(?:[a-z]{1,20}:)?(?:ref|doc|term|any|class|meth|func|mod|attr|exc|obj|data|const|download|option|envvar):`(?<linked1>[^`\\n]{1,500})`";
// A name in Rust's documentation.
const bracketed = "(?<!!)\\[`(?<linked2>[^`\\n]{1,300})`\\](?![(\\[])";
const mono = "(?<!`)`(?<code2>[^`\\n]{1,500})`(?!`)[_]{0,2}";
const inlineCode = String.raw`\{@(?:code|literal|value)\s+(?<code3>[^{}\n]{1,300})\}`;
const inlineLink = String.raw`\{@\w{1,20}\s+(?<target1>[^\s{}|]{1,300})(?:[\s|]+(?<text1>[^{}\n]{1,300}))?\}`;
const inlineTag = String.raw`\{@\w{1,20}\}`;
const link = String.raw`!?\[(?<text2>[^\]\[\n]{1,300})\]\((?<target2>[^\s()]{1,500})\)`;
const role = String.raw`:[a-z][\w:.+\-]{0,60}:(?=\x60)`;
const codeElement = String.raw`<(?:c|code|tt|kbd|samp)>(?<code4>[^<>\n]{1,300})</(?:c|code|tt|kbd|samp)>`;
const anchor = String.raw`<a\s[^<>\n]{0,300}>(?<text4>[^<>\n]{1,300})</a>`;
const element = String.raw`</?[a-zA-Z][^<>\n]{0,300}>`;
const pod = String.raw`\bC<(?<code5>[^<>\n]{1,200})>|\b[BIFLSX]<(?<plain1>[^<>\n]{1,200})>`;
const doxygen = String.raw`[@\\][cp]\s+(?<code6>[\w.:()]{1,100})`;
const entity = String.raw`&(?:#\w{1,8}|[a-zA-Z]\w{1,31});`;

/** The markup, for `addInlineZones`. */
export const commentInline = new RegExp(
  [doubled, roleLink, reference, bracketed, mono, inlineCode, inlineLink, inlineTag, link, role, codeElement, pod, anchor, element, doxygen, entity].join("|"),
  "dg",
);
