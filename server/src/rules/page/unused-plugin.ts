import type { PageRule } from "./page-rule.ts";

export const unusedPlugin: PageRule = { codes: ["unused-plugin"], check: () => [] };
