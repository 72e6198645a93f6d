// The report for GitHub Actions: workflow commands, which become annotations. GitHub shows ten of each kind a step; so do we, the first
// ones, and one more line says what is not shown.
import type { Severity } from "../../../shared/src/codes.ts";
import type { Finding } from "../rules/finding.ts";
import { closingLine, count } from "./closing-line.ts";
import { displayText } from "./display-text.ts";
import type { Report, ReportFile, ReportHead } from "./report-input.ts";

type Level = "error" | "warning" | "notice";
/** GitHub's own limit; of the notices one is kept for the closing line. */
const LIMITS: Readonly<Record<Level, number>> = { error: 10, warning: 10, notice: 9 };

/** One command a finding, at most ten of each kind, and the closing line as a notice. */
export function createGithubReport(head: ReportHead): Report {
  const shown: Record<Level, number> = { error: 0, warning: 0, notice: 0 };
  let hidden = 0;
  return {
    start: () => "",
    file(file) {
      const lines = file.findings.flatMap((finding) => {
        const level = levelOf(finding.severity);
        if (shown[level] >= LIMITS[level]) {
          hidden++;
          return [];
        }
        shown[level]++;
        return [commandOf(finding, level, file)];
      });
      return lines.join("");
    },
    end(summary) {
      const rest = hidden > 0 ? ` (${count(hidden, "finding is", "findings are")} not shown here: GitHub shows ten of a kind)` : "";
      return `::notice title=tbcv::${escapeData(closingLine(summary, head.truth) + rest)}\n`;
    },
  };
}

function levelOf(severity: Severity): Level {
  return severity === "error" || severity === "warning" ? severity : "notice";
}

/** Columns are only given where the finding ends on its own line, as GitHub wants it. */
function commandOf({ span, code, message }: Finding, level: Level, { shownPath, snapshot }: ReportFile): string {
  const start = snapshot.lines.positionAt(span.start);
  const end = snapshot.lines.positionAt(span.end);
  const columns = start.line === end.line ? [`col=${start.character + 1}`, `endColumn=${end.character + 1}`] : [];
  const place = [`file=${escapeProperty(shownPath)}`, `line=${start.line + 1}`, `endLine=${end.line + 1}`, ...columns];
  return `::${level} ${[...place, `title=${escapeProperty(`tbcv ${code}`)}`].join(",")}::${escapeData(displayText(message))}\n`;
}

/** As the runner reads a message. */
function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

/** As the runner reads a property. */
function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
