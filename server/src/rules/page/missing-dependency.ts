import type { PageRule } from "./page-rule.ts";

export const missingDependency: PageRule = { codes: ["missing-dependency"], check: () => [] };
