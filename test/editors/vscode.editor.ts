// VS Code with the packaged extension, worked with in a browser as a user would. Screenshots of each step lie in out/screenshots.
import assert from "node:assert/strict";
import { basename } from "node:path";
import type { Page } from "playwright-core";
import { platformPackage } from "./support/code-server.ts";
import { CARD, FIX, MENDED, RETIRED, SLIP } from "./support/sample.ts";
import { createSandbox, type Sandbox } from "./support/sandbox.ts";
import { until } from "./support/until.ts";
import { openVsCode, type VsCodeWindow } from "./support/vscode-window.ts";

const SQUIGGLE = ".monaco-editor .squiggly-warning";

describe("VS Code", function () {
  this.timeout(180_000);
  let sandbox: Sandbox;
  let vscode: VsCodeWindow | undefined;
  let page: Page;
  const slip = () => page.locator(".monaco-editor .view-line span", { hasText: SLIP.text }).last();
  const row = (text: string) => page.locator(".markers-panel .monaco-list-row", { hasText: text });

  before(async () => {
    sandbox = createSandbox();
    vscode = await openVsCode(sandbox, { vsix: platformPackage() });
    ({ page } = vscode);
  });
  afterEach(async function () {
    await vscode?.shoot(this.currentTest?.title ?? "end");
  });
  after(async () => {
    await vscode?.close();
    await sandbox.remove();
  });

  it("underlines the findings", async () => {
    await page.locator(SQUIGGLE).nth(1).waitFor();
    assert.equal(await page.locator(SQUIGGLE).count(), 2);
  });

  it("says in the status bar how much is known", async () => {
    const item = page.locator(".statusbar-item", { hasText: /TBCV [\d.,]+/u });
    await item.waitFor();
    assert.match((await item.innerText()).replaceAll("\u00a0", " "), /TBCV [1-9][\d.,]+/u);
  });

  it("says above the text how many plugins the page uses", async () => {
    const line = page.locator(".monaco-editor .codelens-decoration", { hasText: "Plugins: 0 declared, 3 used" });
    await line.waitFor();
    assert.ok(((await line.boundingBox())?.y ?? 0) > 0);
  });

  it("lists the findings in the Problems panel", async () => {
    await slip().click();
    await page.keyboard.press("Control+Shift+KeyM");
    await row(SLIP.message).waitFor();
    await row(RETIRED.message).waitFor();
  });

  it("shows the card of the plugin", async () => {
    await slip().hover();
    const card = page.locator(".monaco-hover:visible", { hasText: "eslint-plugin-import" }).first();
    await card.waitFor();
    assert.match(await until("the card", async () => { const text = (await card.innerText()).replaceAll("\u00a0", " "); return CARD.test(text) ? text : undefined; }), CARD);
  });

  it("offers completions of a name", async () => {
    await page.keyboard.press("Escape");
    await slip().click();
    await page.keyboard.press("Control+End");
    await page.keyboard.type("Another is eslint-plugin-jsx-a");
    await page.keyboard.press("Control+Space");
    await page.locator(".suggest-widget .monaco-list-row", { hasText: "eslint-plugin-jsx-a11y" }).first().waitFor();
  });

  it("applies the quick fix, and the text on disk is mended", async () => {
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await until("the sample as it was", async () => {
      await page.keyboard.press("Control+KeyZ");
      return !(await page.locator(".monaco-editor .view-lines").first().innerText()).includes("Another");
    });
    await slip().click();
    const action = page.locator(".action-widget", { hasText: FIX });
    // Right after a change the editor may answer that there are none.
    await until("the menu of quick fixes", async () => {
      await page.keyboard.press("Escape");
      await page.keyboard.press("Control+Period");
      return action.waitFor({ timeout: 3000 }).then(() => true, () => false);
    });
    await vscode?.shoot("the-menu-of-quick-fixes");
    await page.keyboard.press("Enter");
    await page.locator(SQUIGGLE).nth(1).waitFor({ state: "detached" });
    await page.keyboard.press("Control+KeyS");
    await until("the mended file", () => sandbox.read() === MENDED, () => sandbox.read());
  });

  it("no longer shows the finding", async () => {
    await row(SLIP.message).waitFor({ state: "detached" });
    assert.equal(await page.locator(SQUIGGLE).count(), 1);
  });

  it("offers its menu, and a report whose lines lead to the findings", async () => {
    await page.locator(".statusbar-item", { hasText: /TBCV [\d.,]+/u }).click();
    await page.locator(".quick-input-list .monaco-list-row").first().waitFor();
    await vscode?.shoot("the-menu-of-the-status-item");
    await page.keyboard.type("report");
    await page.keyboard.press("Enter");
    const link = page.frameLocator("iframe.webview").frameLocator("iframe").locator("li a", { hasText: /^\d+:\d+$/u }).first();
    await link.waitFor();
    await vscode?.shoot("the-report");
    await link.click();
    await page.locator(".tab.active", { hasText: basename(sandbox.document) }).waitFor();
  });
});
