// `tbcv feedback` and `tbcv check --semantic`, against a server that speaks Ollama's protocol: what was said of a finding holds in later runs.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { withFolder } from "../config/temp-folder.ts";
import { type ModelStandIn, type Play, startStandIn } from "../support/models/model-stand-in.ts";
import { OLLAMA } from "../support/models/ollama-stand-in.ts";
import { run } from "./run-fixture.ts";

const TRUTH = `family: words
plugins:
  - {id: word-processor, name: Word Processor, load_formats: [DOC, DOCX]}
`;
const TEXT = "# Page\n\nUse Word Processor here: it loads SVG drawings.\n";
const REMARK = { kind: "format", plugin: "words/word-processor", quote: "loads SVG drawings", record: "DOC, DOCX", problem: "it loads no SVG", confidence: 0.95 };
const answer = (...findings: readonly object[]): Play => ({ do: "answer", text: JSON.stringify({ findings }) });

describe("feedback", () => {
  let standIn: ModelStandIn;
  before(async () => { standIn = await startStandIn(OLLAMA); });
  after(() => standIn.kill());

  /** A folder with its own cache and database. */
  const within = (work: (folder: string) => Promise<void>): Promise<void> => {
    const config = [
      "truth: {packs: [], truth_directories: [truth]}",
      `llm_validator: {enabled: true, ollama_base_url: "${standIn.url}", timeout_seconds: 5}`,
      "caching: {l2: {database_path: cache.sqlite}}",
      "database: {url: own.sqlite}",
      "",
    ].join("\n");
    return withFolder({ "truth/words.yaml": TRUTH, "tbcv.yaml": config, "docs/a.md": TEXT }, work);
  };
  async function check(folder: string, ...args: readonly string[]): Promise<{ readonly found: readonly string[]; readonly asked: number; readonly err: string }> {
    const before = standIn.asked.length;
    const { out, err } = await run(folder, ["check", "docs", "--semantic", "--format", "json", "--no-history", ...args]);
    const { files } = JSON.parse(out) as { files: readonly { findings: readonly { code: string; text: string }[] }[] };
    return { found: files.flatMap(({ findings }) => findings.map(({ code, text }) => `${code}: ${text}`)), asked: standIn.asked.length - before, err };
  }
  const FOUND = ["semantic-incorrect: loads SVG drawings"];

  it("is not needed: a run that nobody judged makes no database", () =>
    within(async (folder) => {
      standIn.play(answer(REMARK));
      assert.deepEqual(await check(folder), { found: FOUND, asked: 1, err: "" });
      assert.equal(existsSync(join(folder, "own.sqlite")), false);
      assert.equal((await run(folder, ["feedback", "list"])).out, "nothing was said of a finding of a language model yet\n");
    }));

  it("dismisses a finding, asks nothing of it again, and is listed and forgotten", () =>
    within(async (folder) => {
      standIn.play(answer(REMARK));
      await check(folder);
      const said = await run(folder, ["feedback", "dismiss", "docs/a.md:3"]);
      assert.deepEqual([said.status, said.err, said.out.split("\n")[0]], [0, "", "1 finding dismissed:"]);
      assert.deepEqual(await check(folder), { found: [], asked: 0, err: "" });
      // Nor where the answer is not kept any more.
      assert.deepEqual(await check(folder, "--no-cache"), { found: [], asked: 0, err: "" });
      assert.match((await run(folder, ["feedback", "list"])).out, /^\d{4}-\d\d-\d\d {2}dismissed {2}semantic-incorrect {2}words\/word-processor: "loads SVG drawings" \(it loads no SVG\)\n$/);
      const { verdicts } = JSON.parse((await run(folder, ["feedback", "list", "--format", "json"])).out) as { verdicts: readonly Record<string, string>[] };
      assert.deepEqual(verdicts.map(({ time, ...rest }) => [rest, Number.isNaN(Date.parse(time ?? ""))]), [
        [{ verdict: "dismissed", record: "words/word-processor", code: "semantic-incorrect", quote: "loads SVG drawings", problem: "it loads no SVG" }, false],
      ]);
      assert.equal((await run(folder, ["feedback", "clear"])).out, "1 verdict removed\n");
      assert.deepEqual(await check(folder), { found: FOUND, asked: 0, err: "" });
    }));

  it("asks again when the record changes", () =>
    within(async (folder) => {
      standIn.play(answer(REMARK));
      await check(folder);
      await run(folder, ["feedback", "dismiss", "docs/a.md:3"]);
      await writeFile(join(folder, "truth/words.yaml"), TRUTH.replace("}", ", save_formats: [PDF]}"));
      assert.deepEqual(await check(folder), { found: FOUND, asked: 1, err: "" });
    }));

  it("confirms a finding, which then needs no answer that is kept", () =>
    within(async (folder) => {
      standIn.play(answer(REMARK));
      await check(folder);
      assert.match((await run(folder, ["feedback", "confirm", "docs/a.md:3"])).out, /^1 finding confirmed:\n {2}semantic-incorrect: "loads SVG drawings"/);
      assert.deepEqual(await check(folder, "--no-cache"), { found: FOUND, asked: 0, err: "" });
    }));

  it("takes a dismissal back by confirming the same line", () =>
    within(async (folder) => {
      standIn.play(answer(REMARK));
      await check(folder);
      await run(folder, ["feedback", "dismiss", "docs/a.md:3"]);
      assert.deepEqual((await check(folder)).found.length, FOUND.length - 1);
      assert.match((await run(folder, ["feedback", "confirm", "docs/a.md:3"])).out, /^1 finding confirmed/);
      assert.match((await run(folder, ["feedback", "list"])).out, /^\S+ {2}confirmed {2}semantic-incorrect[^\n]+\n$/);
      assert.deepEqual(await check(folder), { found: FOUND, asked: 0, err: "" });
    }));

  it("tells what is no place with a finding", () =>
    within(async (folder) => {
      standIn.play(answer());
      await check(folder);
      const wrong: readonly (readonly [string, RegExp])[] = [
        ["docs/a.md:3", /^tbcv: no finding of a language model is kept for docs\/a\.md:3: run tbcv check --semantic docs\/a\.md with the cache on, and/],
        ["docs/a.md:90", /^tbcv: docs\/a\.md has 4 lines, and no line 90: write tbcv feedback dismiss docs\/a\.md:4\n$/],
        ["docs/a.md", /^tbcv: the place cannot be "docs\/a\.md": write tbcv feedback dismiss docs\/a\.md:1\n$/],
        ["docs/none.md:1", /names no file or folder/],
      ];
      for (const [target, said] of wrong) {
        const { status, err } = await run(folder, ["feedback", "dismiss", target]);
        assert.equal(status, 2);
        assert.match(err, said);
      }
    }));

  it("that cannot be read is said once, and the meaning is checked all the same", () =>
    within(async (folder) => {
      await writeFile(join(folder, "own.sqlite"), "no database\n".repeat(300));
      await writeFile(join(folder, "docs/b.md"), TEXT.replace("here", "there"));
      standIn.play(answer(REMARK), answer(REMARK));
      const { found, asked, err } = await check(folder);
      assert.deepEqual([found, asked], [[...FOUND, ...FOUND], 2]);
      assert.match(err, /^tbcv: what was said of findings of a language model is not known, because the database .*own\.sqlite cannot be used \(.*\): see tbcv db check, or name another file in database\.url\n$/);
      const dismissed = await run(folder, ["feedback", "dismiss", "docs/a.md:3"]);
      assert.equal(dismissed.status, 2);
      assert.match(dismissed.err, /tbcv: what you said is not kept, because the database /);
    }));
});
