// The report for people in a terminal: file by file, each finding with its line of source and tildes under it.
import type { Severity } from "../../../shared/src/codes.ts";
import type { Finding } from "../rules/finding.ts";
import { closingLine } from "./closing-line.ts";
import { displayText, displayWidth } from "./display-text.ts";
import type { Report, ReportFile, ReportHead } from "./report-input.ts";
import { sourceExcerpt } from "./source-excerpt.ts";

/** How a text report looks. */
export interface TextLook {
  readonly colour: boolean;
  /** The columns of the terminal. */
  readonly columns: number;
  /** True: nothing is said where nothing was found and nothing went wrong. */
  readonly quiet: boolean;
}

const COLOURS: Readonly<Record<Severity, string>> = { error: "31", warning: "33", information: "36", hint: "90" };
/** Messages up to this width are padded, so that the codes behind them stand in one column. */
const MESSAGE_COLUMN = 72;
const LEAST_COLUMNS = 40;

/** Findings under their file's path, then the closing line. No escape sequence of a document gets through. */
export function createTextReport(head: ReportHead, look: TextLook): Report {
  return {
    start: () => "",
    file: (file) => (file.findings.length === 0 ? "" : `${displayText(file.shownPath)}\n${findingLines(file, look)}\n`),
    end(summary) {
      const plain = summary.findings === 0 && summary.skipped.length === 0 && head.truth.errors === 0;
      return look.quiet && plain ? "" : `${closingLine(summary, head.truth)}\n`;
    },
  };
}

interface Row {
  readonly finding: Finding;
  readonly place: string;
  readonly message: string;
}

function findingLines(file: ReportFile, look: TextLook): string {
  const rows = file.findings.map((finding): Row => {
    const { line, character } = file.snapshot.lines.positionAt(finding.span.start);
    return { finding, place: `${line + 1}:${character + 1}`, message: displayText(finding.message) };
  });
  const placeWidth = Math.max(...rows.map((row) => row.place.length));
  const severityWidth = Math.max(...rows.map((row) => row.finding.severity.length));
  const messageWidth = Math.min(MESSAGE_COLUMN, Math.max(...rows.map((row) => displayWidth(row.message))));
  const indent = " ".repeat(placeWidth + 4);
  const lines = rows.flatMap(({ finding, place, message }) => {
    const paint = (text: string): string => (look.colour ? `\u001B[${COLOURS[finding.severity]}m${text}\u001B[0m` : text);
    const severity = paint(finding.severity) + " ".repeat(severityWidth - finding.severity.length);
    const gap = " ".repeat(Math.max(0, messageWidth - displayWidth(message)));
    const excerpt = sourceExcerpt(file.snapshot, finding.span, Math.max(LEAST_COLUMNS, look.columns - indent.length));
    return [
      `  ${place.padStart(placeWidth)}  ${severity}  ${message}${gap}  ${finding.code}`,
      indent + excerpt.source,
      indent + paintMarker(excerpt.marker, paint),
    ];
  });
  return lines.join("\n");
}

/** Colours the tildes, not the blanks before them. */
function paintMarker(marker: string, paint: (text: string) => string): string {
  const tildes = marker.trimStart();
  return marker.slice(0, marker.length - tildes.length) + paint(tildes);
}
