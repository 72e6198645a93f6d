// Profiles: settings under a name, for those who want another overall strictness without a list of their own. A profile stands over the
// configuration file and under everything else.
import type { FindingCode, Severity } from "./codes.ts";

/** The names of profiles. */
export const PROFILE_NAMES = ["default", "strict", "relaxed", "rule_based_only"] as const;

/** The name of a profile. */
export type ProfileName = (typeof PROFILE_NAMES)[number];

/** What a profile sets. */
interface Profile {
  /** One sentence for lists. */
  readonly about: string;
  readonly settings: { readonly rules?: Readonly<Partial<Record<FindingCode, Severity | "off">>>; readonly min_confidence?: number };
}

/** What each profile sets; what it does not name stays as it is. */
export const PROFILES: Readonly<Record<ProfileName, Profile>> = {
  default: { about: "nothing is changed", settings: {} },
  strict: {
    about: "spellings, unused plugins and missing links count as well",
    settings: {
      rules: { "name-case": "warning", "name-separator": "warning", "ambiguous-name": "information", "unused-plugin": "warning", "unlinked-mention": "information", "unused-ignore": "warning" },
    },
  },
  relaxed: {
    about: "only what is nearly sure is said, and what lists and fields of front matter lack is information",
    settings: {
      rules: { "name-case": "hint", "name-separator": "hint", "ambiguous-name": "off", "undeclared-plugin": "information", "unused-plugin": "off", "missing-dependency": "information", "missing-field": "information" },
      min_confidence: 0.9,
    },
  },
  rule_based_only: { about: "the rules alone, without any language model", settings: {} },
};
