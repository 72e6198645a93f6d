// The Neovim on PATH, by the configuration that users copy.
import { describeEditor } from "./support/editor-suite.ts";
import { describeNeovimTyping } from "./support/neovim-suite.ts";
import { driveNeovim } from "./support/neovim.ts";

describeEditor("Neovim", driveNeovim("nvim"));
describeNeovimTyping("Neovim", () => "nvim");
