import type { PageRule } from "./page-rule.ts";

export const unknownPlugin: PageRule = { codes: ["unknown-plugin"], check: () => [] };
