// Quick fixes: which, in what order, with what titles, and that applying them does what they say.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { CodeAction, Diagnostic, Range, TextEdit } from "vscode-languageserver/node";
import { ResponseFailure } from "../support/lsp-client.ts";
import { change, FULL_CLIENT, range, startSession, type TestSession } from "../support/lsp-session.ts";

interface Opened {
  readonly session: TestSession;
  readonly uri: string;
  readonly diagnostics: readonly Diagnostic[];
  actions(at: Range, context?: object): Promise<CodeAction[]>;
  /** The text after an action, and what is found in it. */
  applied(action: CodeAction | undefined): Promise<{ text: string; codes: unknown[] }>;
}

async function opened(text: string, languageId = "markdown", capabilities = FULL_CLIENT): Promise<Opened> {
  const session = await startSession({ capabilities, initializationOptions: { include_code: true } });
  const uri = "untitled:Page";
  session.open(uri, text, languageId);
  const diagnostics = await session.client.diagnostics(uri, 1);
  return {
    session, uri, diagnostics,
    actions: (at, context = { diagnostics: [] }) => session.client.request("textDocument/codeAction", { textDocument: { uri }, range: at, context }),
    async applied(action) {
      const [change] = action?.edit?.documentChanges ?? [];
      assert.ok(change && "edits" in change);
      assert.deepEqual(change.textDocument, { uri, version: 1 });
      const after = TextDocument.applyEdits(TextDocument.create(uri, languageId, 1, text), change.edits as TextEdit[]);
      const copy = `untitled:Page-${randomUUID()}`;
      session.open(copy, after, languageId);
      return { text: after, codes: (await session.client.diagnostics(copy, 1)).map(({ code }) => code) };
    },
  };
}

const titles = (actions: readonly CodeAction[]): string[] => actions.map(({ title }) => title);

describe("quick fixes", () => {
  it("come in order, say what they do, and carry the version and the diagnostic", async () => {
    const page = await opened("The Gridlne Import plugin.\n\nNo. The Gridlne Import plugin.\n");
    const actions = await page.actions(range(0, 6, 0, 6));
    assert.deepEqual(titles(actions), ['Change to "Gridline Import"', "Change all 2 in this file", "Ignore here", 'Ignore "Gridlne Import" in this file']);
    assert.deepEqual(actions.map(({ kind, isPreferred }) => ({ kind, isPreferred })), [
      { kind: "quickfix", isPreferred: true },
      { kind: "quickfix", isPreferred: undefined },
      { kind: "quickfix.tbcv.ignore", isPreferred: undefined },
      { kind: "quickfix.tbcv.ignore", isPreferred: undefined },
    ]);
    assert.deepEqual(actions[0]?.diagnostics, [page.diagnostics[0]]);
    assert.deepEqual(await page.applied(actions[0]), { text: "The Gridline Import plugin.\n\nNo. The Gridlne Import plugin.\n", codes: ["misspelled-name"] });
    assert.deepEqual(await page.applied(actions[1]), { text: "The Gridline Import plugin.\n\nNo. The Gridline Import plugin.\n", codes: [] });
    await page.session.end();
  });

  it("are offered where the cursor touches the text, and only there", async () => {
    const page = await opened("The Gridlne Import plugin.\n");
    const count = async (character: number): Promise<number> => (await page.actions(range(0, character, 0, character))).length;
    assert.deepEqual([await count(3), await count(4), await count(18), await count(19)], [0, 3, 3, 0]);
    assert.equal((await page.actions(range(0, 0, 9, 9))).length, 3);
    await page.session.end();
  });

  it("count all safe fixes, also those that add to one list", async () => {
    const page = await opened("---\nfamily: words\nplugins: []\n---\nThe Gridline Import plugin and the Paperline Writer plugin.\n");
    const [all] = await page.actions(range(0, 0, 4, 9), { diagnostics: [], only: ["source.fixAll"] });
    assert.equal(all?.title, "Make all 2 safe fixes in this file");
    const { text, codes } = await page.applied(all);
    assert.match(text, /^plugins: \[gridline-import, pdf-writer\]$/m);
    assert.deepEqual(codes, []);
    await page.session.end();
  });

  it("follow what the client asks for", async () => {
    const page = await opened("The Gridlne Import plugin and the Sheetline Writer plugin.\n");
    const all = range(0, 0, 0, 50);
    assert.deepEqual(titles(await page.actions(all)), ['Change to "Gridline Import"', 'Change to "Paperline Writer"', "Ignore here", "Ignore here", 'Ignore "Gridlne Import" in this file', 'Ignore "Sheetline Writer" in this file']);
    assert.deepEqual(titles(await page.actions(all, { diagnostics: [page.diagnostics[1]] })), ['Change to "Paperline Writer"', "Ignore here", 'Ignore "Sheetline Writer" in this file']);
    assert.deepEqual(titles(await page.actions(all, { diagnostics: [], only: ["refactor"] })), []);
    assert.deepEqual(titles(await page.actions(all, { diagnostics: [], only: ["source.fixAll"] })), ["Make the one safe fix in this file"]);
    assert.equal((await page.actions(all, { diagnostics: [], only: ["quickfix"] })).length, 6);
    assert.equal((await page.actions(all, { diagnostics: [], only: ["quickfix.tbcv.ignore"] })).length, 4);
    assert.equal((await page.actions(all, { diagnostics: [{ range: all, message: "of another tool", source: "other" }] })).length, 6);
    await page.session.end();
  });

  it("mend all of a kind and all that is safe, late where the client asks for it late", async () => {
    const text = "The gridline import plugin, the paperline writer plugin and the Gridlne Import plugin.\n";
    const page = await opened(text);
    const kinds = await page.actions(range(0, 5, 0, 5));
    assert.deepEqual(titles(kinds).slice(0, 2), ['Change to "Gridline Import"', 'Fix all 2 findings of "name-case" in this file']);
    const mended = "The Gridline Import plugin, the Paperline Writer plugin and the Gridlne Import plugin.\n";
    assert.equal((await page.applied(kinds[1])).text, mended);
    assert.equal((await page.applied(kinds.find(({ kind }) => kind === "source.fixAll.tbcv"))).text, mended);
    await page.session.end();

    const late = await startSession({ capabilities: { ...FULL_CLIENT, textDocument: { ...FULL_CLIENT.textDocument, codeAction: { ...FULL_CLIENT.textDocument?.codeAction, dataSupport: true, resolveSupport: { properties: ["edit"] } } } } });
    const uri = late.folder.uri("docs/late.md");
    late.open(uri, text);
    await late.client.diagnostics(uri, 1);
    const [action] = await late.client.request<CodeAction[]>("textDocument/codeAction", { textDocument: { uri }, range: range(0, 5, 0, 5), context: { diagnostics: [], only: ["source.fixAll"] } });
    assert.equal(action?.edit, undefined);
    assert.ok((await late.client.request<CodeAction>("codeAction/resolve", action)).edit);
    late.client.notify("textDocument/didChange", change(uri, 2, { text: `${text}More.\n` }));
    await assert.rejects(late.client.request("codeAction/resolve", action), (error) => error instanceof ResponseFailure && error.code === -32801);
    await late.client.diagnostics(uri, 2);
    await late.end();
  });

  const inFile: readonly (readonly [language: string, text: string, after: string])[] = [
    ["markdown", "---\ntitle: a\n---\n\nThe Gridlne Import plugin.\n", '---\ntitle: a\n---\n<!-- tbcv-disable-file "Gridlne Import" -->\n\nThe Gridlne Import plugin.\n'],
    ["markdown", '<!-- tbcv-disable-file "Other" -->\n\nThe Gridlne Import plugin.\n', '<!-- tbcv-disable-file "Other" "Gridlne Import" -->\n\nThe Gridlne Import plugin.\n'],
    ["mdx", "The Gridlne Import plugin.\n", '{/* tbcv-disable-file "Gridlne Import" */}\n\nThe Gridlne Import plugin.\n'],
    ["restructuredtext", "The Gridlne Import plugin.\r\n", '.. tbcv-disable-file "Gridlne Import"\r\n\r\nThe Gridlne Import plugin.\r\n'],
    ["asciidoc", "The Gridlne Import plugin.\n", '// tbcv-disable-file "Gridlne Import"\n\nThe Gridlne Import plugin.\n'],
    ["html", "<!doctype html>\n<p>The Gridlne Import plugin.\n", '<!doctype html>\n<!-- tbcv-disable-file "Gridlne Import" -->\n\n<p>The Gridlne Import plugin.\n'],
  ];
  for (const [language, text, after] of inFile) {
    it(`ignore a spelling in the whole file: ${JSON.stringify(after.slice(0, 60))}`, async () => {
      const page = await opened(text, language);
      const found = page.diagnostics.find(({ code }) => code === "misspelled-name");
      assert.ok(found);
      const applied = await page.applied((await page.actions(found.range)).find(({ title }) => title.endsWith("in this file")));
      assert.equal(applied.text, after);
      assert.ok(!applied.codes.includes("misspelled-name"));
      await page.session.end();
    });
  }

  it("prefer nothing where the answer is not sure", async () => {
    const page = await opened("The Gridline Export plugin.\n");
    const [first] = await page.actions(range(0, 6, 0, 6));
    assert.equal(first?.title, 'Change to "Gridline Import"');
    assert.equal(first.isPreferred, undefined);
    await page.session.end();
  });

  it("offer at most three replacements, and prefer none of several", async () => {
    const names = ["Gridlined Import", "Gridlines Import", "Gridlinex Import", "Gridliner Import"];
    const own = `family: own\nplugins:\n${names.map((name, at) => `  - {id: own-${at}, name: ${name}}\n`).join("")}`;
    const session = await startSession({ files: { "docs/tbcv.yaml": "truth: {truth_files: [own.yaml]}\n", "docs/own.yaml": own } });
    const uri = session.folder.uri("docs/a.md");
    session.open(uri, "The Gridlne Import plugin.\n");
    await session.client.diagnostics(uri, 1);
    const actions = await session.client.request<CodeAction[]>("textDocument/codeAction", { textDocument: { uri }, range: range(0, 6, 0, 6), context: { diagnostics: [] } });
    const changes = actions.filter(({ title }) => title.startsWith("Change to"));
    assert.equal(changes[0]?.title, 'Change to "Gridline Import"');
    assert.equal(changes.length, 3);
    assert.ok(actions.every(({ isPreferred }) => !isPreferred));
    await session.end();
  });

  it("come as plain changes where the client knows no others", async () => {
    const page = await opened("The Gridlne Import plugin.\n", "markdown", { textDocument: { codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } } } });
    const [first] = await page.actions(range(0, 6, 0, 6));
    assert.deepEqual(first?.edit, { changes: { [page.uri]: [{ range: range(0, 4, 0, 18), newText: "Gridline Import" }] } });
    assert.equal(first.isPreferred, undefined);
    await page.session.end();
  });

  const kept: readonly (readonly [string, string, string, string])[] = [
    ["above a paragraph", "markdown", "The Gridlne Import plugin.\n", "<!-- tbcv-disable-next-line misspelled-name -->\nThe Gridlne Import plugin.\n"],
    ["at the end of a later line", "markdown", "Here is\nthe Gridlne Import plugin  \nor not.\n", "Here is\nthe Gridlne Import plugin <!-- tbcv-disable-line misspelled-name -->  \nor not.\n"],
    ["in a list item", "markdown", "- One\n- The Gridlne Import plugin\n- Two\n", "- One\n- The Gridlne Import plugin <!-- tbcv-disable-line misspelled-name -->\n- Two\n"],
    ["in a quotation", "markdown", "> The Gridlne Import plugin\n", "> The Gridlne Import plugin <!-- tbcv-disable-line misspelled-name -->\n"],
    ["above a heading, with the file's line ends", "markdown", "Text\r\n## The Gridlne Import plugin\r\n", "Text\r\n<!-- tbcv-disable-next-line misspelled-name -->\r\n## The Gridlne Import plugin\r\n"],
    ["behind another code", "markdown", "<!-- tbcv-disable-next-line name-case -->\nThe gridline import and the Gridlne Import plugin.\n", "<!-- tbcv-disable-next-line name-case misspelled-name -->\nThe gridline import and the Gridlne Import plugin.\n"],
    ["in front matter", "markdown", "---\ntitle: The Gridlne Import plugin\n---\n", "---\n# tbcv-disable-next-line misspelled-name\ntitle: The Gridlne Import plugin\n---\n"],
    ["above an entry of front matter", "markdown", "---\nnotes:\n  - The Gridlne Import plugin\n---\n", "---\nnotes:\n  # tbcv-disable-next-line misspelled-name\n  - The Gridlne Import plugin\n---\n"],
    ["in front matter of TOML", "markdown", '+++\ntitle = "The Gridlne Import plugin"\n+++\n', '+++\n# tbcv-disable-next-line misspelled-name\ntitle = "The Gridlne Import plugin"\n+++\n'],
    ["in MDX", "mdx", "The Gridlne Import plugin.\n", "{/* tbcv-disable-next-line misspelled-name */}\nThe Gridlne Import plugin.\n"],
    ["in HTML", "html", "<p>\n  The Gridlne Import plugin.\n</p>\n", "<p>\n  <!-- tbcv-disable-next-line misspelled-name -->\n  The Gridlne Import plugin.\n</p>\n"],
    ["in Org", "org", "Here.\n\nThe Gridlne Import plugin.\n", "Here.\n\n# tbcv-disable-next-line misspelled-name\nThe Gridlne Import plugin.\n"],
    ["in LaTeX", "latex", "Here is\nthe Gridlne Import plugin.\n", "Here is\n% tbcv-disable-next-line misspelled-name\nthe Gridlne Import plugin.\n"],
    ["in a line comment", "typescript", "x();\n  /// The Gridlne Import plugin.\n", "x();\n  /// tbcv-disable-next-line misspelled-name\n  /// The Gridlne Import plugin.\n"],
    ["in a comment of several lines", "java", "/**\n * The Gridlne Import plugin.\n */\n", "/**\n * tbcv-disable-next-line misspelled-name\n * The Gridlne Import plugin.\n */\n"],
  ];
  for (const [place, languageId, text, expected] of kept) {
    it(`ignore here: ${place}`, async () => {
      const page = await opened(text, languageId);
      const found = page.diagnostics.find(({ code }) => code === "misspelled-name");
      assert.ok(found);
      const ignore = (await page.actions(found.range, { diagnostics: [found] })).find(({ title }) => title === "Ignore here");
      assert.deepEqual(await page.applied(ignore), { text: expected, codes: [] });
      await page.session.end();
    });
  }

  const refused: readonly (readonly [string, string, string])[] = [
    ["a text of front matter over several lines", "markdown", "---\ntitle: |\n  note: The Gridlne Import plugin\n---\n"],
    ["a code block", "markdown", "```\nuse the Gridlne Import plugin\n```\n"],
    ["a table", "markdown", "| a | b |\n| - | - |\n| The Gridlne Import plugin | x |\n"],
    ["a code span over two lines", "markdown", "Text\nand `the Gridlne Import plugin\nand so on` here.\n"],
    ["an HTML tag", "html", "<img\n alt='The Gridlne Import plugin'>\n"],
    ["preformatted HTML", "html", "<pre>\nThe Gridlne Import plugin\n</pre>\n"],
    ["plain text", "plaintext", "The Gridlne Import plugin.\n"],
    ["Textile", "textile", "The Gridlne Import plugin.\n"],
    ["a paragraph of Org", "org", "Here is\nthe Gridlne Import plugin.\n"],
    ["a documenting string", "python", '"""The Gridlne Import plugin."""\n'],
  ];
  for (const [place, languageId, text] of refused) {
    it(`no ignoring in ${place}`, async () => {
      const page = await opened(text, languageId);
      const all = await page.actions(range(0, 0, 9, 0));
      assert.deepEqual(titles(all).filter((title) => title.startsWith("Ignore here")), []);
      if (place !== "a code block" && place !== "preformatted HTML") assert.equal(titles(all).filter((title) => !title.endsWith("in this file")).length, page.diagnostics.length);
      await page.session.end();
    });
  }
});
