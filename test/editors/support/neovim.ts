// How Neovim is run: without a screen, with the copied configuration as its only one.
import { join } from "node:path";
import { type Observation, runEditor } from "./run-editor.ts";
import { ROOT, type Sandbox } from "./sandbox.ts";

/** Runs a Neovim; `program` is its command. */
export function driveNeovim(program: string): (sandbox: Sandbox) => Promise<Observation> {
  const configuration = join(ROOT, "examples/editors/neovim/tbcv.lua");
  const driver = join(ROOT, "test/editors/drivers/neovim.lua");
  return (sandbox) => runEditor([program, "--headless", "-n", "-i", "NONE", "-u", configuration, "-c", `luafile ${driver}`], sandbox);
}
