// The finding codes as SARIF rules.
import { FINDING_CODE_LIST, FINDING_CODES, type FindingCode, type Severity } from "../../../shared/src/codes.ts";

/** A reporting descriptor of SARIF. */
interface SarifRule {
  readonly id: FindingCode;
  readonly name: string;
  readonly shortDescription: { readonly text: string };
  readonly helpUri: string;
  readonly defaultConfiguration: { readonly level: SarifLevel };
}

/** How loud SARIF is. */
type SarifLevel = "error" | "warning" | "note" | "none";

/** All codes as rules, in the order of their table. */
export function sarifRules(codePage: (code: string) => string): readonly SarifRule[] {
  return FINDING_CODE_LIST.map((id) => ({
    id,
    name: id.split("-").map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join(""),
    shortDescription: { text: FINDING_CODES[id].summary },
    helpUri: codePage(id),
    defaultConfiguration: { level: sarifLevel(FINDING_CODES[id].severity) },
  }));
}

/** Information and hints are notes; what is off by default has no level. */
export function sarifLevel(severity: Severity | "off"): SarifLevel {
  if (severity === "off") return "none";
  return severity === "error" || severity === "warning" ? severity : "note";
}
