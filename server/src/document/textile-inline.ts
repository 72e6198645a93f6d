// Markup inside of Textile: code, links, images, phrases, elements.
const style = String.raw`(?:\([^()\n]{0,100}\)|\{[^{}\n]{0,200}\}|\[[^\[\]\n]{0,40}\]){0,4}`;
const address = String.raw`[^\s<>"|]{0,1000}[^\s<>"|.,:;!?)\]]`;

/** Text between two marks on one line. */
function phrase(mark: string, group: string): string {
  return String.raw`(?<![\w${mark}])${mark}{1,2}${style}(?<${group}>[^\s${mark}](?:[^${mark}\n\r]{0,300}[^\s${mark}])?)${mark}{1,2}(?![\w${mark}])`;
}

const codeElement = String.raw`<code>(?<code1>[^<]{0,500})</code>`;
const raw = String.raw`<notextile>[^]{0,2000}?</notextile>|==[^=\n]{1,500}==`;
const code = String.raw`(?<![\w@])@(?:\|[\w-]{1,30}\|)?(?<code2>[^\s@](?:[^@\n\r]{0,300}[^\s@])?)@(?![\w@])`;
const link = String.raw`"${style}(?<text1>[^"\n\r]{1,300}?)(?:\((?<text3>[^()\n\r]{1,200})\))?":(?<target1>${address})`;
const image = String.raw`!(?:[<>=]|${style})?(?<target2>[^\s!()]{1,500}\.\w{1,5})(?:\s*\((?<text2>[^()\n\r]{1,200})\))?!(?::(?<target3>${address}))?`;
const acronym = String.raw`\b(?<plain2>[A-Z]{2,20})\((?<plain3>[^()\n\r]{1,200})\)`;
const note = String.raw`(?<=\S)\[\d{1,4}!?\]`;
const entity = String.raw`&(?:#\w{1,8}|[a-zA-Z]\w{1,31});`;
const anchor = String.raw`<a\s[^<>]{0,500}>(?<text4>[^<>]{1,300})</a>`;
const element = String.raw`</?[a-zA-Z][^<>]{0,500}>`;
const sign = String.raw`\((?:TM|R|C|tm|r|c)\)`;

/** The markup, for `addInlineZones`. */
export const textileInline = new RegExp(
  [
    codeElement, raw, code, link, image, sign, acronym, note, anchor, element, entity,
    phrase(String.raw`\*`, "plain4"), phrase("_", "plain5"), phrase(String.raw`\?`, "plain6"), phrase(String.raw`\+`, "plain7"), phrase("%", "plain8"),
  ].join("|"),
  "dg",
);
