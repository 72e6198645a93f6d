// What people said, where its storage does not answer: nobody waits for it, and it is said once.
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { join } from "node:path";
import { openFeedback } from "../../server/src/host/open-feedback.ts";
import { sqliteOpener } from "../../server/src/host/sqlite/open-sqlite.ts";
import type { Verdict } from "../../server/src/semantic/feedback.ts";
import { withFolder } from "../config/temp-folder.ts";

const VERDICT: Verdict = { id: "a", passage: "p", record: "words/word-processor", recordHash: "r", code: "semantic-incorrect", kind: "dismissed", remark: "{}" };

describe("what people said of findings", () => {
  it("is done without where its database takes connections and never answers", async () => {
    const sockets: Socket[] = [];
    const server = createServer((socket) => sockets.push(socket)).listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    const said: string[] = [];
    const feedback = openFeedback({ url: `postgres://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}/tbcv`, folder: "/", log: (line) => said.push(line), answer: 50 });
    assert.deepEqual([await feedback.of("p"), await feedback.of("q")], [[], []]);
    assert.deepEqual(said, ["what was said of findings of a language model is not known, because no answer within 50 ms"]);
    assert.equal(await feedback.put(VERDICT), "no answer within 50 ms");
    for (const socket of sockets) socket.destroy();
    await feedback.close();
    server.close();
    await once(server, "close");
  });

  it("waits for a file that another process writes to without stopping all else", () => withFolder({}, async (folder) => {
    const file = join(folder, "history.sqlite");
    const place = { url: file, folder, log: (line: string) => assert.fail(line) };
    const first = openFeedback(place);
    assert.equal(await first.put(VERDICT), undefined);
    await first.close();
    const opener = sqliteOpener();
    assert.ok("open" in opener);
    const other = opener.open(file);
    other.exec("BEGIN IMMEDIATE");
    const feedback = openFeedback(place);
    let turns = 0;
    const counting = setInterval(() => {
      // It is let go only because timers run while it is waited for.
      if (++turns === 5) other.exec("COMMIT");
    }, 20);
    assert.equal(await feedback.put({ ...VERDICT, id: "b" }), undefined);
    clearInterval(counting);
    other.close();
    assert.deepEqual((await feedback.of("p")).map(({ id }) => id).toSorted(), ["a", "b"]);
    await feedback.close();
  }));
});
