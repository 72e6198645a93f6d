// The page of examples/editors/codemirror as its users build and serve it: bundled, over HTTP, with the bridge to `tbcv --stdio` beside it.
// The addresses in the example are the only thing that is changed.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { childrenOf } from "./children.ts";
import { endGroup } from "./run-editor.ts";
import { ROOT, type Sandbox } from "./sandbox.ts";

const EXAMPLE = join(ROOT, "examples/editors/codemirror");
const HTML = `<!doctype html><meta charset="utf-8"><title>TBCV in CodeMirror</title><link rel="icon" href="data:,"><script type="module" src="page.js"></script>`;
const JAVASCRIPT = "text/javascript";

/** The page's own code, as the README shows it. */
export const PAGE_CODE: string = readFileSync(join(EXAMPLE, "page.js"), "utf8");

/** A page that is served, and its bridge. */
export interface CodeMirrorPage {
  readonly address: string;
  /** The servers that the bridge runs, one a page. */
  serverPids(): number[];
  /** Ends both. */
  stop(): Promise<void>;
}

/** Serves the workspace with the page, which shows `lint.md` and below it `own.yaml`. Throws where the bridge does not start. */
export async function serveCodeMirror(sandbox: Sandbox): Promise<CodeMirrorPage> {
  const served = new Map<string, { readonly type: string; readonly text: string }>();
  const http = createServer(({ url = "/" }, response) => {
    const { type, text } = served.get(url) ?? { type: "text/plain", text: "" };
    response.writeHead(served.has(url) ? 200 : 404, { "content-type": `${type}; charset=utf-8` }).end(text);
  }).listen(0, "127.0.0.1");
  await once(http, "listening");
  http.unref();
  const address = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const bridge = spawn(process.execPath, [join(EXAMPLE, "bridge.mjs"), "0", address], { cwd: sandbox.workspace, env: sandbox.environment, stdio: ["ignore", "pipe", "inherit"], detached: true });
  const ended = once(bridge, "exit");
  const said: unknown = await Promise.race([once(createInterface(bridge.stdout), "line").then(([line]) => line as unknown), ended]);
  if (typeof said !== "string") throw new Error(`the bridge ended with status ${String(said)}`);
  served.set("/", { type: "text/html", text: HTML });
  served.set("/page.js", { type: JAVASCRIPT, text: await bundled(said, pathToFileURL(sandbox.workspace).href) });
  for (const name of ["lint.md", "own.yaml"]) served.set(`/${name}`, { type: "text/plain", text: readFileSync(join(sandbox.workspace, name), "utf8") });
  return {
    address: `${address}/`,
    serverPids: () => childrenOf(bridge.pid ?? 0, "--stdio"),
    async stop() {
      http.close();
      http.closeAllConnections();
      endGroup(bridge);
      await ended;
    },
  };
}

/** The page's code for these addresses, with a second editor made like the first. */
async function bundled(bridge: string, folder: string): Promise<string> {
  const own = `
    const own = await (await fetch("own.yaml")).text();
    new EditorView({ parent: document.body, doc: own, extensions: [basicSetup, tbcv.plugin("${folder}/own.yaml", "yaml")] });`;
  const contents = PAGE_CODE.replace("ws://127.0.0.1:7070", bridge).replaceAll("file:///home/me/handbook", folder) + own;
  const { outputFiles } = await build({ stdin: { contents, resolveDir: EXAMPLE }, bundle: true, format: "esm", target: "es2022", write: false, logLevel: "silent" });
  return outputFiles.map(({ text }) => text).join("");
}
