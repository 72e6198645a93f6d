// The Vim on PATH with ALE, by the configuration that users copy.
import { join } from "node:path";
import { describeEditor } from "./support/editor-suite.ts";
import { runEditor } from "./support/run-editor.ts";
import { ROOT } from "./support/sandbox.ts";

describeEditor("Vim with ALE", (sandbox) =>
  runEditor(["vim.nox", "-Nu", "NONE", "-es", "-S", join(ROOT, "test/editors/drivers/ale.vim")], sandbox, {
    TBCV_CONFIGURATION: join(ROOT, "examples/editors/vim/tbcv-ale.vim"),
  }),
);
