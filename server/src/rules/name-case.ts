// The right letters in the wrong case.
import { rewriteRemark } from "./rewrite.ts";
import type { Rule } from "./rule.ts";

/** Offers the form as the truth writes it. */
export const nameCase: Rule = {
  code: "name-case",
  check: (mention, truth) => (mention.match === "case" ? rewriteRemark(mention, truth) : undefined),
};
