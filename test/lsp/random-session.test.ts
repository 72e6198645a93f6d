// Editing sessions at random, through the protocol: at their end the server knows exactly the findings of a fresh check, has answered
// every request once, and has complained of nothing. RANDOM_SEEDS=N runs N sessions of each kind instead of one.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { rename } from "node:fs/promises";
import { join } from "node:path";
import type { ClientCapabilities, Diagnostic } from "vscode-languageserver/node";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { type LoadedTruth, loadTruth as loadTruthAsShipped } from "../../server/src/host/load-truth.ts";
import { createEngine } from "../../server/src/engine/create-engine.ts";
import { createSnapshot } from "../../server/src/text/snapshot.ts";
import { DEFAULTS } from "../support/check-text.ts";
import { capabilitiesOf } from "../support/client-profiles.ts";
import { LspClient } from "../support/lsp-client.ts";
import { loadTruth, startServer, testFolder, type TestFolder } from "../support/lsp-session.ts";
import { type RandomOutcome, runRandomSession } from "../support/random/random-session.ts";

const PROGRAM = join(import.meta.dirname, "../../dist/cli.js");
const SEEDS = Array.from({ length: Number(process.env["RANDOM_SEEDS"] ?? 1) }, (_, at) => at + 1);
/** Milliseconds after which diagnostics that are still wrong count as such. */
const PATIENCE = 20_000;

const PULLS: ClientCapabilities = capabilitiesOf("vscode-1.139");
const TOLD: ClientCapabilities = {
  ...PULLS,
  textDocument: Object.fromEntries(Object.entries(PULLS.textDocument ?? {}).filter(([name]) => name !== "diagnostic")),
  workspace: Object.fromEntries(Object.entries(PULLS.workspace ?? {}).filter(([name]) => name !== "diagnostics")),
};

const PLUGINS = `family: words
plugins:
  - {id: word-processor, name: Word Processor}
  - {id: pdf-writer, name: Paperline Writer, former_names: [Sheetline Writer]}
  - {id: gridline-import, name: Gridline Import}
`;
/** The truths between which a session changes; the first is that of its end. */
const TRUTHS = [`${PLUGINS}  - {id: gridline-export, name: Gridline Export, deprecated: {since: "3.0", replaced_by: gridline-import}}\n`, PLUGINS];
const SETTINGS = [{}, { rules: { "former-name": "off" } }, { ignore_names: ["Word Processor"] }, { min_confidence: 0.9 }];
const FILES = { "docs/tbcv.yaml": "truth: {packs: [], truth_files: [own.yaml]}\n", "docs/own.yaml": TRUTHS[0] ?? "" };

interface Course {
  readonly capabilities: ClientCapabilities;
  readonly seed: number;
  readonly edits: number;
  /** With the words that the server knows. */
  readonly truth: (paths: readonly string[]) => Promise<LoadedTruth>;
}

/** Runs a session over a folder `docs`, and compares at its end. */
async function session(client: LspClient, folder: TestFolder, { capabilities, seed, edits, truth }: Course): Promise<void> {
  const { capabilities: announced } = await client.request<{ capabilities: object }>("initialize", {
    processId: null, rootUri: null, capabilities, workspaceFolders: [{ uri: folder.uri("docs"), name: "docs" }],
  });
  let settings = {};
  client.answer("workspace/configuration", ({ items }: { items: readonly unknown[] }) => items.map(() => settings));
  client.notify("initialized", {});
  const outcome = await runRandomSession(client, {
    seed, edits, capabilities: announced,
    uriOf: (name) => folder.uri(`docs/${name}`),
    async upset(chance) {
      settings = SETTINGS[Math.floor(chance * SETTINGS.length)] ?? {};
      client.notify("workspace/didChangeConfiguration", { settings: null });
      await rename(await folder.write("docs/own.yaml.new", TRUTHS[Math.floor(chance * 2)] ?? ""), join(folder.path, "docs/own.yaml"));
      client.notify("workspace/didChangeWatchedFiles", { changes: [{ uri: folder.uri("docs/own.yaml"), type: 2 }] });
    },
  });
  const { index } = await truth([join(folder.path, "docs/own.yaml")]);
  const engine = createEngine(index);
  for (const document of outcome.documents) {
    const { findings } = engine.checkText(createSnapshot({ uri: document.uri, languageId: document.languageId, version: 1, text: document.getText() }), DEFAULTS);
    const expected = findings.map(({ span, code, message }) => line({ start: document.positionAt(span.start), end: document.positionAt(span.end) }, code, message)).sort();
    assert.deepEqual(await settled(client, outcome, { document, expected, pulls: "diagnosticProvider" in announced }), expected, document.uri);
  }
  assert.deepEqual(outcome.complaints, []);
  // What is asked for at all is answered well now and then.
  for (const method of ["textDocument/hover", "textDocument/codeAction"]) assert.ok((outcome.answered.get(method) ?? 0) > 0, `${method} was never answered`);
  await client.end();
}

function line({ start, end }: Diagnostic["range"], code: unknown, message: Diagnostic["message"]): string {
  return `${start.line}:${start.character}-${end.line}:${end.character} ${String(code)} ${JSON.stringify(message)}`;
}

/** The diagnostics of a document once they are as expected, or as they are when patience ends: settings and truth come into force a little later. */
async function settled(client: LspClient, { published, nextPublished }: RandomOutcome, { document, expected, pulls }: { readonly document: TextDocument; readonly expected: readonly string[]; readonly pulls: boolean }): Promise<readonly string[]> {
  const until = Date.now() + PATIENCE;
  for (;;) {
    const next = nextPublished();
    const found = pulls
      ? (await client.request<{ items: readonly Diagnostic[] }>("textDocument/diagnostic", { textDocument: { uri: document.uri } })).items
      : (published.get(document.uri) ?? []);
    const lines = found.map(({ range, code, message }) => line(range, code, message)).sort();
    if (lines.join("\n") === expected.join("\n") || Date.now() > until) return lines;
    if (!pulls) await Promise.race([next, new Promise((resolve) => setTimeout(resolve, PATIENCE).unref())]);
  }
}

for (const seed of SEEDS) {
  describe(`random editing session ${seed}`, () => {
    for (const [what, capabilities, edits] of [["is told diagnostics", TOLD, 4000], ["pulls diagnostics", PULLS, 4000]] as const) {
      it(`with a client that ${what}`, async () => {
        const { client, folder, exited } = await startServer({ files: FILES });
        await session(client, folder, { capabilities, seed, edits, truth: (paths) => loadTruth({ paths }) });
        assert.equal(await exited, 0);
        await folder.remove();
      });
    }

    it("with the built program, which says nothing on standard error", async () => {
      const folder = await testFolder();
      for (const [name, text] of Object.entries(FILES)) await folder.write(name, text);
      const server = spawn(process.execPath, [PROGRAM, "--stdio"], { cwd: folder.path, stdio: "pipe" });
      try {
        let said = "";
        server.stderr.on("data", (part: Buffer) => (said += part.toString()));
        const exit = once(server, "exit");
        await session(new LspClient(server.stdout, server.stdin), folder, { capabilities: TOLD, seed: seed + 100, edits: 2000, truth: (paths) => loadTruthAsShipped({ paths, cache: false }) });
        assert.deepEqual(await exit, [0, null]);
        assert.equal(said, "");
      } finally {
        server.kill("SIGKILL");
        await folder.remove();
      }
    });
  });
}
