// config/codes.md: a heading for each code, where reports and editors link to.
import { CODES_WITH_PAGES, codePage, silenceText } from "../../shared/src/code-pages.ts";
import { FINDING_CODES, isFindingCode } from "../../shared/src/codes.ts";
import type { GeneratedFile } from "../generated-files.ts";

const HEAD = `# Codes

What each code means and how to mend what it speaks of; \`tbcv explain CODE\` prints the same in a terminal.
`;

/** The page of all codes. */
export const generated: GeneratedFile = {
  path: "config/codes.md",
  make: () => HEAD + CODES_WITH_PAGES.map(sectionOf).join(""),
};

function sectionOf(code: string): string {
  const page = codePage(code);
  if (page === undefined) throw new Error(`no page on ${code}`);
  const severity = isFindingCode(code) ? ` Severity by default: ${FINDING_CODES[code].severity}.` : "";
  const silence = silenceText(code, page).replace(/<!--.*?-->|rules: \{.*?\}/g, (literal) => `\`${literal}\``);
  return `
## ${code}

${page.what}${severity}

${fence("Wrong", page.wrong)}

${fence("Right", page.right)}

**Why.** ${page.why}

**Mend.** ${page.mend}

**Silence.** ${silence}
`;
}

function fence(label: string, text: string): string {
  return `${label}:\n\n\`\`\`text\n${text}\n\`\`\``;
}
