// How Emacs is run: without a screen, with its packages and the copied configuration, and nothing of a user's.
import { join } from "node:path";
import { type Observation, runEditor } from "./run-editor.ts";
import { ROOT, type Sandbox } from "./sandbox.ts";

/** Runs an Emacs with one of its language clients; `program` is its command. */
export function driveEmacs(program: string, client: "eglot" | "lsp-mode"): (sandbox: Sandbox) => Promise<Observation> {
  const configuration = join(ROOT, `examples/editors/emacs/tbcv-${client}.el`);
  const driver = join(ROOT, `test/editors/drivers/${client}.el`);
  return (sandbox) => runEditor([program, "-q", "--batch", "-l", driver], sandbox, { TBCV_CONFIGURATION: configuration });
}
