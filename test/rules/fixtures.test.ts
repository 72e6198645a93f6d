// Each finding code on documents that have it and on documents that look as if they had.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { FINDING_CODE_LIST } from "../../shared/src/codes.ts";
import { checkFixture } from "../support/check-fixture.ts";
import { smallTruth } from "../support/small-truth.ts";

const FIXTURES = join(import.meta.dirname, "fixtures");

describe("findings on fixtures", () => {
  for (const code of FINDING_CODE_LIST) {
    for (const name of readdirSync(join(FIXTURES, code)).sort()) {
      it(`${code}/${name}`, async () => {
        const findings = checkFixture(join(FIXTURES, code, name), await smallTruth());
        assert.equal(findings.some((finding) => finding.code === code), name.startsWith("hit"));
      });
    }
  }
});
