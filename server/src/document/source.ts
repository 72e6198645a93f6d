// Source code: its comments and documenting strings are read as text, the code itself is in no zone. Cut at blank lines outside of
// comments and strings.
import type { BlockFormat } from "./block-format.ts";
import { LONG_LINE } from "./line-scan.ts";
import { addCommentZones } from "./source-comments.ts";
import { type SourceLanguage, sourceLanguages } from "./source-languages.ts";
import { commentsOf } from "./source-lines.ts";
import { createSourceScanner, endOfCode, sourceTokens } from "./source-tokens.ts";
import { createZoneList } from "./zone-list.ts";

/** How the comments of each language are read. */
export const sourceFormats: ReadonlyMap<SourceLanguage, BlockFormat> = new Map(sourceLanguages.map((language) => [language, sourceFormat(language)]));

function sourceFormat(language: SourceLanguage): BlockFormat {
  const scanner = createSourceScanner(language);
  return {
    cut: (text, start) => ({ kind: "source", ...endOfCode(text, start, { scanner, longest: LONG_LINE }) }),
    zones(text) {
      const list = createZoneList(text);
      for (const comment of commentsOf(text, sourceTokens(text, scanner))) addCommentZones(list, text, comment);
      return list.zones;
    },
  };
}
