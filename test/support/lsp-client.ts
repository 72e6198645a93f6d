// A language client in a few lines: over streams in memory or those of a process. It waits for messages, never for time, and fails at
// the end on messages that nobody claimed, so that a server cannot say more than a test knows of.
import assert from "node:assert/strict";
import type { Readable, Writable } from "node:stream";
import type { PublishDiagnosticsParams } from "vscode-languageserver/node";
import { StreamMessageReader, StreamMessageWriter } from "vscode-languageserver/node";

interface Notification {
  readonly method: string;
  readonly params: unknown;
}

interface Waiting {
  readonly wants: (notification: Notification) => boolean;
  readonly resolve: (params: unknown) => void;
}

interface AnyMessage {
  readonly jsonrpc: "2.0";
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

/** An error answer of the server. */
export class ResponseFailure extends Error {
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

/** The client's end of a session. */
export class LspClient {
  readonly #writer: StreamMessageWriter;
  readonly #requests = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>();
  readonly #answers = new Map<string, (params: never) => unknown>();
  readonly #unclaimed: Notification[] = [];
  readonly #waiting: Waiting[] = [];
  #lastId = 0;

  constructor(input: Readable, output: Writable) {
    this.#writer = new StreamMessageWriter(output);
    new StreamMessageReader(input).listen((message) => {
      this.#take(message as AnyMessage);
    });
  }

  /** Sends a request; rejects with `ResponseFailure` where the server answers with an error. */
  request<R>(method: string, params?: unknown): Promise<R> {
    const id = ++this.#lastId;
    return new Promise<R>((resolve, reject) => {
      this.#requests.set(id, { resolve: resolve as (result: unknown) => void, reject });
      this.#send({ jsonrpc: "2.0", id, method, params });
    });
  }

  /** Asks the server to give up the newest request. */
  cancelNewest(): void {
    this.notify("$/cancelRequest", { id: this.#lastId });
  }

  notify(method: string, params?: unknown): void {
    this.#send({ jsonrpc: "2.0", method, params });
  }

  /** Answers the server's requests of a method from now on. */
  answer(method: string, answer: (params: never) => unknown): void {
    this.#answers.set(method, answer);
  }

  /** Claims the next notification of a method, one that came already or one to come. */
  async next<P>(method: string, matches: (params: P) => boolean = () => true): Promise<P> {
    const wants = (notification: Notification): boolean => notification.method === method && matches(notification.params as P);
    const at = this.#unclaimed.findIndex(wants);
    if (at >= 0) return this.#unclaimed.splice(at, 1)[0]?.params as P;
    return new Promise<P>((resolve) => {
      this.#waiting.push({ wants, resolve: resolve as (params: unknown) => void });
    });
  }

  /** The diagnostics of a version of a document; those of earlier versions are claimed on the way. */
  async diagnostics(uri: string, version?: number): Promise<PublishDiagnosticsParams["diagnostics"]> {
    const method = "textDocument/publishDiagnostics";
    for (;;) {
      const found = await this.next<PublishDiagnosticsParams>(method, (params) => params.uri === uri);
      if (version === undefined || found.version === version) return found.diagnostics;
      assert.ok((found.version ?? Infinity) < version, `diagnostics of version ${found.version} while waiting for ${version}`);
    }
  }

  /** The notifications that nobody claimed, as text. */
  get unclaimed(): readonly string[] {
    return this.#unclaimed.map(({ method, params }) => `${method} ${JSON.stringify(params)}`);
  }

  /** Ends the session; fails where anything is unclaimed. */
  async end(): Promise<void> {
    assert.equal(await this.request("shutdown"), null);
    this.notify("exit");
    assert.deepEqual(this.unclaimed, []);
  }

  #send(message: AnyMessage): void {
    void this.#writer.write(message);
  }

  #take(message: AnyMessage): void {
    if (message.method !== undefined && message.id !== undefined) this.#serve(message.id, message.method, message.params);
    else if (message.method !== undefined) this.#notice({ method: message.method, params: message.params });
    else if (message.id !== undefined) {
      const request = this.#requests.get(message.id);
      this.#requests.delete(message.id);
      if (message.error) request?.reject(new ResponseFailure(message.error.code, message.error.message));
      else request?.resolve(message.result);
    }
  }

  #serve(id: number, method: string, params: unknown): void {
    const answer = this.#answers.get(method);
    if (answer) this.#send({ jsonrpc: "2.0", id, result: answer(params as never) ?? null });
    else {
      this.#unclaimed.push({ method, params });
      this.#send({ jsonrpc: "2.0", id, error: { code: -32601, message: `the client knows no ${method}` } });
    }
  }

  #notice(notification: Notification): void {
    const at = this.#waiting.findIndex(({ wants }) => wants(notification));
    if (at < 0) this.#unclaimed.push(notification);
    else this.#waiting.splice(at, 1)[0]?.resolve(notification.params);
  }
}
