// Pages in, findings out: asks the rules about whole pages and adds severity and text.
import type { FindingCode, Severity } from "../../../../shared/src/codes.ts";
import type { DocumentSettings } from "../../../../shared/src/settings.ts";
import { settingsFor, severityOf } from "../check-mentions.ts";
import type { Finding } from "../finding.ts";
import { toReference } from "../rule.ts";
import { PAGE_RULES } from "./page-registry.ts";
import type { Page } from "./page.ts";
import type { PageRemark } from "./page-rule.ts";

/** What is said about a page as a whole, in no particular order, before ignore comments. */
export function checkPage(page: Page): Finding[] {
  const findings: Finding[] = [];
  for (const rule of PAGE_RULES) {
    if (!rule.codes.some((code) => mayBeSaid(code, page.settings))) continue;
    for (const remark of rule.check(page)) {
      const settings = settingsFor(remark.plugin?.family ?? remark.family, page.settings);
      const severity = settings.rules[remark.code] ?? remark.severity ?? severityOf(remark.code, settings);
      if (severity !== "off" && !isIgnored(remark, settings, page)) findings.push(toFinding(remark, severity, page));
    }
  }
  return findings;
}

/** A code that is off may be on for some family. */
function mayBeSaid(code: FindingCode, settings: DocumentSettings): boolean {
  if (severityOf(code, settings) !== "off") return true;
  return Object.values(settings.familyOverrides).some(({ rules }) => rules?.[code] !== undefined && rules[code] !== "off");
}

/** Codes about which a finding on a name is beside the point: the entry as a whole is wrong. */
const SAYS_IT_BETTER: ReadonlySet<FindingCode> = new Set<FindingCode>(["unknown-plugin", "unknown-family"]);

/** Findings on names and on the page together; at most one of them says what an entry should be called. */
export function joinFindings(ofNames: readonly Finding[], ofPage: readonly Finding[]): readonly Finding[] {
  const better = ofPage.filter(({ code }) => SAYS_IT_BETTER.has(code));
  const kept = better.length === 0 ? ofNames : ofNames.filter(({ span }) => !better.some((other) => other.span.start < span.end && span.start < other.span.end));
  return ofPage.length === 0 ? kept : [...kept, ...ofPage];
}

function isIgnored({ span }: PageRemark, { ignoreNames }: DocumentSettings, { snapshot }: Page): boolean {
  return ignoreNames.includes(snapshot.text.slice(span.start, span.end));
}

function toFinding(remark: PageRemark, severity: Severity, { snapshot }: Page): Finding {
  const { code, message, span, plugin, alternatives = [], confidence, reasons = [], fixes } = remark;
  return Object.freeze<Finding>({
    code,
    severity,
    message,
    span,
    text: snapshot.text.slice(span.start, span.end),
    source: "rules",
    ...(plugin !== undefined && { plugin: toReference(plugin) }),
    ...(alternatives.length > 0 && { alternatives: alternatives.map(toReference) }),
    ...(confidence !== undefined && { confidence }),
    reasons,
    fixes,
  });
}
