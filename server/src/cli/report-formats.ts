// The formats of a report, apart from what makes them: help names them without loading anything.

/** The formats of a report. */
export const REPORT_FORMATS = ["text", "json", "ndjson", "sarif", "github"] as const;

/** The name of a format. */
export type ReportFormat = (typeof REPORT_FORMATS)[number];
