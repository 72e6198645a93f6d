// A client that sends wrong ranges ends with the findings of its true text, and is told of once.
import assert from "node:assert/strict";
import fc from "fast-check";
import type { ClientCapabilities } from "vscode-languageserver/node";
import { applyEdit, editBetween } from "../../server/src/text/edits.ts";
import { change, FULL_CLIENT, range, startSession, type TestSession } from "../support/lsp-session.ts";

const REGISTERS: ClientCapabilities = { ...FULL_CLIENT, textDocument: { ...FULL_CLIENT.textDocument, synchronization: { dynamicRegistration: true } } };

const warning = async (session: TestSession): Promise<string> => {
  const { type, message } = await session.client.next<{ type: number; message: string }>("window/logMessage");
  assert.equal(type, 2);
  return message;
};

/** Waits until the server has heard all that was sent. */
const heard = (session: TestSession, uri: string): Promise<unknown> =>
  session.client.request("textDocument/hover", { textDocument: { uri }, position: { line: 0, character: 0 } });

const save = (session: TestSession, uri: string, text?: string): void => {
  session.client.notify("textDocument/didSave", { textDocument: { uri }, ...(text !== undefined && { text }) });
};

describe("documents of clients that send wrong ranges", () => {
  it("are taken from the saved text where columns were counted wrong, and whole texts are asked for once", async () => {
    const session = await startSession({ capabilities: REGISTERS });
    const { client } = session;
    const registered: { method: string; registerOptions?: { syncKind?: number } }[] = [];
    client.answer("client/registerCapability", ({ registrations }: { registrations: typeof registered }) => void registered.push(...registrations));
    const uri = session.folder.uri("docs/a.md");
    session.open(uri, "😀😀 The Gridlxne Import plugin.\nSecond\n");
    await client.diagnostics(uri, 1);
    // The "x" stands at column 13 in UTF-16 units; this client counts code points.
    client.notify("textDocument/didChange", change(uri, 2, { range: range(0, 11, 0, 12), text: "" }));
    await client.diagnostics(uri, 2);
    save(session, uri, "😀😀 The Gridlne Import plugin.\nSecond\n");
    assert.deepEqual((await client.diagnostics(uri, 2)).map((found) => found.range), [range(0, 9, 0, 23)]);
    assert.match(await warning(session), /a\.md: .*saved text was taken\. From now on the editor is asked for the whole text/);
    client.notify("textDocument/didChange", change(uri, 3, { range: range(1, 0, 1, 0), text: "Wrong place. " }));
    await client.diagnostics(uri, 3);
    save(session, uri, "Another Gridlne Import plugin.\n");
    assert.deepEqual((await client.diagnostics(uri, 3)).map((found) => found.range), [range(0, 8, 0, 22)]);
    assert.deepEqual(registered.filter(({ method }) => method === "textDocument/didChange").map(({ registerOptions }) => registerOptions?.syncKind), [1]);
    await session.end();
  });

  it("are read from their file where the save brings no text", async () => {
    const session = await startSession();
    const { client } = session;
    const uri = session.folder.uri("docs/a.md");
    session.open(uri, "First\nThe Gridlne Import plugin.\n");
    await client.diagnostics(uri, 1);
    // Meant was line 0.
    client.notify("textDocument/didChange", change(uri, 2, { range: range(1, 0, 2, 0), text: "" }));
    assert.deepEqual(await client.diagnostics(uri, 2), []);
    await session.folder.write("docs/a.md", "The Gridlne Import plugin.\n");
    save(session, uri);
    assert.deepEqual((await client.diagnostics(uri, 2)).map((found) => found.range), [range(0, 4, 0, 18)]);
    assert.match(await warning(session), /saved text was taken\.$/);
    await session.end();
  });

  it("are left alone where a save changes only line ends, the last one or a byte order mark", async () => {
    const session = await startSession();
    const uri = session.folder.uri("docs/a.md");
    session.open(uri, "One\nThe Gridlne Import plugin");
    await session.client.diagnostics(uri, 1);
    for (const text of ["One\nThe Gridlne Import plugin\n", "\uFEFFOne\r\nThe Gridlne Import plugin\r\n", "One\nThe Gridlne Import plugin"]) save(session, uri, text);
    await heard(session, uri);
    await session.end();
  });

  const signals: readonly [string, number, { range: unknown; rangeLength?: number; text: string }, RegExp][] = [
    ["a length that no way of counting gives", 2, { range: range(0, 0, 0, 3), rangeLength: 9, text: "x" }, /spans 3 characters where the editor counts 9/],
    ["a version that does not grow", 1, { range: range(0, 0, 0, 0), text: "x" }, /version 1 came after version 1/],
  ];
  for (const [name, version, wrong, expected] of signals) {
    it(`are told by ${name}, and a save that shows the same text ends that`, async () => {
      const session = await startSession();
      const uri = session.folder.uri("docs/a.md");
      session.open(uri, "One\nTwo");
      await session.client.diagnostics(uri, 1);
      session.client.notify("textDocument/didChange", change(uri, version, wrong));
      assert.match(await warning(session), expected);
      await session.client.diagnostics(uri, version);
      const text = `x${"rangeLength" in wrong ? "" : "One"}\nTwo`;
      save(session, uri, text);
      session.client.notify("textDocument/didChange", change(uri, version, wrong));
      assert.match(await warning(session), /whole text is sent again or the document is saved/);
      await session.client.diagnostics(uri, version);
      await session.end();
    });
  }

  it("may count the length of a range in units, letters, bytes, or with line ends as one", async () => {
    const session = await startSession();
    const uri = session.folder.uri("docs/a.md");
    session.open(uri, "😀\r\né");
    await session.client.diagnostics(uri, 1);
    for (const [at, rangeLength] of [2, 1, 4].entries()) session.client.notify("textDocument/didChange", change(uri, at + 2, { range: range(0, 0, 0, 2), rangeLength, text: "😀" } as { text: string }));
    session.client.notify("textDocument/didChange", change(uri, 5, { range: range(0, 0, 1, 0), rangeLength: 3, text: "" } as { text: string }));
    await heard(session, uri);
    await session.client.diagnostics(uri, 5);
    await session.end();
  });

  it("differ by one edit of whole lines", () => {
    const text = fc.array(fc.constantFrom("a", "b", "\n", "\r\n", "😀", "😁"), { maxLength: 12 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const edit = editBetween(before, after);
        assert.equal(edit === undefined, before === after);
        if (edit === undefined) return;
        assert.equal(applyEdit(before, edit), after);
        for (const at of [edit.span.start, edit.span.end]) assert.ok(at === 0 || at === before.length || before[at - 1] === "\n");
      }),
    );
  });
});
