// Rules of the house that no compiler sees: what belongs to a finding code, how long files are, and that the tree speaks of nothing but itself.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { codePage } from "../../shared/src/code-pages.ts";
import { FINDING_CODE_LIST, type FindingCode, isSemanticCode } from "../../shared/src/codes.ts";
import { PAGE_RULES } from "../../server/src/rules/page/page-registry.ts";
import { MENTION_RULES } from "../../server/src/rules/registry.ts";
import { RULE_CODE_LIST } from "../support/rule-codes.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const RULES = join(ROOT, "server", "src", "rules");
const FIXTURES = join(ROOT, "test", "rules", "fixtures");
const MOST_LINES = 400;

/** Said about comments, not about names: has no rule file of its own. */
const WITHOUT_RULE: readonly FindingCode[] = ["unused-ignore"];

/** The files under version control that are there, with "/". */
function trackedFiles(): string[] {
  const listed = execFileSync("git", ["ls-files", "-z"], { cwd: ROOT, encoding: "utf8", maxBuffer: 1 << 26 }).split("\0");
  return listed.filter((file) => file !== "" && existsSync(join(ROOT, file)) && statSync(join(ROOT, file)).isFile());
}

const read = (file: string): string => readFileSync(join(ROOT, file), "utf8");

for (const code of RULE_CODE_LIST) {
  describe(`finding code ${code}`, () => {
    if (!WITHOUT_RULE.includes(code)) {
      it("has a rule file and a rule", () => {
        const ofNames = MENTION_RULES.filter((rule) => rule.code === code);
        assert.ok(ofNames.length === 1 || PAGE_RULES.some(({ codes }) => codes.includes(code)));
        assert.ok(existsSync(join(RULES, ofNames.length === 1 ? "" : "page", `${code}.ts`)));
      });
    }

    it("has a fixture that hits and one that does not", () => {
      const names = readdirSync(join(FIXTURES, code));
      assert.ok(names.some((name) => name.startsWith("hit")) && names.some((name) => name.startsWith("miss")), names.join(" "));
      assert.deepEqual(names.filter((name) => !/^(?:hit|miss)[\w-]*\.\w+$/.test(name)), []);
    });

    it("has a page", () => {
      assert.ok(codePage(code));
    });
  });
}

for (const code of FINDING_CODE_LIST.filter(isSemanticCode)) {
  it(`finding code ${code} has a page`, () => {
    assert.ok(codePage(code));
  });
}

describe("files", () => {
  it(`of source have at most ${MOST_LINES} lines`, () => {
    const long = trackedFiles().filter((file) => /\.[cm]?[jt]s$/.test(file) && read(file).split("\n").length - 1 > MOST_LINES);
    assert.deepEqual(long, []);
  });

  it("belong to no rule without a code, no fixture without one", () => {
    const known = new Set<string>(FINDING_CODE_LIST);
    assert.deepEqual(MENTION_RULES.map((rule) => rule.code).filter((code) => !known.has(code)), []);
    assert.deepEqual(readdirSync(FIXTURES).filter((name) => name !== "truth" && !known.has(name)), []);
  });

  it("speak of nothing outside the tree", () => {
    // In pieces, so that this file does not speak of it either.
    const outside = new RegExp([["(?<![\\w.~-])/wo", "rk/"], ["shared/", "(?:eval|design|truth-", "sources)\\b"], ["\\bhold", "out\\b"], ["/tmp/", "(?:brief|bash_)"]].map((parts) => parts.join("")).join("|"), "u");
    const speaking = trackedFiles().filter((file) => !/\.(?:png|ico|gif|woff2?)$|^package-lock\.json$/.test(file) && outside.test(read(file)));
    assert.deepEqual(speaking, []);
  });
});

describe("README", () => {
  it("has a row for each finding code", () => {
    const readme = existsSync(join(ROOT, "README.md")) ? read("README.md") : "";
    const missing = FINDING_CODE_LIST.filter((code) => !readme.split("\n").some((line) => line.startsWith("|") && line.includes(`\`${code}\``)));
    assert.deepEqual(missing, []);
  });
});
