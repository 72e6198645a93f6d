// Completion: where a name is being written, what is offered there, and what is put in.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import type { ClientCapabilities, CompletionItem, CompletionList, TextEdit } from "vscode-languageserver";
import { applyEdit } from "../../server/src/text/edits.ts";
import { FULL_CLIENT, startSession, type TestSession } from "../support/lsp-session.ts";

const CLIENT: ClientCapabilities = {
  ...FULL_CLIENT,
  textDocument: { ...FULL_CLIENT.textDocument, completion: { completionItem: { documentationFormat: ["markdown"], resolveSupport: { properties: ["documentation"] } } } },
};

interface Completed {
  readonly labels: readonly string[];
  readonly items: readonly CompletionItem[];
  /** The text after taking an item. */
  taken(label: string): string;
}

/** Asks at the sign "|" of a text. */
async function completed(session: TestSession, marked: string, triggerKind = 1): Promise<Completed> {
  const offset = marked.indexOf("|");
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  const uri = session.folder.uri(`docs/${randomUUID()}.md`);
  session.open(uri, text);
  await session.client.diagnostics(uri, 1);
  const before = text.slice(0, offset).split("\n");
  const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  const list = await session.client.request<CompletionList | null>("textDocument/completion", { textDocument: { uri }, position, context: { triggerKind } });
  const items = list?.items ?? [];
  return {
    items,
    labels: items.map(({ label }) => label),
    taken(label) {
      const { range, newText } = items.find((item) => item.label === label)?.textEdit as TextEdit;
      const lineStart = text.split("\n").slice(0, range.start.line).join("\n").length + (range.start.line > 0 ? 1 : 0);
      return applyEdit(text, { span: { start: lineStart + range.start.character, end: lineStart + range.end.character }, text: newText });
    },
  };
}

describe("completion", () => {
  let session: TestSession;
  beforeEach(async () => {
    session = await startSession({ capabilities: CLIENT });
  });
  afterEach(() => session.end());

  const silent = ["Read the |manual.", "Gridl|", "The gridl|", "You imp|", "Word|", "It is a |", "---\ntitle: Gridl|\n---\n", "---\nplugins: [gridline-import]\n---\nUse the gri|\n"];
  for (const text of silent) {
    it(`keeps quiet in running text: ${JSON.stringify(text)}`, async () => {
      assert.deepEqual((await completed(session, text)).labels, []);
    });
  }

  const offered: readonly (readonly [text: string, label: string, taken: string])[] = [
    ["Use the Gridl| plugin.", "Gridline Import", "Use the Gridline Import plugin."],
    ["Use Gridline Im|pot now.", "Gridline Import", "Use Gridline Import now."],
    ["Add `gridline-e|`.", "gridline-export", "Add `gridline-export`."],
    ["Add `exp|`.", "Gridline Export", "Add `Gridline Export`."],
    ["---\nplugins: [grid|]\n---\n", "gridline-import", "---\nplugins: [gridline-import]\n---\n"],
    ["---\nplugins:\n  - word-processor\n  - |\n---\n", "pdf-writer", "---\nplugins:\n  - word-processor\n  - pdf-writer\n---\n"],
    ['---\nplugins: ["pd|"]\n---\n', "pdf-writer", '---\nplugins: ["pdf-writer"]\n---\n'],
    ["---\nfamily: |\n---\n", "words", "---\nfamily: words\n---\n"],
    ["+++\nfamily = \"wo|\"\n+++\n", "words", "+++\nfamily = \"words\"\n+++\n"],
  ];
  for (const [text, label, taken] of offered) {
    it(`offers "${label}" in ${JSON.stringify(text)}`, async () => {
      const found = await completed(session, text);
      assert.ok(found.labels.includes(label), found.labels.join(", "));
      assert.equal(found.taken(label), taken);
    });
  }

  it("offers a list the ids of its families first", async () => {
    const text = "---\nfamily: words\nplugins:\n  - |\n---\n";
    assert.deepEqual((await completed(session, text)).labels.slice(0, 4), ["gridline-import", "pdf-writer", "word-processor", "Gridline Import"]);
  });

  it("offers a list nothing that it holds already", async () => {
    const { labels } = await completed(session, "---\nfamily: words\nplugins: [pdf-writer, word-processor, grid|]\n---\n");
    assert.deepEqual(labels, ["gridline-import", "Gridline Import", "gridline-export", "Gridline Export"]);
    const again = await completed(session, "---\nfamily: words\nplugins: [pdf-writer, word-pro|cessor]\n---\n");
    assert.deepEqual(again.labels, ["word-processor"]);
    assert.ok(!(await completed(session, "---\nfamily: words\nplugins:\n  - pdf-writer\n  - |\n---\n")).labels.some((label) => /pdf-writer|Paperline/.test(label)));
  });

  it("offers a name in prose where a trigger was typed", async () => {
    assert.ok((await completed(session, "the gridl|", 2)).labels.includes("Gridline Import"));
  });

  it("has the client sort by our order where names fit in different ways", async () => {
    const { items, labels } = await completed(session, "Add `im|`.");
    assert.deepEqual(labels, ["Gridline Import", "gridline-import"]);
    assert.deepEqual(items.map(({ filterText }) => filterText), ["im", "im"]);
    assert.deepEqual((await completed(session, "Add `grid|`.")).items.map(({ filterText }) => filterText), [undefined, undefined, undefined, undefined]);
  });

  it("gives a client that shows only what begins with the typed letters no others where there are such, and no filter text", async () => {
    const names = async (asked: TestSession): Promise<[string, string | undefined][]> => (await completed(asked, "Add `p|`.")).items.map(({ label, filterText }) => [label, filterText]);
    assert.deepEqual((await names(session)).filter(([label]) => label.startsWith("Word")), [["Word Processor", "p"]]);
    const plain = await startSession({ capabilities: { ...CLIENT, textDocument: { ...CLIENT.textDocument, completion: { contextSupport: false } } } });
    assert.deepEqual(await names(plain), [["Paperline Writer", undefined], ["pdf-writer", undefined]]);
    assert.deepEqual((await completed(plain, "Add `exp|`.")).labels, ["Gridline Export", "gridline-export"]);
    await plain.end();
  });

  it("puts what is on the page first, retired plugins last, and shows a card when asked", async () => {
    const found = await completed(session, "Gridline Import and `grid|`.");
    assert.deepEqual(found.labels, ["Gridline Import", "gridline-import", "Gridline Export", "gridline-export"]);
    const resolved = await session.client.request<CompletionItem>("completionItem/resolve", found.items[2]);
    assert.match(JSON.stringify(resolved.documentation), /Gridline Export.*deprecated since 3\.0; use Gridline Import/);
  });
});
