// Code that is kept from one run to the next: it is taken for the very same text only, and a bad file of it harms nothing.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

const MODULE = pathToFileURL(join(import.meta.dirname, "../../server/src/host/kept-code.ts")).href;
const RUN = `import { requireKept } from ${JSON.stringify(MODULE)}; process.stdout.write(JSON.stringify(requireKept(process.argv[1])));`;
const bundle = (word: string): string => `const { basename } = require("node:path");\nfunction say() { return "${word} from " + basename(__filename) + " at " + fileUrl.slice(0, 5); }\nmodule.exports = { said: say() };\n`;

describe("kept code", () => {
  let folder = "";
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "tbcv-kept-"));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  /** Runs the bundle in a process of its own; what it exports. */
  async function run(name = "part.cjs"): Promise<unknown> {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", RUN, join(folder, name)], { env: { ...process.env, XDG_CACHE_HOME: folder } });
    assert.equal(stderr, "");
    return JSON.parse(stdout) as unknown;
  }

  async function keptFiles(): Promise<{ readonly path: string; readonly inode: number }[]> {
    const code = join(folder, "tbcv", "code");
    const names = await readdir(code).catch(() => []);
    return Promise.all(names.sort().map(async (name) => ({ path: join(code, name), inode: (await stat(join(code, name))).ino })));
  }

  it("serves the next run, and that one writes nothing", async () => {
    await writeFile(join(folder, "part.cjs"), bundle("first"));
    assert.deepEqual(await run(), { said: "first from part.cjs at file:" });
    const kept = await keptFiles();
    assert.equal(kept.length, 1);
    assert.deepEqual(await run(), { said: "first from part.cjs at file:" });
    assert.deepEqual(await keptFiles(), kept);
  });

  it("is not taken for another text, of whatever length", async () => {
    await writeFile(join(folder, "part.cjs"), bundle("first"));
    await run();
    const [kept] = await keptFiles();
    await writeFile(join(folder, "part.cjs"), bundle("other"));
    assert.deepEqual(await run(), { said: "other from part.cjs at file:" });
    const [now] = await keptFiles();
    assert.equal(now?.path, kept?.path);
    assert.deepEqual(await run(), { said: "other from part.cjs at file:" });
    assert.deepEqual(await keptFiles(), [now]);
  });

  it("is made anew where it is damaged", async () => {
    await writeFile(join(folder, "part.cjs"), bundle("first"));
    await run();
    const [kept] = await keptFiles();
    const whole = await readFile(kept?.path ?? "");
    for (const damaged of [whole.subarray(0, 5), whole.subarray(0, 100), Buffer.concat([whole.subarray(0, -9), Buffer.alloc(9)])]) {
      await writeFile(kept?.path ?? "", damaged);
      assert.deepEqual(await run(), { said: "first from part.cjs at file:" });
      assert.equal((await readFile(kept?.path ?? "")).length, whole.length);
    }
  });

  it("stays for a few places only", async () => {
    for (const name of ["part-a.cjs", "part-b.cjs", "part-c.cjs", "part-d.cjs", "part-e.cjs"]) {
      await writeFile(join(folder, name), bundle("first"));
      await run(name);
    }
    assert.equal((await keptFiles()).length, 4);
  });
});
