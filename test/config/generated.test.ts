// The files that are made from the code are up to date, and say what the code does.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { generatedFiles, PROJECT_FOLDER } from "../../scripts/generated-files.ts";
import { CODES_WITH_PAGES, codePage } from "../../shared/src/code-pages.ts";
import { FINDING_CODE_LIST } from "../../shared/src/codes.ts";
import { defaultSettings } from "../../shared/src/settings.ts";
import type { TruthPageCode } from "../../shared/src/code-pages.ts";
import type { TruthProblemCode } from "../../server/src/truth/definition.ts";

describe("generated files", () => {
  it("are what the code makes now (else: node scripts/generate.ts)", async () => {
    for (const file of await generatedFiles()) {
      assert.equal(readFileSync(join(PROJECT_FOLDER, file.path), "utf8"), file.make(), file.path);
    }
  });

  it("config/main.yaml holds the defaults", () => {
    assert.deepEqual(parse(readFileSync(join(PROJECT_FOLDER, "config/main.yaml"), "utf8")), { ...defaultSettings() });
  });

  it("each code has a short page", () => {
    const truthCodes: readonly TruthPageCode[] = CODES_WITH_PAGES.filter((code): code is TruthProblemCode => code.startsWith("truth-"));
    assert.equal(truthCodes.length + FINDING_CODE_LIST.length, CODES_WITH_PAGES.length);
    for (const code of [...FINDING_CODE_LIST, ...truthCodes]) {
      const page = codePage(code);
      assert.ok(page && Object.values(page).every((text: string) => text.length > 10 && text.length < 220), code);
    }
    assert.equal(codePage("toString"), undefined);
  });
});
