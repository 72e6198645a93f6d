// Newer Neovims: 0.10 starts the server by vim.lsp.start, the one of Debian's testing (0.11 or newer) by vim.lsp.config.
import { cached } from "../support/cache.ts";
import { describeEditor } from "../support/editor-suite.ts";
import { describeNeovimTyping } from "../support/neovim-suite.ts";
import { driveNeovim } from "../support/neovim.ts";

describeEditor("Neovim 0.10", (sandbox) => driveNeovim(cached("nvim-0.10"))(sandbox));
describeEditor("Neovim of Debian testing", (sandbox) => driveNeovim(cached("nvim-testing"))(sandbox));
describeNeovimTyping("Neovim 0.10", () => cached("nvim-0.10"));
describeNeovimTyping("Neovim of Debian testing", () => cached("nvim-testing"));
