// The tokens of a day in a file: counted over processes and sessions, and never in the way where the file cannot be used.
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createFileTokenCounter } from "../../../server/src/host/models/token-file.ts";
import type { TokenCounter } from "../../../server/src/host/models/token-budget.ts";
import { SQLITE_DRIVERS, type SqliteDatabase, type SqliteDriver, sqliteOpener } from "../../../server/src/host/sqlite/open-sqlite.ts";
import { withFolder } from "../../config/temp-folder.ts";
import { openTestModel, reasonOf } from "../../support/models/open-test-model.ts";
import { startStandIn } from "../../support/models/model-stand-in.ts";
import { OLLAMA } from "../../support/models/ollama-stand-in.ts";

const DAY = "2026-01-31";
const MODULE = join(import.meta.dirname, "../../../server/src/host/models/token-file.ts");
const silent = (line: string): void => assert.fail(line);

/** A process that counts one token so many times. */
function adder(file: string, times: number): ChildProcess {
  const program = `
    import { createFileTokenCounter } from ${JSON.stringify(MODULE)};
    const counter = createFileTokenCounter(${JSON.stringify(file)}, { log: (line) => console.error(line) });
    for (let at = 0; at < ${times}; at++) await counter.add(${JSON.stringify(DAY)}, 1);
    await counter.close();`;
  return spawn(process.execPath, ["--input-type=module", "-e", program], { stdio: ["ignore", "ignore", "inherit"] });
}

function open(file: string, driver: SqliteDriver): SqliteDatabase {
  const opener = sqliteOpener([driver]);
  if ("unavailable" in opener) assert.fail(opener.unavailable);
  return opener.open(file, { timeout: 1000 });
}

for (const driver of SQLITE_DRIVERS) {
  describe(`the tokens of a day in a file, by ${driver}`, () => {
    const counterOf = (file: string, log = silent): TokenCounter => createFileTokenCounter(file, { log, opener: sqliteOpener([driver]) });

    it("are those of all sessions, and yesterday's are forgotten", () => withFolder({}, async (folder) => {
      const file = join(folder, "own", "tokens.sqlite");
      const [one, other] = [counterOf(file), counterOf(file)];
      await one.add("2026-01-30", 5);
      await one.add(DAY, 3);
      await other.add(DAY, 4);
      assert.deepEqual([await one.read(DAY), await other.read(DAY), await one.read("2026-01-30")], [7, 7, 0]);
      assert.equal(statSync(file).mode & 0o777, 0o600);
      await Promise.all([one.close(), other.close()]);
      const later = counterOf(file);
      assert.equal(await later.read(DAY), 7);
      await later.close();
    }));

    it("are counted in the process while another one holds the file, and added when it lets go", () => withFolder({}, async (folder) => {
      const file = join(folder, "tokens.sqlite");
      const lines: string[] = [];
      const counter = counterOf(file, (line) => lines.push(line));
      await counter.add(DAY, 1);
      const holder = open(file, driver);
      holder.exec("BEGIN IMMEDIATE");
      await counter.add(DAY, 2);
      await counter.add(DAY, 4);
      assert.equal(await counter.read(DAY), 7);
      holder.exec("COMMIT");
      holder.close();
      await counter.close();
      const later = counterOf(file);
      assert.equal(await later.read(DAY), 7);
      await later.close();
      assert.equal(lines.length, 1, lines.join("\n"));
      assert.match(lines[0] ?? "", /^the tokens of language models are counted in this process alone: another process holds ".*tokens\.sqlite"/);
    }));

    it("are counted in the process where the file is none, which is said once", () => withFolder({}, async (folder) => {
      const file = join(folder, "tokens.sqlite");
      writeFileSync(file, "no database\n".repeat(200));
      const lines: string[] = [];
      const counter = counterOf(file, (line) => lines.push(line));
      await counter.add(DAY, 2);
      await counter.add(DAY, 3);
      assert.equal(await counter.read(DAY), 5);
      await counter.close();
      assert.deepEqual(lines.map((line) => line.replace(folder, "")), ['the tokens of language models are counted in this process alone: "/tokens.sqlite" cannot be used (file is not a database); remove it, or give it back its rights']);
    }));
  });
}

describe("the tokens of a day", () => {
  it("lose nothing where several processes count at once", () => withFolder({}, async (folder) => {
    const file = join(folder, "tokens.sqlite");
    const first = createFileTokenCounter(file, { log: silent });
    await first.add(DAY, 0);
    const ends = await Promise.all(Array.from({ length: 3 }, () => once(adder(file, 200), "exit")));
    assert.deepEqual(ends.map(([status]) => status as number), [0, 0, 0]);
    assert.equal(await first.read(DAY), 600);
    await first.close();
  }));

  it("are counted in the process where no driver can be loaded, which is said once", async () => {
    const lines: string[] = [];
    const counter = createFileTokenCounter("/nowhere/tokens.sqlite", { log: (line) => lines.push(line), opener: sqliteOpener([]) });
    await counter.add(DAY, 2);
    assert.equal(await counter.read(DAY), 2);
    assert.equal(lines.length, 1);
    assert.match(lines[0] ?? "", /^no SQLite can be loaded .*held in memory/);
  });

  it("bound what a second session may ask", () => withFolder({}, async (folder) => {
    const file = join(folder, "tokens.sqlite");
    const standIn = await startStandIn(OLLAMA);
    try {
      standIn.play({ do: "answer" });
      const settings = { ollama_base_url: standIn.url, tokens_per_day: 40 };
      const [one, other] = [createFileTokenCounter(file, { log: silent }), createFileTokenCounter(file, { log: silent })];
      assert.equal((await openTestModel(settings, { counter: one }).ask()).kind, "answered");
      assert.match(reasonOf(await openTestModel(settings, { counter: other }).ask()), /the 40 tokens of today are used up/);
      assert.equal(standIn.asked.length, 1);
      await Promise.all([one.close(), other.close()]);
    } finally {
      await standIn.kill();
    }
  }));
});
