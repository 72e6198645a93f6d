import type { PageRule } from "./page-rule.ts";

export const undeclaredPlugin: PageRule = { codes: ["undeclared-plugin"], check: () => [] };
