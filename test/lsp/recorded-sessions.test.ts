// A whole editing session of each well-known client, compared with the one that was read and found good, message by message in both
// directions. UPDATE_FIXTURES=1 writes them anew.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beyondProtocol, capabilitiesOf, clientInfoOf, type ClientName, CLIENTS } from "../support/client-profiles.ts";
import { startServer } from "../support/lsp-session.ts";
import { watchConformance } from "../support/protocol/conformance.ts";
import { runEditingSession } from "../support/recording/editing-session.ts";
import { createHeldTimer } from "../support/recording/held-timer.ts";
import { FILES } from "../support/recording/session-ground.ts";
import { createTranscript, messagesOf } from "../support/recording/transcript.ts";

const PROGRAM = join(import.meta.dirname, "../..");

/** Runs the session and takes it down. */
async function record(name: ClientName): Promise<string[]> {
  const transcript = createTranscript();
  const timer = createHeldTimer();
  let count = 0;
  const onMessage: typeof transcript.take = (from, message) => {
    count++;
    transcript.take(from, message);
  };
  const { client, folder, exited } = await startServer({ files: FILES, timer, beyond: beyondProtocol(name), onMessage });
  try {
    await runEditingSession({ client, folder, timer, capabilities: capabilitiesOf(name), clientInfo: clientInfoOf(name), step: transcript.step });
    assert.equal(await exited, 0);
    const lines = transcript.lines([[folder.path, "/folder"], [PROGRAM, "/program"]]);
    assert.equal(messagesOf(lines).length, count);
    return lines;
  } finally {
    await folder.remove();
  }
}

describe("recorded sessions", () => {
  for (const name of CLIENTS) {
    const file = join(import.meta.dirname, "sessions", `${name}.jsonl`);

    it(`of ${name} go as they went`, async () => {
      const lines = await record(name);
      if (process.env["UPDATE_FIXTURES"] === "1") writeFileSync(file, `${lines.join("\n")}\n`);
      assert.deepEqual(lines, readFileSync(file, "utf8").trimEnd().split("\n"));
    });

    it(`of ${name} hold nothing that the protocol does not allow`, () => {
      const watched = watchConformance(beyondProtocol(name));
      const messages = messagesOf(readFileSync(file, "utf8").trimEnd().split("\n"));
      for (const { from, ...message } of messages) watched.watch(from, { jsonrpc: "2.0", ...message });
      assert.deepEqual(watched.problems, []);
      assert.deepEqual(messages.map(({ method }) => method).filter((method) => method !== undefined).at(-1), "exit");
    });
  }
});
