// The tests of an extension host as tests of ours: each counts, and says what it said there.
import assert from "node:assert/strict";
import Mocha from "mocha";
import type { ExtensionRun } from "./extension-host.ts";
import { createSandbox, type Sandbox } from "./sandbox.ts";

/** Declares the tests of an extension host. `run` runs it once in the place that it is given. */
export function describeExtensionHost(name: string, run: (sandbox: Sandbox) => Promise<ExtensionRun>): void {
  describe(name, function () {
    this.timeout(400_000);
    let outcome: ExtensionRun;

    before(async () => {
      const sandbox = createSandbox();
      try {
        outcome = await run(sandbox);
      } finally {
        await sandbox.remove();
      }
      for (const { title, error } of outcome.tests) {
        this.addTest(new Mocha.Test(title, () => { assert.equal(error, undefined, error); }));
      }
    });

    it("runs the extension's tests to their end", () => {
      assert.ok(outcome.tests.length > 0, outcome.output);
      // One that failed says so itself; a host that ended without that has lost tests.
      if (outcome.tests.every(({ error }) => error === undefined)) assert.equal(outcome.status, 0, outcome.output);
    });
  });
}
