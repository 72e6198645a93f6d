// All tests share a cache and state folder of their own, which goes when they end.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const folder = mkdtempSync(join(tmpdir(), "tbcv-test-cache-"));
process.env["XDG_CACHE_HOME"] = folder;
process.env["XDG_STATE_HOME"] = folder;

/** Called by mocha when all tests have run. */
export function mochaGlobalTeardown(): void {
  rmSync(folder, { recursive: true, force: true });
}
