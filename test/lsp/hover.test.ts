// Hovers: the card of a plugin, and why a text was flagged.
import assert from "node:assert/strict";
import type { Hover } from "vscode-languageserver/node";
import { FULL_CLIENT, range, startSession, type TestSession } from "../support/lsp-session.ts";

async function hover(session: TestSession, text: string, character: number, line = 0): Promise<Hover | null> {
  const uri = session.folder.uri("docs/a.md");
  session.open(uri, text);
  await session.client.diagnostics(uri, 1);
  return session.client.request("textDocument/hover", { textDocument: { uri }, position: { line, character } });
}

describe("hover", () => {
  it("shows the card of a right name, with the lines that have something to say", async () => {
    const session = await startSession();
    assert.deepEqual(await hover(session, "The Word Processor plugin", 6), {
      contents: {
        kind: "markdown",
        value: `**Word Processor** · words · processor 24.1  \nneeds Paperline Writer  \nLoads DOC, DOCX  \n[Page](<https://example.org/word>) · [Truth entry](<${session.folder.uri("shipped/words.yaml")}#L4>)`,
      },
      range: range(0, 4, 0, 18),
    });
    await session.end();
  });

  it("shows the card of a plugin that a list names by its id", async () => {
    const session = await startSession();
    const found = await hover(session, "---\nfamily: words\nplugins: [gridline-import]\n---\nGridline Import.\n", 12, 2);
    assert.match((found?.contents as { value: string } | undefined)?.value ?? "", /^\*\*Gridline Import\*\* · words · plugin/);
    assert.deepEqual(found?.range, range(2, 10, 2, 25));
    await session.end();
  });

  it("shows the listed plugin before those that a finding about it cites", async () => {
    const session = await startSession();
    const found = await hover(session, "---\nfamily: words\nplugins: [word-processor]\n---\nWord Processor.\n", 12, 2);
    assert.match((found?.contents as { value: string } | undefined)?.value ?? "", /^\*\*Word Processor\*\*[^]*\*\*Paperline Writer\*\*[^]*Flagged: a plugin that a listed one needs/);
    await session.end();
  });

  it("shows why a text was flagged", async () => {
    const session = await startSession();
    const found = await hover(session, "The Gridlne Import plugin", 6);
    assert.deepEqual(found?.range, range(0, 4, 0, 18));
    const { value } = found.contents as { value: string };
    assert.match(value, /^\*\*Gridline Import\*\* · words · plugin {2}\n\[Truth entry\]\(<file:.*words\.yaml#L6>\)\n\n---\n\nFlagged: one letter off \(Gridlne → Gridline\), similarity 0\.\d\d.* · confidence \d\.\d\d$/);
    await session.end();
  });

  it("takes nothing in truth files for markup", async () => {
    const session = await startSession();
    const found = await hover(session, "The Sheetline Writer plugin", 6);
    const { value } = found?.contents as { value: string };
    assert.match(value, /Writes \\\*paper\\\*\./);
    assert.match(value, /formerly Sheetline Writer/);
    assert.match(value, /Flagged: a former name/);
    await session.end();
  });

  it("names the replacement of a deprecated plugin, as plain text where the client shows that only", async () => {
    const session = await startSession({ capabilities: { ...FULL_CLIENT, textDocument: { ...FULL_CLIENT.textDocument, hover: {} } } });
    const found = await hover(session, "The Gridline Export plugin", 6);
    const { kind, value } = found?.contents as { kind: string; value: string };
    assert.equal(kind, "plaintext");
    assert.match(value, /^Gridline Export · words · plugin\ndeprecated since 3\.0; use Gridline Import\nTruth entry: file:.*words\.yaml#L7\n\n---/);
    await session.end();
  });

  it("is silent beside names, and answers at a name's end", async () => {
    const session = await startSession();
    assert.equal(await hover(session, "The Word Processor plugin", 1), null);
    assert.notEqual(await hover(session, "The Word Processor plugin", 18), null);
    assert.equal(await hover(session, "The Word Processor plugin", 19), null);
    await session.end();
  });
});
