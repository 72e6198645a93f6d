// The folder `truth` of an open folder: its truth counts without a setting, where the folder is trusted.
import assert from "node:assert/strict";
import { FULL_CLIENT, range, startSession, type TestSession } from "../support/lsp-session.ts";

const TEXT = "The Bitmap Turnr plugin and the Gridlne Import plugin.\n";
const OWN = "family: own\nplugins:\n  - {id: bitmap-turner, name: Bitmap Turner}\n";

/** The names that the findings of the open page propose, in the version that was published next. */
const found = async ({ client, folder }: TestSession): Promise<string[]> =>
  (await client.diagnostics(folder.uri("docs/a.md"), 1)).map(({ message }) => /"([^"]+)"/.exec(message as string)?.[1] ?? "");

async function opened(options: Parameters<typeof startSession>[0]): Promise<TestSession> {
  const session = await startSession(options);
  session.open(session.folder.uri("docs/a.md"), TEXT);
  return session;
}

const changed = ({ client, folder }: TestSession, name: string, type: 1 | 2 | 3): void => {
  client.notify("workspace/didChangeWatchedFiles", { changes: [{ uri: folder.uri(name), type }] });
};

describe("the truth folder of an open folder", () => {
  it("counts beside the shipped packs, whatever format and depth", async () => {
    const session = await opened({ files: { "docs/truth/deep/own.json": '{"family": "own", "plugins": [{"id": "b", "name": "Bitmap Turner"}]}' } });
    assert.deepEqual(await found(session), ["Bitmap Turner", "Gridline Import"]);
    await session.end();
  });

  it("counts for the documents of its own folder only", async () => {
    const session = await startSession({ folders: ["docs", "more"], files: { "docs/truth/own.yaml": OWN } });
    for (const [name, findings] of [["docs/a.md", 2], ["more/a.md", 1], ["else/a.md", 1]] as const) {
      session.open(session.folder.uri(name), TEXT);
      assert.equal((await session.client.diagnostics(session.folder.uri(name), 1)).length, findings, name);
    }
    await session.end();
  });

  it("comes, changes and goes while the server runs", async () => {
    const session = await opened({});
    assert.deepEqual(await found(session), ["Gridline Import"]);
    await session.folder.write("docs/truth/own.yaml", OWN);
    changed(session, "docs/truth/own.yaml", 1);
    assert.deepEqual(await found(session), ["Bitmap Turner", "Gridline Import"]);
    await session.folder.write("docs/truth/own.yaml", OWN.replace("Bitmap Turner", "Quite Different"));
    changed(session, "docs/truth/own.yaml", 2);
    assert.deepEqual(await found(session), ["Gridline Import"]);
    await session.folder.write("docs/truth/own.yaml", OWN);
    changed(session, "docs/truth/own.yaml", 2);
    assert.equal((await found(session)).length, 2);
    await session.folder.remove("docs/truth");
    changed(session, "docs/truth", 3);
    assert.deepEqual(await found(session), ["Gridline Import"]);
    await session.end();
  });

  it("may hold other files, which are told once and are no errors, and broken truth, which is one", async () => {
    const files = { "docs/truth/own.yaml": OWN, "docs/truth/data.json": '[{"family": 1}]', "docs/truth/ci.yaml": "jobs: {}\n", "docs/truth/bad.yaml": "family: bad\nplugins: [\n" };
    const session = await opened({ files });
    const { client, folder } = session;
    assert.equal((await found(session)).length, 2);
    assert.deepEqual((await client.diagnostics(folder.uri("docs/truth/bad.yaml"))).map(({ code }) => code), ["truth-syntax"]);
    assert.match((await client.next<{ message: string }>("window/showMessage")).message, /bad\.yaml/);
    for (const name of ["ci.yaml", "data.json"]) assert.match((await client.next<{ message: string }>("window/logMessage")).message, new RegExp(`truth/${name} has no family and is not taken for a truth file; add`));
    await folder.write("docs/truth/bad.yaml", "family: bad\nplugins: []\n");
    changed(session, "docs/truth/bad.yaml", 2);
    assert.deepEqual(await client.diagnostics(folder.uri("docs/truth/bad.yaml")), []);
    assert.equal((await found(session)).length, 2);
    await session.end();
  });

  it("is read by its names where the settings name it, and then must hold truth", async () => {
    for (const truth of ["{truth_directories: [truth]}", "{truth_files: [truth/own.yaml, truth/ci.yaml]}"]) {
      const session = await opened({ files: { "docs/tbcv.yaml": `truth: ${truth}\n`, "docs/truth/own.yaml": OWN, "docs/truth/ci.yaml": "jobs: {}\n" } });
      assert.deepEqual(await found(session), ["Bitmap Turner", "Gridline Import"]);
      assert.deepEqual((await session.client.diagnostics(session.folder.uri("docs/truth/ci.yaml"))).map(({ code }) => code), ["truth-missing-key", "truth-unknown-key"]);
      await session.client.next("window/showMessage");
      await session.end();
    }
  });

  it("is not read where the folder is not trusted, which is said once", async () => {
    const session = await opened({ capabilities: { ...FULL_CLIENT, experimental: { tbcv: { trusted: false } } }, files: { "docs/truth/own.yaml": OWN } });
    assert.deepEqual(await found(session), ["Gridline Import"]);
    session.open(session.folder.uri("docs/b.md"), TEXT);
    assert.equal((await session.client.diagnostics(session.folder.uri("docs/b.md"), 1)).length, 1);
    assert.match((await session.client.next<{ message: string }>("window/logMessage")).message, /docs\/truth is not read, since the open folders are not trusted/);
    await session.end();
  });

  it("is read there too where the settings name it, and nothing is said", async () => {
    const session = await opened({ capabilities: { ...FULL_CLIENT, experimental: { tbcv: { trusted: false } } }, files: { "docs/tbcv.yaml": "truth: {truth_directories: [truth]}\n", "docs/truth/own.yaml": OWN } });
    assert.deepEqual(await found(session), ["Bitmap Turner", "Gridline Import"]);
    await session.end();
  });

  it("is left alone where it is that of the program itself, in any copy", async () => {
    const session = await opened({ files: { "docs/truth/own.yaml": OWN, "docs/package.json": '{"name": "tbcv"}' } });
    assert.deepEqual(await found(session), ["Gridline Import"]);
    await session.end();
  });

  it("takes an alias of a plugin that it defines, and no setting is written for that", async () => {
    const session = await opened({ files: { "docs/truth/own.yaml": OWN } });
    const uri = session.folder.uri("docs/a.md");
    await found(session);
    const actions = await session.client.request<{ title: string }[]>("textDocument/codeAction", { textDocument: { uri }, range: range(0, 6, 0, 6), context: { diagnostics: [] } });
    assert.deepEqual(actions.map(({ title }) => title).filter((title) => title.startsWith("Accept")), ['Accept "Bitmap Turnr" as an alias in truth/own.yaml']);
    await session.end();
  });
});
