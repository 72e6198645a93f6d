// The check by several threads: the same bytes as by one, and no file is lost with a thread.
import assert from "node:assert/strict";
import { join } from "node:path";
import { type CheckOutcome, checkFile, type FileTask } from "../../server/src/cli/check-file.ts";
import { CheckPool } from "../../server/src/cli/check-pool.ts";
import { inOrder } from "../../server/src/cli/in-order.ts";
import { createEngine } from "../../server/src/engine/create-engine.ts";
import { defaultSettings, toDocumentSettings } from "../../shared/src/settings.ts";
import { withFolder } from "../config/temp-folder.ts";
import { PARTS, run, TRUTH } from "./run-fixture.ts";

const WRONG = "# Install\n\nUse Aspose.Wods for .NET and Aspose.CAD for Javascript here.\n";
/** Enough for threads to be worth their start. */
const LARGE = `${".".repeat(410_000)}\n\n${WRONG}`;
const PAGES = Object.fromEntries(Array.from({ length: 40 }, (_, page) => [`docs/page-${page}.md`, page % 3 === 0 ? WRONG : "Plain.\n"]));
const SITE = {
  ...PAGES,
  "truth/words.yaml": TRUTH,
  "tbcv.yaml": "truth: {packs: [], truth_directories: [truth]}\noverrides: [{files: [docs/page-3.md], rules: {name-case: off}}]\n",
  "docs/large.md": LARGE,
  "docs/latin.md": Buffer.from("fa\xE7ade\n", "latin1"),
  "docs/binary.md": "a\0b",
};

const noThread = (error: unknown): void => {
  assert.fail(String(error));
};

describe("check by several threads", () => {
  it("gives the same bytes for people and programs, whatever their number", () =>
    withFolder(SITE, async (folder) => {
      for (const format of ["text", "json"]) {
        const alone = await run(folder, ["check", "docs", "--format", format, "--jobs", "1"]);
        assert.equal(alone.status, 1);
        assert.match(alone.err, /latin\.md is not valid UTF-8/);
        assert.deepEqual(await run(folder, ["check", "docs", "--format", format, "--jobs", "3"]), alone);
      }
    }));

  it("takes its number from the settings", () =>
    withFolder({ ...SITE, "tbcv.yaml": `${SITE["tbcv.yaml"]}performance: {worker_pool_size: 2}\n` }, async (folder) => {
      assert.deepEqual(await run(folder, ["check", "docs"]), await run(folder, ["check", "docs", "--jobs", "1"]));
    }));

  it("ends quietly when nobody reads on", () =>
    withFolder(SITE, async (folder) => {
      const { out, err } = await run(folder, ["check", "docs", "--jobs", "2", "--format", "ndjson"], { readerLeavesAfter: 1 });
      assert.equal(out.split("\n").length, 2);
      assert.doesNotMatch(err, /error of the program/);
    }));
});

describe("the threads of a check", () => {
  /** The program of a thread; `body` is what it does with a path. */
  const program = (body: string): string =>
    `import { parentPort, workerData } from "node:worker_threads";\nparentPort.on("message", async ({ path }) => {\n${body}\n});\nparentPort.postMessage("started");\n`;
  const task = (path: string): FileTask => ({ path, settings: toDocumentSettings(defaultSettings()) });

  async function outcomes(file: string, paths: readonly string[]): Promise<{ results: readonly CheckOutcome[]; unavailable: readonly unknown[] }> {
    const truth = await PARTS.loadTruth({ paths: [], cache: false });
    const engine = createEngine(truth.index);
    const unavailable: unknown[] = [];
    const pool = new CheckPool({
      truth, threads: 2, file,
      checkHere: (given) => checkFile(engine, given),
      onUnavailable: (error) => unavailable.push(error),
    });
    const results = await Promise.all(paths.map((path) => pool.check(task(path))));
    await pool.end();
    return { results, unavailable };
  }

  const deaths: readonly (readonly [string, string, RegExp])[] = [
    ["an error that nobody caught", 'setTimeout(() => { throw new Error("boom"); }); await new Promise(() => setTimeout(() => {}, 60_000));', /its thread died/],
    ["too much memory", 'setTimeout(() => { throw Object.assign(new Error("heap"), { code: "ERR_WORKER_OUT_OF_MEMORY" }); }); await new Promise(() => setTimeout(() => {}, 60_000));', /more memory than a thread has/],
    ["an error", 'throw new Error("boom");', /its thread died/],
    ["an end of its own", "process.exit(0);", /its thread died/],
  ];
  for (const [name, deadly, reason] of deaths) {
    it(`lose one file with ${name}, and go on`, () =>
      withFolder({ "thread.mjs": program(`if (path === "deadly") { ${deadly} }\nparentPort.postMessage({ kind: "checked", findings: [], text: "" });`) }, async (folder) => {
        const { results, unavailable } = await outcomes(join(folder, "thread.mjs"), ["a", "b", "deadly", "c", "d", "e"]);
        assert.deepEqual(results.map(({ kind }) => kind), ["checked", "checked", "fault", "checked", "checked", "checked"]);
        assert.ok(results[2]?.kind === "fault");
        assert.match(results[2].reason, reason);
        assert.deepEqual(unavailable, []);
      }));
  }

  it("that cannot be started leave the files to this one, and that is told once", () =>
    withFolder({ "a.md": "Plain.\n", "b.md": "Plain.\n" }, async (folder) => {
      const { results, unavailable } = await outcomes(join(folder, "none.mjs"), [join(folder, "a.md"), join(folder, "b.md"), join(folder, "c.md")]);
      assert.deepEqual(results.map(({ kind }) => kind), ["checked", "checked", "failed"]);
      assert.equal(unavailable.length, 1);
    }));

  it("view the index of all, without a copy of their own", () =>
    withFolder({ "thread.mjs": program('parentPort.postMessage({ kind: "skipped", reason: String(workerData instanceof SharedArrayBuffer) });') }, async (folder) => {
      assert.deepEqual((await outcomes(join(folder, "thread.mjs"), ["a"])).results, [{ kind: "skipped", reason: "true" }]);
    }));

  it("end at once with an interrupt, whatever they have in hand", () =>
    withFolder({ "thread.mjs": program("for (;;);") }, async (folder) => {
      const interrupt = new AbortController();
      const truth = await PARTS.loadTruth({ paths: [], cache: false });
      const pool = new CheckPool({ truth, threads: 2, file: join(folder, "thread.mjs"), signal: interrupt.signal, checkHere: () => Promise.reject(new Error("here")), onUnavailable: noThread });
      const begun = ["a", "b", "c"].map((path) => pool.check(task(path)));
      interrupt.abort();
      assert.deepEqual((await Promise.all(begun)).map(({ kind }) => kind), ["fault", "fault", "fault"]);
      await pool.end();
    }));
});

describe("work in order", () => {
  it("keeps the order, and begins only so much ahead of what was taken", async () => {
    let begun = 0;
    const delays = [5, 0, 3, 1, 0, 2, 0, 0];
    const taken: number[] = [];
    const work = async (item: number): Promise<number> => {
      begun++;
      for (let turn = 0; turn < (delays[item] ?? 0); turn++) await new Promise(setImmediate);
      return item;
    };
    for await (const item of inOrder(delays.keys(), 3, work)) {
      taken.push(item);
      assert.ok(begun <= taken.length + 2);
    }
    assert.deepEqual(taken, [...delays.keys()]);
  });
});
