// Why a text was flagged, in one line.
import { FINDING_CODES } from "../../../shared/src/codes.ts";
import type { Finding } from "../rules/finding.ts";
import type { Mention } from "../rules/mention.ts";

const HOW_FAR = ["same letters", "one letter off", "two letters off"];

/** How surely and by what a finding came about. `mention` is the name that it speaks of. */
export function flaggedLine(finding: Finding, mention: Mention | undefined): string {
  const why = [whatIsWrong(finding, mention), ...(mention?.match === "near" ? [`similarity ${mention.meant.similarity.toFixed(2)}`] : []), ...(mention?.cues ?? [])];
  const sure = finding.confidence === undefined ? "" : ` · confidence ${finding.confidence.toFixed(2)}`;
  return `Flagged: ${why.join(", ")}${sure}`;
}

function whatIsWrong({ code, text, fixes }: Finding, mention: Mention | undefined): string {
  switch (code) {
    case "misspelled-name":
      if (mention === undefined) return "a slip in a name of the API";
      return mention.match === "near" ? nearness(text, mention) : "a known misspelling";
    case "name-case":
      return "letter case";
    case "name-separator":
      return "separators";
    case "former-name":
      return "a former name";
    case "deprecated-plugin":
      return fixes.length > 0 ? "deprecated and replaced" : "deprecated";
    case "ambiguous-name":
      return "several names fit equally well";
    case "unused-ignore":
      return "this ignore comment stops no finding";
    default:
      return lowerFirst(FINDING_CODES[code].summary.replace(/\.$/u, ""));
  }
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function nearness(text: string, { meant }: Mention): string {
  const far = HOW_FAR[meant.distance] ?? `${meant.distance} letters off`;
  const words = text.split(/\s+/u);
  const right = meant.form.split(/\s+/u);
  if (words.length !== right.length) return `${far} (${text} → ${meant.form})`;
  const wrong = words.findIndex((word, at) => word !== right[at]);
  return wrong < 0 ? far : `${far} (${words[wrong] ?? ""} → ${right[wrong] ?? ""})`;
}
