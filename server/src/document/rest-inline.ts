// Markup inside of reStructuredText: literals, roles, links, emphasis.

// Escapes | ``literal`` | :role:`text <target>` | :role:`text` | `text <target>`_ | `text`_ | text_ | |text|_ | `text` | **strong** | *emphasis* | footnotes
const escaped = String.raw`\\[\s\S]`;
const literal = "``(?<code1>(?:[^`]|`(?!`)){1,1000})``";
const roleTarget = ":[\\w:.+\\-]{1,60}:`(?<linked1>[^`<]{1,500}?)\\s{0,9}<(?<target1>[^`>]{1,500})>`";
// These say what a text is and lead nowhere; all others of Sphinx do.
const plainRoles = "code|literal|file|command|program|samp|kbd|guilabel|menuselection|math|emphasis|strong|sub|sup|subscript|superscript|title|title-reference|abbr|dfn|mimetype|regexp|makevar|raw";
const plainRole = `:(?:${plainRoles}):\`(?<code3>[^\`]{1,500})\``;
const role = ":[\\w:.+\\-]{1,60}:`(?<linked2>[^`]{1,500})`";
const link = "`(?<text1>[^`<]{0,500}?)\\s{0,9}<(?<target2>[^`>]{1,1000})>`__?";
const reference = "`(?<text2>[^`]{1,500})`__?";
const simpleReference = String.raw`(?<![\w.:+\-/@])(?<text3>[a-zA-Z\d](?:[\w.:+\-]{0,100}[a-zA-Z\d])?)__?(?![\w\-])`;
const substitution = String.raw`(?<![\w|])\|(?<text4>[^\s|](?:[^|\n]{0,100}[^\s|])?)\|__?(?!\w)`;
const interpreted = "`(?<code4>[^`]{1,500})`(?::[\\w:.+\\-]{1,60}:)?";
const strong = String.raw`(?<!\w)\*\*(?<plain1>[^\s*](?:[^*]{0,500}[^\s*])?)\*\*(?!\w)`;
const emphasis = String.raw`(?<![\w*])\*(?<plain2>[^\s*](?:[^*]{0,500}[^\s*])?)\*(?![\w*])`;
const footnote = String.raw`\[[#*\w-]{1,40}\]_`;

/** The markup, for `addInlineZones`. */
export const restInline = new RegExp(
  [escaped, literal, roleTarget, plainRole, role, link, reference, simpleReference, substitution, interpreted, strong, emphasis, footnote].join("|"),
  "dg",
);
