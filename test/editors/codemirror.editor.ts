// CodeMirror 6 with the language client that it brings, by the example that users copy: in Chromium, against `tbcv --stdio` behind the
// example's bridge. Screenshots of each step lie in out/screenshots.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { startChromium } from "./support/chromium.ts";
import { type CodeMirrorPage, PAGE_CODE, serveCodeMirror } from "./support/codemirror-page.ts";
import { CARD, FIX, MENDED, RETIRED, SAMPLE, SLIP } from "./support/sample.ts";
import { createSandbox, ROOT, type Sandbox } from "./support/sandbox.ts";
import { until } from "./support/until.ts";

const SHOTS = join(ROOT, "out/screenshots");
/** Known to the folder's own truth file only. */
const OWN_NAME = "Gridline Import";
const OWN_LINE = `\nThe ${OWN_NAME} plugin is ours.\n`;
const OWN_TRUTH = `family: own\nplugins:\n  - id: gridline-import\n    name: ${OWN_NAME}\n`;

describe("CodeMirror", function () {
  this.timeout(120_000);
  let sandbox: Sandbox;
  let served: CodeMirrorPage | undefined;
  let browser: Browser | undefined;
  let page: Page;
  /** What the page complained of. */
  const complaints: string[] = [];

  const editor = (at: number) => page.locator(".cm-editor").nth(at);
  const underlined = () => editor(0).locator(".cm-lintRange").allInnerTexts();
  const text = async (): Promise<string> => (await editor(0).locator(".cm-line").allTextContents()).join("\n");
  /** Waits until these are underlined and nothing else is. */
  const underlines = async (...names: readonly string[]): Promise<void> => {
    await until(`${names.join(" and ")} underlined`, async () => JSON.stringify(await underlined()) === JSON.stringify(names), async () => (await underlined()).join("\n"));
  };
  /** Puts the cursor before a text of the first editor, by the editor's own search. */
  const goTo = async (wanted: string): Promise<void> => {
    await editor(0).locator(".cm-content").focus();
    await page.keyboard.press("Control+KeyF");
    await editor(0).locator(".cm-search input[name=search]:focus").waitFor();
    await page.keyboard.type(wanted);
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
    await page.keyboard.press("ArrowLeft");
  };

  before(async () => {
    mkdirSync(SHOTS, { recursive: true });
    sandbox = createSandbox();
    writeFileSync(sandbox.document, SAMPLE + OWN_LINE);
    writeFileSync(join(sandbox.workspace, "tbcv.yaml"), "truth: {packs: [npm], truth_files: [own.yaml]}\n");
    writeFileSync(join(sandbox.workspace, "own.yaml"), OWN_TRUTH);
    served = await serveCodeMirror(sandbox);
    browser = await startChromium();
    page = await (await browser.newContext({ viewport: { width: 1000, height: 700 } })).newPage();
    page.setDefaultTimeout(30_000);
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (message) => { if (message.type() !== "log") complaints.push(message.text()); });
    await page.goto(served.address);
  });
  afterEach(async function () {
    const name = this.currentTest?.title.replaceAll(/\W+/gu, "-") ?? "end";
    await page.screenshot({ path: join(SHOTS, `codemirror-${name}.png`) });
  });
  after(async () => {
    await browser?.close();
    await served?.stop();
    await sandbox.remove();
  });

  it("is set up as README.md says", () => {
    assert.ok(readFileSync(join(ROOT, "README.md"), "utf8").includes(PAGE_CODE), "examples/editors/codemirror/page.js and README.md differ");
  });

  it("underlines the findings", async () => {
    await underlines(SLIP.text, RETIRED.text);
    assert.equal(await text(), SAMPLE + OWN_LINE);
  });

  it("shows the finding and the card of the plugin", async () => {
    await editor(0).locator(".cm-lintRange", { hasText: SLIP.text }).hover();
    const card = page.locator(".cm-lsp-hover-tooltip");
    await card.waitFor();
    assert.match((await card.innerText()).replaceAll("\u00a0", " "), CARD);
    assert.equal(await page.locator(".cm-tooltip-lint .cm-diagnosticText").innerText(), SLIP.message);
    await page.screenshot({ path: join(SHOTS, "codemirror-the-card.png") });
    await page.mouse.move(0, 0);
    await card.waitFor({ state: "detached" });
  });

  it("goes to the definition in the truth file", async () => {
    await goTo(OWN_NAME);
    await page.keyboard.press("F12");
    const line = editor(1).locator(".cm-activeLine");
    await until("the entry of the truth", async () => /gridline-import|Gridline Import/u.test(await line.innerText()), () => line.innerText());
  });

  it("lists the references", async () => {
    await goTo(OWN_NAME);
    await page.keyboard.press("Shift+F12");
    const panel = page.locator(".cm-lsp-reference-panel");
    await panel.waitFor();
    assert.match(await panel.innerText(), /lint\.md[\s\S]*The Gridline Import plugin is ours/u);
    await page.screenshot({ path: join(SHOTS, "codemirror-the-references.png") });
    await page.keyboard.press("Escape");
    await panel.waitFor({ state: "detached" });
  });

  it("completes a name and inserts it", async () => {
    await editor(0).locator(".cm-content").focus();
    await page.keyboard.press("Control+End");
    await page.keyboard.type("Another is eslint-plugin-jsx-a");
    const name = page.locator(".cm-tooltip-autocomplete li", { hasText: "eslint-plugin-jsx-a11y" }).first();
    await name.waitFor();
    await page.screenshot({ path: join(SHOTS, "codemirror-the-completions.png") });
    // By the mouse: an Enter that comes before the list has stood for a while is one of the text.
    await name.click();
    await until("the inserted name", async () => (await text()) === `${SAMPLE}${OWN_LINE}Another is eslint-plugin-jsx-a11y`, text);
    await until("the sample as it was", async () => {
      await page.keyboard.press("Control+KeyZ");
      return (await text()) === SAMPLE + OWN_LINE;
    }, text);
  });

  it("no longer underlines a name that is mended by typing, and does again when that is undone", async () => {
    await goTo("rot for the order");
    for (let letter = 0; letter < "rot".length; letter++) await page.keyboard.press("Delete");
    await page.keyboard.type("ort");
    await underlines(RETIRED.text);
    assert.equal(await text(), MENDED + OWN_LINE);
    await until("the sample as it was", async () => {
      await page.keyboard.press("Control+KeyZ");
      return (await text()) === SAMPLE + OWN_LINE;
    }, text);
    await underlines(SLIP.text, RETIRED.text);
  });

  it("lists the quick fixes, and applies the first", async () => {
    await goTo(SLIP.text);
    await page.keyboard.press("Control+Period");
    const fixes = page.locator(".tbcv-fixes button");
    await fixes.first().waitFor();
    assert.equal(await fixes.first().innerText(), FIX);
    await page.screenshot({ path: join(SHOTS, "codemirror-the-quick-fixes.png") });
    await page.keyboard.press("Enter");
    await underlines(RETIRED.text);
    assert.equal(await text(), MENDED + OWN_LINE);
  });

  it("says so where there is no quick fix", async () => {
    await goTo("Every example");
    await page.keyboard.press("Control+Period");
    await page.locator(".tbcv-fixes", { hasText: "No quick fixes here." }).waitFor();
    await page.keyboard.press("ArrowLeft");
    await page.locator(".tbcv-fixes").waitFor({ state: "detached" });
  });

  it("has its findings back after the server was killed while one typed, and lost no letter", async () => {
    const [killed = 0] = served?.serverPids() ?? [];
    await page.keyboard.press("Control+End");
    await page.keyboard.type("Then eslint-plugin-");
    process.kill(killed, "SIGKILL");
    await page.keyboard.type("raect came.");
    await underlines(RETIRED.text, "eslint-plugin-raect");
    assert.equal(await text(), `${MENDED}${OWN_LINE}Then eslint-plugin-raect came.`);
    assert.notDeepEqual(served?.serverPids(), [killed]);
  });

  it("complains of nothing", () => {
    assert.deepEqual(complaints, []);
  });
});
