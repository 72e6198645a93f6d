// A window of VS Code in a browser, with a document open, and the screenshots of what is done there.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { startChromium } from "./chromium.ts";
import { type CodeServerOptions, startCodeServer } from "./code-server.ts";
import { ROOT, type Sandbox } from "./sandbox.ts";

/** Where screenshots lie. */
export const SHOTS = join(ROOT, "out/screenshots");

/** A window. */
export interface VsCodeWindow {
  readonly page: Page;
  /** Takes a picture under a name, in which only letters and digits stay. */
  shoot(name: string): Promise<void>;
  /** Ends browser and server. */
  close(): Promise<void>;
}

/** Opens the workspace of a sandbox with its document; what was started is ended where that fails. */
export async function openVsCode(sandbox: Sandbox, options: CodeServerOptions): Promise<VsCodeWindow> {
  mkdirSync(SHOTS, { recursive: true });
  const server = await startCodeServer(sandbox, options);
  const browser = await startChromium().catch(async (error: unknown) => {
    await server.stop();
    throw error;
  });
  const close = async (): Promise<void> => {
    await browser.close();
    await server.stop();
  };
  try {
    const page = await (await browser.newContext({ viewport: { width: 1400, height: 900 } })).newPage();
    page.setDefaultTimeout(60_000);
    const open = JSON.stringify([["openFile", `vscode-remote://127.0.0.1:${server.port}${sandbox.document}`]]);
    await page.goto(`http://127.0.0.1:${server.port}/?folder=${sandbox.workspace}&payload=${encodeURIComponent(open)}`);
    return {
      page,
      shoot: async (name) => { await page.screenshot({ path: join(SHOTS, `${name.replaceAll(/\W+/gu, "-")}.png`) }); },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
