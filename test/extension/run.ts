// The entry that VS Code calls in its extension host: runs all suites of this folder and writes down how each test went. A bundle of it is
// made by test/editors/support/extension-host.ts.
import { appendFileSync } from "node:fs";
import { RECORDS, type TestRecord } from "./support/test-record.ts";

/** Runs the tests; rejects where one fails, which is how VS Code is told. */
export async function run(): Promise<void> {
  const { default: Mocha } = await import("mocha");
  const mocha = new Mocha({ timeout: 90_000, reporter: "spec", color: false });
  mocha.suite.emit(Mocha.Suite.constants.EVENT_FILE_PRE_REQUIRE, globalThis, "", mocha);
  // In this order: the first waits for the extension to come to life.
  await import("./suites/activation.ts");
  await import("./suites/page.ts");
  await import("./suites/commands.ts");
  await import("./suites/workspace.ts");
  await import("./suites/truth.ts");
  await import("./suites/restarts.ts");
  const failures = await new Promise<number>((resolve) => {
    const runner = mocha.run(resolve);
    const { EVENT_TEST_PASS, EVENT_TEST_FAIL, EVENT_TEST_PENDING } = Mocha.Runner.constants;
    runner.on(EVENT_TEST_PASS, (test) => { record({ title: test.fullTitle() }); });
    runner.on(EVENT_TEST_FAIL, (test, error: Error) => { record({ title: test.fullTitle(), error: error.stack ?? String(error) }); });
    runner.on(EVENT_TEST_PENDING, (test) => { record({ title: test.fullTitle(), error: "it was left out" }); });
  });
  if (failures > 0) throw new Error(`${failures} tests of the extension failed`);
}

function record(said: TestRecord): void {
  const { [RECORDS]: file } = process.env;
  if (file === undefined) throw new Error(`${RECORDS} names no file`);
  appendFileSync(file, `${JSON.stringify(said)}\n`);
}
