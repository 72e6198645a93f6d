// `tbcv check --semantic` against a server that speaks Ollama's protocol, asked by the real client: what rules found is the same with the
// model on, lying, failing and dead, and nothing of it changes the exit status.
import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { withFolder } from "../config/temp-folder.ts";
import { OLLAMA } from "../support/models/ollama-stand-in.ts";
import { type ModelStandIn, type Play, startStandIn } from "../support/models/model-stand-in.ts";
import { run } from "./run-fixture.ts";

const TRUTH = `family: words
plugins:
  - {id: word-processor, name: Word Processor, load_formats: [DOC, DOCX]}
  - {id: pdf-writer, name: Paperline Writer, former_names: [Sheetline Writer]}
`;
const TEXT = "Use Word Processor here: it loads SVG drawings.\n\nSheetline Writer is fine as it is.\n";
const REMARK = { kind: "format", plugin: "words/word-processor", quote: "loads SVG drawings", record: "DOC, DOCX", problem: "it loads no SVG", confidence: 0.95 };
const answer = (...findings: readonly object[]): Play => ({ do: "answer", text: JSON.stringify({ findings }) });

interface Report {
  readonly files: readonly { readonly findings: readonly { readonly code: string; readonly source: string; readonly severity: string; readonly text: string }[] }[];
  readonly summary: { readonly skipped: readonly { readonly reason: string }[] };
}

describe("check --semantic", () => {
  let standIn: ModelStandIn;
  before(async () => { standIn = await startStandIn(OLLAMA); });
  after(() => standIn.kill());

  const check = (plays: readonly Play[], args: readonly string[] = ["--semantic"], { more = "", env = {} }: { readonly more?: string; readonly env?: Record<string, string> } = {}): Promise<{ status: number; err: string; report: Report }> => {
    const config = `truth: {packs: [], truth_directories: [truth]}\nllm_validator: {enabled: true, ollama_base_url: "${standIn.url}", timeout_seconds: 5}\nperformance: {max_concurrent_workflows: 1}\n${more}`;
    standIn.play(...plays);
    return withFolder({ "truth/words.yaml": TRUTH, "tbcv.yaml": config, "docs/a.md": TEXT }, async (folder) => {
      const { status, out, err } = await run(folder, ["check", "docs", "--format", "json", "--no-cache", "--no-history", ...args], { env });
      return { status, err, report: JSON.parse(out) as Report };
    });
  };
  const found = ({ report }: { report: Report }, source: string): readonly string[] => report.files.flatMap(({ findings }) => findings.filter((one) => one.source === source).map(({ code, severity, text }) => `${severity} ${code}: ${text}`));
  const RULES = ["warning former-name: Sheetline Writer"];

  it("adds hints with their quote, and the exit status stays that of the rules", async () => {
    const checked = await check([answer(REMARK), answer()]);
    assert.deepEqual([found(checked, "semantic"), found(checked, "rules"), checked.status, checked.err], [["hint semantic-incorrect: loads SVG drawings"], RULES, 1, ""]);
    const never = await check([answer(REMARK), answer()], ["--semantic", "--fail-on", "error"]);
    assert.deepEqual([found(never, "semantic").length, never.status], [1, 0]);
    const hints = await check([answer(REMARK), answer()], ["--semantic", "--fail-on", "hint", "--severity", "hint"]);
    assert.equal(hints.status, 1);
  });

  const troubles: readonly (readonly [string, readonly Play[], RegExp])[] = [
    ["lies", [answer({ ...REMARK, quote: "loads TIFF images" })], /left out: what they quote or cite cannot be looked up/],
    ["answers with words", [{ do: "answer", text: "I would rather talk." }], /the meaning of 2 passages in 1 file was not checked: .*did not answer in the form/],
    ["does not know itself", [{ do: "status", status: 404, body: '{"error":"model not found"}' }], /the meaning of 2 passages in 1 file was not checked/],
    ["breaks off", [{ do: "truncate" }], /the meaning of 2 passages in 1 file was not checked/],
  ];
  for (const [name, plays, said] of troubles) {
    it(`loses no finding of a rule where the model ${name}, and says it once`, async () => {
      const checked = await check(plays);
      assert.deepEqual([found(checked, "semantic"), found(checked, "rules"), checked.status], [[], RULES, 1]);
      assert.match(checked.err, said);
      assert.equal(checked.err.split("\n").filter((line) => said.test(line)).length, 1, checked.err);
    });
  }

  it("prints what rules found where it is interrupted while a model is asked", () => {
    standIn.play({ do: "silence" });
    const config = `truth: {packs: [], truth_directories: [truth]}\nllm_validator: {ollama_base_url: "${standIn.url}"}\n`;
    return withFolder({ "truth/words.yaml": TRUTH, "tbcv.yaml": config, "docs/a.md": TEXT }, async (folder) => {
      const already = standIn.asked.length;
      const interrupt = new AbortController();
      const ended = run(folder, ["check", "docs", "--semantic", "--no-cache", "--no-history"], { signal: interrupt.signal });
      while (standIn.asked.length === already) await pause(5);
      interrupt.abort();
      const { status, out } = await ended;
      assert.equal(status, 130);
      assert.match(out, / 3:1 +warning .*former-name/);
    });
  });

  it("asks nobody where the profile wants rules alone, and says so", async () => {
    const before = standIn.asked.length;
    const checked = await check([answer(REMARK)], ["--semantic"], { more: "profile: rule_based_only\n" });
    assert.deepEqual([found(checked, "rules"), checked.err, standIn.asked.length - before], [RULES, "tbcv: the meaning was not checked: the profile rule_based_only asks no language model\n", 0]);
  });

  it("asks nobody any more when an earlier run used up the day's tokens, and says so", () => withFolder({}, async (state) => {
    const before = process.env["XDG_STATE_HOME"];
    process.env["XDG_STATE_HOME"] = state;
    try {
      const bounded = async (): Promise<{ readonly asked: number; readonly err: string }> => {
        const already = standIn.asked.length;
        const { err } = await check([answer(), answer()], ["--semantic"], { env: { TBCV_LLM_VALIDATOR_TOKENS_PER_DAY: "40" } });
        return { asked: standIn.asked.length - already, err };
      };
      const first = await bounded();
      assert.equal(first.asked, 1, first.err);
      const second = await bounded();
      assert.equal(second.asked, 0);
      assert.match(second.err, /the meaning of 2 passages in 1 file was not checked: .*the 40 tokens of today are used up \(llm_validator\.tokens_per_day\)/);
    } finally {
      process.env["XDG_STATE_HOME"] = before;
    }
  }));

  it("asks nobody without the option", async () => {
    const before = standIn.asked.length;
    const checked = await check([answer(REMARK)], []);
    assert.deepEqual([found(checked, "rules"), standIn.asked.length - before], [RULES, 0]);
  });
});
