// The stored index and what stands for it: taken where nothing has changed, built anew where anything has, and never needed.
import assert from "node:assert/strict";
import { chmodSync, readdirSync, renameSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createAsideBuild } from "../../server/src/host/build-truth-aside.ts";
import { cacheFolder } from "../../server/src/host/cache-folder.ts";
import { buildInPlace, loadTruth, type TruthBuild } from "../../server/src/host/load-truth.ts";
import { recallKey, rememberKey, stampOf } from "../../server/src/host/truth-stamp.ts";
import { listTruthFiles } from "../../server/src/host/truth-files.ts";
import { withFolder } from "./temp-folder.ts";

const OWN = "family: own\nplugins: [{id: a, name: Bitmap Turner}]\n";
const OTHER = "family: own\nplugins: [{id: a, name: Other Turner}]\n";
/** Later than any file of a test, so that nothing counts as changed just now. Milliseconds. */
const LATER = Date.now() + 60_000;

/** Builds and counts how often. */
function countedBuild(): { build: TruthBuild; built: () => number } {
  let count = 0;
  return { built: () => count, build: (input, signal) => (count++, buildInPlace(input, signal)) };
}

const noThread = (error: unknown): void => {
  assert.fail(String(error));
};

describe("loading truth", () => {
  it("builds once, and anew for every change, also for one of the same length and time", () =>
    withFolder({ "truth/own.yaml": OWN }, async (folder) => {
      const { build, built } = countedBuild();
      const file = join(folder, "truth/own.yaml");
      const name = async (): Promise<string | undefined> => {
        const { index, problems } = await loadTruth({ paths: [join(folder, "truth")], cache: true, store: join(folder, "store") }, build);
        assert.deepEqual(problems, []);
        return index.byId("a")[0]?.definition.name;
      };
      utimesSync(file, 1000, 1000);
      assert.deepEqual([await name(), await name(), built()], ["Bitmap Turner", "Bitmap Turner", 1]);
      writeFileSync(file, OTHER);
      utimesSync(file, 1000, 1000);
      assert.deepEqual([await name(), await name(), built()], ["Other Turner", "Other Turner", 2]);
      writeFileSync(file, OWN);
      assert.deepEqual([await name(), built()], ["Bitmap Turner", 2]);
      for (const stored of readdirSync(join(folder, "store"))) writeFileSync(join(folder, "store", stored), "damaged");
      assert.deepEqual([await name(), built()], ["Bitmap Turner", 3]);
      rmSync(join(folder, "store"), { recursive: true });
      assert.deepEqual([await name(), built()], ["Bitmap Turner", 4]);
    }));

  it("lays the stored index in shared memory", () =>
    withFolder({ "own.yaml": OWN }, async (folder) => {
      const request = { paths: [join(folder, "own.yaml")], cache: true, store: join(folder, "store") };
      await loadTruth(request);
      const { index, bytes } = await loadTruth(request);
      assert.ok(bytes?.buffer instanceof SharedArrayBuffer);
      assert.equal(index.data.names.formFlags.buffer, bytes.buffer);
    }));

  it("works without a folder to store in", () =>
    withFolder({ "own.yaml": OWN, "store": "a file" }, async (folder) => {
      const { index } = await loadTruth({ paths: [join(folder, "own.yaml")], cache: true, store: join(folder, "store") });
      assert.equal(index.counts.plugins, 1);
    }));
});

describe("the stamp of truth files", () => {
  it("stays while it is used, however old it is", () =>
    withFolder({}, async (folder) => {
      const stamp = (name: string): Parameters<typeof recallKey>[1] => ({ name, state: "s", settled: true });
      const key = "0".repeat(32);
      for (let at = 0; at < 16; at++) {
        await rememberKey(folder, stamp(`t${at}`), key);
        utimesSync(join(folder, `t${at}.stamp`), at, at);
      }
      assert.equal(await recallKey(folder, stamp("t0")), key);
      await rememberKey(folder, stamp("new"), key);
      assert.deepEqual([await recallKey(folder, stamp("t0")), await recallKey(folder, stamp("t1"))], [key, undefined]);
    }));

  const files = async (folder: string): ReturnType<typeof listTruthFiles> => listTruthFiles([folder]);

  it("holds for untouched files only, and for nothing else that is not the same", () =>
    withFolder({ "truth/own.yaml": OWN, "truth/more.json": "{}" }, async (folder) => {
      const truth = join(folder, "truth");
      const stamp = stampOf((await files(truth)).files, "1", LATER);
      await rememberKey(folder, stamp, "0".repeat(32));
      const recalled = async (extra = "1"): Promise<string | undefined> => recallKey(folder, stampOf((await files(truth)).files, extra, LATER));
      assert.equal(await recalled(), "0".repeat(32));
      assert.equal(await recalled("2"), undefined);
      chmodSync(join(truth, "own.yaml"), 0o600);
      assert.equal(await recalled(), undefined);
      await rememberKey(folder, stampOf((await files(truth)).files, "1", LATER), "1".repeat(32));
      renameSync(join(truth, "more.json"), join(truth, "most.json"));
      assert.equal(await recalled(), undefined);
    }));

  it("is not kept for files that changed just now", () =>
    withFolder({ "truth/own.yaml": OWN }, async (folder) => {
      const stamp = stampOf((await files(join(folder, "truth"))).files, "1", Date.now());
      await rememberKey(folder, stamp, "0".repeat(32));
      assert.equal(await recallKey(folder, stamp), undefined);
    }));
});

describe("building truth aside", () => {
  const input = { sources: [{ file: "own.yaml", text: OWN }], words: "" };
  const inPlace: TruthBuild = () => Promise.reject(new Error("in place"));

  it("gives what building in place gives", async () => {
    const aside = await createAsideBuild(inPlace, noThread)(input);
    const here = await buildInPlace(input);
    assert.equal(aside.index.revision, here.index.revision);
    assert.equal(aside.index.byId("a")[0]?.definition.name, "Bitmap Turner");
  });

  it("builds in place where no thread can be had, and says so once", async () => {
    const told: unknown[] = [];
    const build = createAsideBuild(buildInPlace, (error) => told.push(error), "/none.mjs");
    assert.equal((await build(input)).index.counts.plugins, 1);
    assert.equal((await build(input)).index.counts.plugins, 1);
    assert.equal(told.length, 1);
  });

  it("ends when it is no longer wanted", () =>
    withFolder({ "endless.mjs": "for (;;);" }, async (folder) => {
      const end = new AbortController();
      const building = createAsideBuild(inPlace, noThread, join(folder, "endless.mjs"))(input, end.signal);
      end.abort(new Error("enough"));
      await assert.rejects(building, /enough/);
      await assert.rejects(createAsideBuild(inPlace, noThread)(input, end.signal), /enough/);
    }));
});

describe("the cache folder", () => {
  const cases: readonly (readonly [string, NodeJS.ProcessEnv, NodeJS.Platform, RegExp])[] = [
    ["is the one of XDG", { XDG_CACHE_HOME: "/somewhere" }, "linux", /^\/somewhere\/tbcv$/],
    ["is never relative to the working folder", { XDG_CACHE_HOME: "somewhere" }, "linux", /\/\.cache\/tbcv$/],
    ["is the user's own without it", { XDG_CACHE_HOME: "" }, "linux", /\/\.cache\/tbcv$/],
  ];
  for (const [name, env, platform, folder] of cases) {
    it(name, () => {
      assert.match(cacheFolder(env, platform), folder);
    });
  }
});
