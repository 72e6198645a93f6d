// What is done in Neovim by typing: completion, and going on after the server was killed.
import assert from "node:assert/strict";
import { childrenOf } from "./children.ts";
import { openNeovim, type TypedNeovim } from "./neovim.ts";
import { SAMPLE } from "./sample.ts";
import { createSandbox, type Sandbox } from "./sandbox.ts";
import { until } from "./until.ts";

const TEXT = "join(getline(1, '$'), \"\\n\")";
const COUNT = "luaeval('#vim.diagnostic.get(0)')";
/** Neovim takes a moment longer than the system to know that a server has ended. */
const CLIENTS = "luaeval('#(vim.lsp.get_clients or vim.lsp.get_active_clients)()')";

/** Declares the tests of typing in a Neovim; `program` gives its command. */
export function describeNeovimTyping(name: string, program: () => string): void {
  describe(`${name}, typed into`, function () {
    this.timeout(120_000);
    let sandbox: Sandbox;
    let neovim: TypedNeovim;
    const becomes = (expression: string, wanted: unknown): Promise<unknown> =>
      until(`${expression} = ${JSON.stringify(wanted)}`, () => JSON.stringify(neovim.ask(expression)) === JSON.stringify(wanted), () => JSON.stringify(neovim.ask(expression)));
    const servers = (): number[] => childrenOf(neovim.ask("getpid()") as number, "--stdio");

    before(async () => {
      sandbox = createSandbox();
      neovim = openNeovim(program(), sandbox);
      await becomes(COUNT, 2);
    });
    after(async () => {
      await neovim.close();
      await sandbox.remove();
    });

    it("completes a name and inserts it", async () => {
      neovim.type("GoAnother is eslint-plugin-jsx-a");
      await becomes(TEXT, `${SAMPLE}Another is eslint-plugin-jsx-a`);
      neovim.type("<C-x><C-o>");
      await becomes("pumvisible()", 1);
      assert.equal(neovim.ask("complete_info(['items']).items[0].word"), "eslint-plugin-jsx-a11y");
      neovim.type("<C-y>");
      await becomes(TEXT, `${SAMPLE}Another is eslint-plugin-jsx-a11y`);
      neovim.type("<Esc>u");
      await becomes(TEXT, SAMPLE.trimEnd());
    });

    it("loses no letter when the server is killed, and has its findings back when the document is opened again", async () => {
      const [killed = 0, ...others] = servers();
      assert.deepEqual(others, []);
      neovim.type("GoThen eslint-plugin-");
      process.kill(killed, "SIGKILL");
      neovim.type("raect came.<Esc>");
      await becomes(TEXT, `${SAMPLE}Then eslint-plugin-raect came.`);
      await becomes(CLIENTS, 0);
      neovim.type(":w<CR>:e<CR>");
      await becomes(COUNT, 3);
      assert.equal(sandbox.read(), `${SAMPLE}Then eslint-plugin-raect came.\n`);
      assert.equal(servers().length, 1);
    });
  });
}
