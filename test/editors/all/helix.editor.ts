// Helix in a terminal, by the configuration that users copy.
import assert from "node:assert/strict";
import { cpSync, existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { cached } from "../support/cache.ts";
import { CARD, FIX, MENDED, SLIP } from "../support/sample.ts";
import { createSandbox, ROOT, type Sandbox } from "../support/sandbox.ts";
import { openTerminal, type Terminal } from "../support/terminal.ts";
import { until } from "../support/until.ts";

describe("Helix", () => {
  let sandbox: Sandbox;
  let terminal: Terminal;
  before(() => {
    sandbox = createSandbox();
    const configuration = join(sandbox.home, ".config/helix");
    mkdirSync(configuration, { recursive: true });
    cpSync(join(ROOT, "examples/editors/helix/languages.toml"), join(configuration, "languages.toml"));
    terminal = openTerminal([cached("hx"), sandbox.document], sandbox);
  });
  after(async () => {
    terminal.close();
    await sandbox.remove();
  });

  it("counts two findings in its status line", async () => {
    await terminal.shows(/● 2/u);
  });
  it("goes to the slip and shows its message", async () => {
    terminal.type("]", "d");
    assert.ok((await terminal.shows(/Did you mean/u)).includes(SLIP.message));
  });
  it("shows the card of the plugin", async () => {
    terminal.type("Space", "k");
    assert.match(await terminal.shows(CARD), CARD);
    terminal.type("Escape");
  });
  it("offers the quick fix and applies it", async () => {
    await until("the menu", async () => {
      terminal.type("Space", "a");
      return (await terminal.shows(/Change to|No code actions/u)).includes(FIX);
    });
    terminal.type("Enter");
    await terminal.shows(/uses eslint-plugin-import for the order/u);
  });
  it("counts one finding and writes the mended text", async () => {
    await terminal.shows(/● 1/u);
    terminal.type("Escape");
    // A colon right after Escape would be read as Alt and colon, so it is typed until it arrives; a file that is being saved is away.
    await until("the saved file", () => {
      terminal.type(":", "w", "Enter");
      return existsSync(sandbox.document) && sandbox.read() === MENDED;
    });
  });
});
