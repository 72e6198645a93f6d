// The right letters with other spaces, hyphens, dots or slashes.
import { rewriteRemark } from "./rewrite.ts";
import type { Rule } from "./rule.ts";

/** Offers the form as the truth writes it. */
export const nameSeparator: Rule = {
  code: "name-separator",
  check: (mention, truth) => (mention.match === "separator" ? rewriteRemark(mention, truth) : undefined),
};
