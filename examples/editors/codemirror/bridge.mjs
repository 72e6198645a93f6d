// The server for pages with CodeMirror: `node bridge.mjs 7070 http://localhost:8080` takes connections from pages of that origin, on this
// machine only, and runs one `tbcv --stdio` for each. A message of the WebSocket is one of the protocol. Install ws and vscode-jsonrpc.
import { spawn } from "node:child_process";
import { StreamMessageReader, StreamMessageWriter } from "vscode-jsonrpc/node";
import { WebSocketServer } from "ws";

const [port, origin] = process.argv.slice(2);
if (!/^\d+$/.test(port ?? "") || !URL.canParse(origin ?? "")) {
  console.error("Name a port and the origin of your pages, such as: node bridge.mjs 7070 http://localhost:8080");
  process.exit(2);
}

// Any page in the browser can reach this address; only yours may.
const bridge = new WebSocketServer({ host: "127.0.0.1", port: Number(port), verifyClient: (request) => request.origin === origin });
bridge.on("listening", () => console.log(`ws://127.0.0.1:${bridge.address().port}`));
bridge.on("error", (error) => {
  console.error(`The bridge cannot listen at port ${port}: ${error.message}`);
  process.exit(1);
});
bridge.on("connection", (page) => {
  const server = spawn("tbcv", ["--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
  const writer = new StreamMessageWriter(server.stdin);
  new StreamMessageReader(server.stdout).listen((message) => page.send(JSON.stringify(message)));
  page.on("message", async (text) => {
    try {
      await writer.write(JSON.parse(text));
    } catch {
      page.close(); // no message of the protocol, or the server is gone
    }
  });
  // The page connects anew, and gets a new server.
  page.on("close", () => server.kill());
  server.on("error", (error) => console.error(`tbcv did not start: ${error.message}`));
  server.on("close", () => page.close());
});
