// Each finding code on documents that have it and on documents that look as if they had.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { FINDING_CODES } from "../../shared/src/codes.ts";
import type { DocumentSettings } from "../../shared/src/settings.ts";
import { checkFixture } from "../support/check-fixture.ts";
import { DEFAULTS } from "../support/check-text.ts";
import { smallTruth } from "../support/small-truth.ts";
import { RULE_CODE_LIST } from "../support/rule-codes.ts";

const FIXTURES = join(import.meta.dirname, "fixtures");

describe("findings on fixtures", () => {
  for (const code of RULE_CODE_LIST) {
    // What is off by default is turned on for its own fixtures.
    const settings: DocumentSettings = FINDING_CODES[code].severity === "off" ? { ...DEFAULTS, rules: { [code]: "information" } } : DEFAULTS;
    for (const name of readdirSync(join(FIXTURES, code)).sort()) {
      it(`${code}/${name}`, async () => {
        const findings = checkFixture(join(FIXTURES, code, name), await smallTruth(), settings);
        assert.equal(findings.some((finding) => finding.code === code), name.startsWith("hit"));
      });
    }
  }
});
