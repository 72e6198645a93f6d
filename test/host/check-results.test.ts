// Results of checks, kept where the settings of each document's folder want them.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { type CheckSubject, createCheckResults, type ResultsHome } from "../../server/src/host/check-results.ts";
import { openSharedCache } from "../../server/src/host/cache/tiered-cache.ts";
import { defaultSettings } from "../../shared/src/settings.ts";
import { withFolder } from "../config/temp-folder.ts";

const SUBJECT = { format: "markdown", text: "Nothing.\n", revision: "r", settings: { rules: {} } } as unknown as CheckSubject;
const NOTHING = { findings: [], mentions: [] };
const { l2 } = defaultSettings().caching;
const silent = (line: string): void => assert.fail(line);

describe("the results of checks", () => {
  it("lie in the file of each folder, and are found there later", () => withFolder({}, async (folder) => {
    const homeOf = (name: string): ResultsHome => ({ l2: { ...l2, database_path: "own.sqlite" }, folder: join(folder, name) });
    const results = createCheckResults(silent);
    await results.put(SUBJECT, NOTHING, homeOf("one"));
    assert.deepEqual(await results.get(SUBJECT, homeOf("one")), NOTHING);
    assert.equal(await results.get(SUBJECT, homeOf("two")), undefined);
    await results.close();
    const later = createCheckResults(silent);
    assert.deepEqual(await later.get(SUBJECT, homeOf("one")), NOTHING);
    await later.close();
    const { served } = (await openSharedCache(homeOf("one").l2, { folder: join(folder, "one"), log: silent })?.statistics()) ?? assert.fail();
    assert.deepEqual(served, { hits: 2, misses: 0 });
  }));

  it("are kept nowhere where the settings say so", () => withFolder({}, async (folder) => {
    const home = { l2: { ...l2, enabled: false, database_path: "own.sqlite" }, folder };
    const results = createCheckResults(silent);
    await results.put(SUBJECT, NOTHING, home);
    assert.equal(await results.get(SUBJECT, home), undefined);
    assert.equal(existsSync(join(folder, "own.sqlite")), false);
    await results.close();
  }));

  it("that cannot be kept are told of once, and missed", () => withFolder({}, async (folder) => {
    const lines: string[] = [];
    const results = createCheckResults((line) => lines.push(line));
    for (const size of [1, 2]) {
      const home = { l2: { ...l2, database_path: folder, max_size_mb: size }, folder };
      await results.put(SUBJECT, NOTHING, home);
      assert.equal(await results.get(SUBJECT, home), undefined);
    }
    assert.equal(lines.length, 1, lines.join("\n"));
    await results.close();
  }));

  it("take what is no result for none", () => withFolder({}, async (folder) => {
    const home = { l2: { ...l2, database_path: "own.sqlite" }, folder };
    const results = createCheckResults(silent);
    for (const wrong of [{ findings: 1 }, null]) {
      await results.put(SUBJECT, (wrong ?? { findings: null, mentions: null }) as unknown as typeof NOTHING, home);
      assert.equal(await results.get(SUBJECT, home), undefined);
    }
    await results.close();
  }));
});
