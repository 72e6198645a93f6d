// The answers of the server's commands, read with care: the server may be of another version.

/** What a check of the workspace found. */
export interface CheckSummary {
  readonly files: number;
  readonly findings: number;
  readonly errors: number;
  readonly warnings: number;
  readonly skipped: number;
}

/** Reads the answer of `tbcv.checkWorkspace`; undefined where it is none (the user stopped the check). */
export function parseCheckSummary(answer: unknown): CheckSummary | undefined {
  if (!isMap(answer) || typeof answer["files"] !== "number") return undefined;
  const { files, findings, error, warning, skipped } = answer;
  return { files, findings: count(findings), errors: count(error), warnings: count(warning), skipped: Array.isArray(skipped) ? skipped.length : 0 };
}

/** Reads how many fixes a command made. */
export function parseFixes(answer: unknown): { readonly files: number; readonly fixes: number } {
  return isMap(answer) ? { files: count(answer["files"]), fixes: count(answer["fixes"]) } : { files: 0, fixes: 0 };
}

/** Reads the answer of a command that writes Markdown; undefined where there is nothing to show. */
export function parseMarkdown(answer: unknown): string | undefined {
  const markdown = isMap(answer) ? answer["markdown"] : undefined;
  return typeof markdown === "string" && markdown !== "" ? markdown : undefined;
}

function count(value: unknown): number {
  return typeof value === "number" ? value : 0;
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
