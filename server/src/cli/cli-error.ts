// Errors of a command, as its user reads them, and the exit statuses.

/** What the exit status says. */
export const EXIT = { clean: 0, findings: 1, usage: 2, internal: 3, interrupted: 130 } as const;

/** Ends a command with status 2: wrong usage, configuration or truth. Each line is a whole sentence of standard error. */
export class UsageError extends Error {
  readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    super(lines.join("\n"));
    this.lines = lines;
  }
}

/** `tbcv: WHAT (WHERE): HOW TO MEND`. */
export function errorLine(what: string, mend: string, where?: string): string {
  return `tbcv: ${what}${where === undefined ? "" : ` (${where})`}: ${mend}`;
}
