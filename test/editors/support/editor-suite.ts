// What every editor is asked, in one place: findings at their places, the card, the quick fix, and the finding gone.
import assert from "node:assert/strict";
import type { Observation } from "./run-editor.ts";
import { CARD, FIX, MENDED, RETIRED, SLIP, type Shown } from "./sample.ts";
import { createSandbox, type Sandbox } from "./sandbox.ts";

/** Declares the tests of an editor. `drive` runs it once in the place that it is given. */
export function describeEditor(name: string, drive: (sandbox: Sandbox) => Promise<Observation>): void {
  describe(name, function () {
    this.timeout(120_000);
    let seen: Observation;
    before(async () => {
      const sandbox = createSandbox();
      try {
        seen = await drive(sandbox);
      } finally {
        await sandbox.remove();
      }
    });

    it("shows the findings at their places", () => {
      assert.deepEqual(inOrder(seen.before), [SLIP, RETIRED], seen.editor);
    });
    it("shows the card of the plugin", () => {
      assert.match(seen.hover, CARD);
    });
    it("offers the quick fix first", () => {
      assert.equal(seen.actions[0], FIX);
    });
    it("applies the quick fix to the text", () => {
      assert.equal(seen.text, MENDED);
    });
    it("no longer shows the finding", () => {
      assert.deepEqual(seen.after, [RETIRED]);
    });
  });
}

function inOrder(shown: readonly Shown[]): readonly Shown[] {
  return [...shown].sort((a, b) => a.line - b.line);
}
