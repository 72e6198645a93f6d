// The program of the worker: the language server for an editor in the browser, which speaks to it by messages.
import { BrowserMessageReader, BrowserMessageWriter } from "vscode-languageserver/browser";
import { shippedTruth } from "../host/shipped-truth.ts";
import { serveLanguage } from "../lsp/language-server.ts";
import { clientFiles } from "./client-files.ts";
import { loadWebTruth } from "./load-web-truth.ts";
import { workerTimer } from "./worker-timer.ts";

declare const self: DedicatedWorkerGlobalScope;

serveLanguage({
  reader: new BrowserMessageReader(self),
  writer: new BrowserMessageWriter(self),
  // There is no environment and no working folder: settings come from the editor and from the files of its folders.
  world: { env: {}, workingFolder: "/", timer: workerTimer, loadTruth: loadWebTruth, shippedTruth },
  exit: () => {
    self.close();
  },
  onClientProcess: () => undefined,
  onClient(connection, params) {
    clientFiles.connect(connection, params);
    // What nobody caught is told, and ends nothing.
    self.addEventListener("unhandledrejection", ({ reason }: PromiseRejectionEvent) => {
      connection.console.error(reason instanceof Error ? (reason.stack ?? reason.message) : String(reason));
    });
  },
});
