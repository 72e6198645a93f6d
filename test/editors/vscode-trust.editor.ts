// VS Code with a folder that is not trusted: nothing outside of it is read, and nothing that its settings do not name, until the user
// trusts it.
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { platformPackage } from "./support/code-server.ts";
import { createSandbox, type Sandbox } from "./support/sandbox.ts";
import { until } from "./support/until.ts";
import { openVsCode, type VsCodeWindow } from "./support/vscode-window.ts";

const PAGE = "Install eslint-plugin-improt.\n\nThe Gridlne Import plugin and the Paperlne Writer plugin.\n";

describe("VS Code with a folder that is not trusted", function () {
  this.timeout(180_000);
  let sandbox: Sandbox;
  let vscode: VsCodeWindow | undefined;
  let page: Page;
  const squiggles = () => page.locator(".monaco-editor .squiggly-warning").count();

  before(async () => {
    sandbox = createSandbox();
    const outside = join(sandbox.folder, "outside");
    for (const folder of [outside, join(sandbox.workspace, "truth")]) mkdirSync(folder);
    writeFileSync(join(outside, "site.yaml"), "family: site\nplugins: [{id: gridline-import, name: Gridline Import}]\n");
    writeFileSync(join(sandbox.workspace, "truth/own.yaml"), "family: own\nplugins: [{id: paperline-writer, name: Paperline Writer}]\n");
    writeFileSync(join(sandbox.workspace, "tbcv.yaml"), "truth: {packs: [npm], truth_directories: [../outside]}\n");
    writeFileSync(sandbox.document, PAGE);
    vscode = await openVsCode(sandbox, { vsix: platformPackage(), restricted: true });
    ({ page } = vscode);
  });
  afterEach(async function () {
    await vscode?.shoot(`trust-${this.currentTest?.title ?? "end"}`);
  });
  after(async () => {
    await vscode?.close();
    await sandbox.remove();
  });

  it("finds what the shipped truth knows, and nothing that the folder brings along", async () => {
    await page.locator(".statusbar-item", { hasText: "Restricted Mode" }).waitFor();
    await page.locator(".statusbar-item", { hasText: /TBCV [\d.,]+/u }).waitFor();
    await page.locator(".monaco-editor .squiggly-warning").first().waitFor();
    assert.equal(await squiggles(), 1);
  });

  it("reads all of it once the folder is trusted", async () => {
    await page.locator(".statusbar-item", { hasText: "Restricted Mode" }).click();
    await page.locator(".workspace-trust-editor .monaco-button", { hasText: "Trust" }).first().click();
    await page.keyboard.press("Escape");
    await until("the findings of all truth", async () => (await squiggles()) === 3, async () => String(await squiggles()));
  });
});
