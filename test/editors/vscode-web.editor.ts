// VS Code in the browser: an extension without an entry for the desktop, so that client and server run in workers of the page. The
// configuration and a truth file come from the folder. Screenshots lie in out/screenshots.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { FIX, MENDED, SAMPLE, SLIP } from "./support/sample.ts";
import { createSandbox, type Sandbox } from "./support/sandbox.ts";
import { until } from "./support/until.ts";
import { openVsCode, type VsCodeWindow } from "./support/vscode-window.ts";
import { writeWebPackage } from "./support/web-package.ts";

const SQUIGGLE = ".monaco-editor .squiggly-warning";
/** Known to the folder's own truth file only. */
const OWN = "\nThe Gridlne Import plugin is ours.\n";

describe("VS Code in the browser", function () {
  this.timeout(180_000);
  let sandbox: Sandbox;
  let vscode: VsCodeWindow | undefined;
  let page: Page;
  const word = (text: string) => page.locator(".monaco-editor .view-line span", { hasText: text }).last();

  before(async () => {
    sandbox = createSandbox();
    writeFileSync(sandbox.document, SAMPLE + OWN);
    writeFileSync(join(sandbox.workspace, "tbcv.yaml"), "truth: {packs: [npm], truth_files: [own.yaml]}\n");
    writeFileSync(join(sandbox.workspace, "own.yaml"), "family: own\nplugins: [{id: gridline-import, name: Gridline Import}]\n");
    vscode = await openVsCode(sandbox, { vsix: writeWebPackage(sandbox.folder) });
    ({ page } = vscode);
  });
  afterEach(async function () {
    await vscode?.shoot(`browser-${this.currentTest?.title ?? "end"}`);
  });
  after(async () => {
    await vscode?.close();
    await sandbox.remove();
  });

  it("underlines findings of the shipped truth and of the folder's own", async () => {
    await page.locator(SQUIGGLE).nth(2).waitFor();
    assert.equal(await page.locator(SQUIGGLE).count(), 3);
  });

  it("applies the quick fix, and the text on disk is mended", async () => {
    const action = page.locator(".action-widget", { hasText: FIX });
    await until("the menu of quick fixes", async () => {
      await page.keyboard.press("Escape");
      await word(SLIP.text).click();
      await page.keyboard.press("Control+Period");
      return action.waitFor({ timeout: 3000 }).then(() => true, () => false);
    });
    await vscode?.shoot("browser-the-menu-of-quick-fixes");
    await page.keyboard.press("Enter");
    await page.locator(SQUIGGLE).nth(2).waitFor({ state: "detached" });
    await page.keyboard.press("Control+KeyS");
    await until("the mended file", () => sandbox.read() === MENDED + OWN, () => sandbox.read());
  });
});
