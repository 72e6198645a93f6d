// Mentions in, findings out: asks the rules, adds severity, reasons and fixes.
import { FINDING_CODES, type FindingCode, type Severity } from "../../../shared/src/codes.ts";
import type { DocumentSettings } from "../../../shared/src/settings.ts";
import type { TruthIndex } from "../truth/truth-index.ts";
import type { Finding, Fix } from "./finding.ts";
import { replacementFix } from "./fix.ts";
import type { Mention } from "./mention.ts";
import { MENTION_RULES } from "./registry.ts";
import { meantPlugin, type Remark, toReference } from "./rule.ts";

/** What is said about the mentions of a document, before ignore comments and order. */
export function checkMentions(mentions: readonly Mention[], text: string, truth: TruthIndex, general: DocumentSettings): Finding[] {
  const findings: Finding[] = [];
  for (const mention of mentions) {
    const settings = settingsFor(meantPlugin(mention, truth)?.family, general);
    if (settings.ignoreNames.includes(mention.text) || isUnsure(mention, truth, settings)) continue;
    for (const rule of MENTION_RULES) {
      const severity = severityOf(rule.code, settings);
      const remark = severity === "off" ? undefined : rule.check(mention, truth);
      if (severity !== "off" && remark !== undefined) findings.push(toFinding({ code: rule.code, severity, mention, remark, text }));
    }
  }
  return findings;
}

/** The settings for findings about the plugins of a family. */
export function settingsFor(family: string | undefined, settings: DocumentSettings): DocumentSettings {
  const own = family === undefined || !Object.hasOwn(settings.familyOverrides, family) ? undefined : settings.familyOverrides[family];
  if (own === undefined) return settings;
  return {
    ...settings,
    rules: { ...settings.rules, ...own.rules },
    ignoreNames: [...settings.ignoreNames, ...(own.ignore_names ?? [])],
    minConfidence: own.min_confidence ?? settings.minConfidence,
  };
}

/** How loud a code is for a document; `off` where it is switched off. */
export function severityOf(code: FindingCode, settings: DocumentSettings): Severity | "off" {
  return settings.rules[code] ?? FINDING_CODES[code].severity;
}

function isUnsure(mention: Mention, truth: TruthIndex, settings: DocumentSettings): boolean {
  if (mention.match !== "near") return false;
  const own = meantPlugin(mention, truth)?.definition.match?.min_confidence ?? 0;
  return mention.confidence < Math.max(own, settings.minConfidence);
}

interface Said {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly mention: Mention;
  readonly remark: Remark;
  readonly text: string;
}

function toFinding({ code, severity, mention, remark, text }: Said): Finding {
  const fixes = remark.replacements
    .map((replacement, at) => replacementFix(mention, replacement, remark.safe && at === 0, text))
    .filter((fix): fix is Fix => fix !== undefined);
  const alternatives = remark.alternatives?.map(toReference) ?? [];
  return Object.freeze<Finding>({
    code,
    severity,
    message: remark.message,
    span: mention.span,
    text: mention.text,
    source: "rules",
    plugin: toReference(remark.plugin),
    ...(alternatives.length > 0 && { alternatives }),
    confidence: mention.confidence,
    reasons: reasonsOf(mention),
    fixes,
  });
}

function reasonsOf({ match, meant, cues }: Mention): string[] {
  const measured = match === "near" ? [`distance ${meant.distance}`, `jaro-winkler ${meant.similarity.toFixed(2)}`] : [];
  return [...measured, ...cues];
}
