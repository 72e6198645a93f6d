// Documents as the client holds them: every change is taken as it was meant, and the findings are those of a fresh check.
import assert from "node:assert/strict";
import fc from "fast-check";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Diagnostic } from "vscode-languageserver/node";
import type { Timer } from "../../server/src/lsp/timer.ts";
import { change, range, type SessionOptions, startSession } from "../support/lsp-session.ts";

const marked = (diagnostics: readonly Diagnostic[], text: string): string[] => {
  const document = TextDocument.create("x:x", "markdown", 1, text);
  return diagnostics.map((diagnostic) => document.getText(diagnostic.range));
};

describe("documents over the protocol", () => {
  it("checks what is opened and changed, names the version, and empties on close", async () => {
    const session = await startSession();
    const { client } = session;
    const uri = session.folder.uri("docs/a.md");
    session.open(uri, "# Title\n\nUse the Gridlne Import plugin.\n");
    const first = await client.diagnostics(uri, 1);
    assert.deepEqual(first, [
      {
        range: range(2, 8, 2, 22), severity: 2, code: "misspelled-name", source: "tbcv",
        codeDescription: first[0]?.codeDescription, message: 'Did you mean "Gridline Import"? (one letter off)',
      },
    ]);
    assert.match(first[0]?.codeDescription?.href ?? "", /codes\.md#misspelled-name$/);
    client.notify("textDocument/didChange", change(uri, 2, { range: range(2, 13, 2, 13), text: "i" }));
    assert.deepEqual(await client.diagnostics(uri, 2), []);
    client.notify("textDocument/didChange", change(uri, 3, { text: "The Sheetline Writer plugin." }));
    assert.deepEqual((await client.diagnostics(uri, 3)).map(({ code, tags }) => ({ code, tags })), [{ code: "former-name", tags: [2] }]);
    client.notify("textDocument/didClose", { textDocument: { uri } });
    assert.deepEqual(await client.diagnostics(uri), []);
    await session.end();
  });

  it("applies the changes of one notification in order", async () => {
    const session = await startSession();
    const uri = session.folder.uri("docs/a.md");
    session.open(uri, "one\ntwo\n");
    await session.client.diagnostics(uri, 1);
    session.client.notify("textDocument/didChange", change(
      uri, 2,
      { range: range(0, 0, 0, 0), text: "new\nfirst lines\n" },
      { range: range(3, 0, 3, 3), text: "The Gridlne Import plugin" },
      { range: range(0, 0, 1, 0), text: "" },
    ));
    assert.deepEqual((await session.client.diagnostics(uri, 2)).map((found) => found.range), [range(2, 4, 2, 18)]);
    await session.end();
  });

  it("counts lines and columns in CRLF texts with characters of two units", async () => {
    const session = await startSession();
    const uri = session.folder.uri("docs/a.md");
    const text = "# 😀 Title\r\n\r\n😀😀 The Gridlne Import plugin.\r\nEnd.\r\n";
    session.open(uri, text);
    const [found] = await session.client.diagnostics(uri, 1);
    assert.deepEqual(found?.range, range(2, 9, 2, 23));
    session.client.notify("textDocument/didChange", change(uri, 2, { range: range(2, 0, 2, 4), text: "" }));
    assert.deepEqual((await session.client.diagnostics(uri, 2)).map((at) => at.range), [range(2, 5, 2, 19)]);
    await session.end();
  });

  it("speaks UTF-8 positions with a client that knows no other", async () => {
    const session = await startSession({ capabilities: { general: { positionEncodings: ["utf-8"] } } });
    assert.equal(session.initialized.capabilities["positionEncoding"], "utf-8");
    const uri = session.folder.uri("docs/a.md");
    session.open(uri, "😀é The Gridlne Import plugin.\n");
    assert.deepEqual((await session.client.diagnostics(uri, 1))[0]?.range, range(0, 11, 0, 25));
    session.client.notify("textDocument/didChange", change(uri, 2, { range: range(0, 0, 0, 7), text: "" }));
    assert.deepEqual((await session.client.diagnostics(uri, 2))[0]?.range, range(0, 4, 0, 18));
    await session.end();
  });

  const encodings: readonly [string, SessionOptions, ReturnType<typeof range>][] = [
    ["prefers, of those that it offers", { capabilities: { general: { positionEncodings: ["utf-32", "utf-16"] } } }, range(0, 7, 0, 21)],
    ["is said to count in, where it offers none", { capabilities: {}, initializationOptions: { positionEncoding: "utf-8" } }, range(0, 11, 0, 25)],
    ["offers, whatever is said of it", { capabilities: { general: { positionEncodings: ["utf-16"] } }, initializationOptions: { positionEncoding: "utf-8" } }, range(0, 8, 0, 22)],
    ["must know, where an unknown one is said", { capabilities: {}, initializationOptions: { positionEncoding: "utf-7" } }, range(0, 8, 0, 22)],
  ];
  for (const [name, options, place] of encodings) {
    it(`speaks the encoding that a client ${name}`, async () => {
      const session = await startSession(options);
      const uri = session.folder.uri("docs/a.md");
      session.open(uri, "😀é The Gridlne Import plugin.\n");
      assert.deepEqual((await session.client.diagnostics(uri))[0]?.range, place);
      await session.end();
    });
  }

  const impossible: readonly [string, unknown][] = [
    ["a line far behind the end", range(99, 0, 99, 5)],
    ["a negative line", range(-3, 0, 0, 0)],
    ["a negative column", range(0, -1, 0, 0)],
    ["an end before its start", range(1, 2, 0, 1)],
    ["no numbers", { start: { line: "a", character: null }, end: {} }],
    ["fractions", { start: { line: 0.5, character: 0 }, end: { line: 1, character: 0 } }],
    ["no range at all", "here"],
  ];
  for (const [name, wrong] of impossible) {
    it(`outlives a range with ${name}, says so once, and heals with the whole text`, async () => {
      const session = await startSession();
      const { client } = session;
      const uri = session.folder.uri("docs/a.md");
      session.open(uri, "First line\nThe Gridlne Import plugin\n");
      await client.diagnostics(uri, 1);
      client.wrongNotify("textDocument/didChange", change(uri, 2, { range: wrong, text: "x" }));
      client.wrongNotify("textDocument/didChange", change(uri, 3, { range: wrong, text: "y" }));
      assert.match((await client.next<{ message: string }>("window/logMessage")).message, /a\.md: .*whole text/);
      client.notify("textDocument/didChange", change(uri, 4, { text: "The Gridlne Import plugin" }));
      assert.deepEqual((await client.diagnostics(uri, 4)).map((found) => found.range), [range(0, 4, 0, 18)]);
      await session.end();
    });
  }

  it("takes a column behind the line's end and a line behind the last as their ends, silently", async () => {
    const session = await startSession();
    const uri = session.folder.uri("docs/a.md");
    session.open(uri, "One\nTwo");
    await session.client.diagnostics(uri, 1);
    session.client.notify("textDocument/didChange", change(uri, 2, { range: range(0, 90, 0, 99), text: " and the Gridlne Import plugin" }, { range: range(1, 0, 2, 0), text: "" }));
    assert.deepEqual((await session.client.diagnostics(uri, 2)).map((found) => found.range), [range(0, 12, 0, 26)]);
    await session.end();
  });

  it("checks documents that have no file or lie in no folder", async () => {
    const session = await startSession({ folders: [] });
    for (const uri of ["untitled:Untitled-1", "vscode-vfs://github/a/b.md", "file:///nowhere/at%20all/x.md", "file://host/share/x.md"]) {
      session.open(uri, "The Gridlne Import plugin");
      assert.equal((await session.client.diagnostics(uri, 1)).length, 1, uri);
    }
    await session.end();
  });

  it("checks a document whose address is none, and names it as its client does", async () => {
    const { client, folder, exited } = await startSession({ folders: [] });
    client.wrongNotify("textDocument/didOpen", { textDocument: { uri: "no address", languageId: "markdown", version: 1, text: "The Gridlne Import plugin" } });
    assert.equal((await client.diagnostics("no address", 1)).length, 1);
    assert.equal(await client.request("shutdown"), null);
    client.notify("exit");
    assert.equal(await exited, 0);
    assert.deepEqual(client.unclaimed, []);
    await folder.remove();
  });

  it("opens a document twice as if it had been closed between", async () => {
    const session = await startSession();
    const uri = session.folder.uri("docs/a.md");
    session.open(uri, "The Gridlne Import plugin");
    assert.equal((await session.client.diagnostics(uri, 1)).length, 1);
    session.open(uri, "Nothing");
    assert.deepEqual(await session.client.diagnostics(uri, 1), []);
    await session.end();
  });

  it("checks a burst of changes once, and at once when asked for", async () => {
    const waiting: (() => void)[] = [];
    const timer: Timer = {
      now: () => 0,
      after(milliseconds, run) {
        if (milliseconds < 20) waiting.push(run);
        return () => {
          const at = waiting.indexOf(run);
          if (at >= 0) waiting.splice(at, 1);
        };
      },
    };
    const session = await startSession({ timer });
    const { client } = session;
    const uri = session.folder.uri("docs/a.md");
    session.open(uri, "The  plugin");
    await client.diagnostics(uri, 1);
    for (const [at, letter] of Array.from("Gridlne Import").entries()) {
      client.notify("textDocument/didChange", change(uri, 2 + at, { range: range(0, 4 + at, 0, 4 + at), text: letter }));
    }
    const actions = await client.request<{ title: string; edit: unknown }[]>("textDocument/codeAction", {
      textDocument: { uri }, range: range(0, 6, 0, 6), context: { diagnostics: [] },
    });
    assert.equal(actions[0]?.title, 'Change to "Gridline Import"');
    assert.deepEqual(actions[0].edit, {
      documentChanges: [{ textDocument: { uri, version: 15 }, edits: [{ range: range(0, 4, 0, 18), newText: "Gridline Import" }] }],
    });
    assert.equal((await client.diagnostics(uri, 15)).length, 1);
    assert.equal(waiting.length, 0);
    client.notify("textDocument/didChange", change(uri, 16, { text: "a" }));
    client.notify("textDocument/didChange", change(uri, 17, { text: "ab" }));
    client.notify("textDocument/didChange", change(uri, 18, { text: "The Gridlne Import plugin" }));
    await assert.rejects(client.wrongRequest("no/method"));
    assert.equal(waiting.length, 1);
    waiting.pop()?.();
    assert.equal((await client.diagnostics(uri, 18)).length, 1);
    await session.end();
  });

  it("shows the loudest thousand findings of a document and says how many more there are", async () => {
    const session = await startSession();
    const uri = session.folder.uri("docs/a.md");
    session.open(uri, "The Gridlne Import plugin.\n\n".repeat(1010));
    const shown = await session.client.diagnostics(uri, 1);
    assert.equal(shown.filter(({ code }) => code === "misspelled-name").length, 1000);
    assert.match(JSON.stringify(shown.at(-1)?.message), /^"10 more findings are not shown here/);
    assert.equal(shown.length, 1001);
    await session.end();
  });

  it("has the findings of a fresh check after any edits", async () => {
    const session = await startSession();
    const { client } = session;
    const snippets = ["The Gridlne Import plugin", "\n\n", "\r\n", "```\n", "`", "# ", "😀", "<!-- ", " -->", "Gridline", " import", "---\n", "", "l", "- "];
    const edit = fc.record({ from: fc.nat(200), length: fc.nat(30), text: fc.constantFrom(...snippets) });
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...snippets), { maxLength: 12 }), fc.array(fc.array(edit, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 }), async (start, steps) => {
        const uri = `untitled:Edited-${++run}`;
        const document = TextDocument.create(uri, "markdown", 1, start.join(""));
        session.open(uri, document.getText());
        let version = 1;
        for (const step of steps) {
          version++;
          const changes = step.map(({ from, length, text }) => {
            const at = { range: { start: document.positionAt(from), end: document.positionAt(from + length) }, text };
            TextDocument.update(document, [at], version);
            return at;
          });
          client.notify("textDocument/didChange", change(uri, version, ...changes));
        }
        const fresh = `untitled:Fresh-${run}`;
        session.open(fresh, document.getText());
        const [edited, whole] = [await client.diagnostics(uri, version), await client.diagnostics(fresh, 1)];
        assert.deepEqual(edited, whole);
        assert.deepEqual(marked(edited, document.getText()).filter((text) => text === ""), []);
        for (const done of [uri, fresh]) {
          client.notify("textDocument/didClose", { textDocument: { uri: done } });
          await client.diagnostics(done);
        }
      }),
      { numRuns: 30 },
    );
    await session.end();
  });
});
