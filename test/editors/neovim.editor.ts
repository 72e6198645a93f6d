// The Neovim on PATH, by the configuration that users copy.
import { describeEditor } from "./support/editor-suite.ts";
import { driveNeovim } from "./support/neovim.ts";

describeEditor("Neovim", driveNeovim("nvim"));
