// A language client in a few lines: over streams in memory or those of a process. It waits for messages, never for time, and fails at
// the end on messages that nobody claimed, so that a server cannot say more than a test knows of, and on any message, in either
// direction, that the protocol does not allow.
import assert from "node:assert/strict";
import type { Readable, Writable } from "node:stream";
import type { PublishDiagnosticsParams } from "vscode-languageserver/node";
import { StreamMessageReader, StreamMessageWriter } from "vscode-languageserver/node";
import { type AnyMessage, type Conformance, type Sender, watchConformance } from "./protocol/conformance.ts";
import { methods } from "./protocol/protocol-methods.ts";

interface Notification {
  readonly method: string;
  readonly params: unknown;
}

interface Waiting {
  readonly wants: (notification: Notification) => boolean;
  readonly resolve: (params: unknown) => void;
}

/** An error answer of the server. */
export class ResponseFailure extends Error {
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

/** What a client may have of its own. */
export interface LspClientOptions {
  /** Paths of capabilities that it has and the protocol does not. */
  readonly beyond?: readonly string[] | undefined;
  /** Told of each message, in the order in which they pass. */
  readonly onMessage?: (sender: Sender, message: AnyMessage) => void;
}

/** The client's end of a session. */
export class LspClient {
  readonly #writer: StreamMessageWriter;
  readonly #conformance: Conformance;
  readonly #onMessage: NonNullable<LspClientOptions["onMessage"]>;
  readonly #requests = new Map<unknown, { resolve: (result: unknown) => void; reject: (error: Error) => void }>();
  readonly #answers = new Map<string, (params: never) => unknown>();
  readonly #listeners = new Map<string, (params: never) => void>();
  readonly #unclaimed: Notification[] = [];
  readonly #waiting: Waiting[] = [];
  #lastId = 0;

  constructor(input: Readable, output: Writable, { beyond, onMessage }: LspClientOptions = {}) {
    this.#conformance = watchConformance(beyond);
    this.#onMessage = onMessage ?? (() => undefined);
    this.#writer = new StreamMessageWriter(output);
    new StreamMessageReader(input).listen((message) => {
      this.#take(message);
    });
  }

  /** Sends a request; rejects with `ResponseFailure` where the server answers with an error. */
  request<R>(method: string, params?: unknown): Promise<R> {
    return this.#ask(method, params, false);
  }

  /** Sends a request that the protocol does not allow, on purpose. */
  wrongRequest(method: string, params?: unknown): Promise<unknown> {
    return this.#ask(method, params, true);
  }

  /** Sends a notification that the protocol does not allow, on purpose. */
  wrongNotify(method: string, params?: unknown): void {
    this.#send({ jsonrpc: "2.0", method, params }, true);
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

  /** Claims all notifications of a method from now on. */
  listen(method: string, listener: (params: never) => void): void {
    this.#listeners.set(method, listener);
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

  /** Ends the session; fails where anything is unclaimed or was not allowed. */
  async end(): Promise<void> {
    assert.equal(await this.request("shutdown"), null);
    this.notify("exit");
    this.assertClean();
  }

  /** Fails where a message is unclaimed or was not allowed. */
  assertClean(): void {
    assert.deepEqual(this.#conformance.problems, []);
    assert.deepEqual(this.unclaimed, []);
  }

  #ask<R>(method: string, params: unknown, onPurpose: boolean): Promise<R> {
    const id = ++this.#lastId;
    return new Promise<R>((resolve, reject) => {
      this.#requests.set(id, { resolve: resolve as (result: unknown) => void, reject });
      this.#send({ jsonrpc: "2.0", id, method, params }, onPurpose);
    });
  }

  #send(message: AnyMessage, onPurpose = false): void {
    this.#conformance.watch("client", message, onPurpose);
    this.#onMessage("client", message);
    void this.#writer.write(message);
  }

  #take(message: AnyMessage): void {
    this.#conformance.watch("server", message);
    this.#onMessage("server", message);
    if (message.method !== undefined && message.id !== undefined) this.#serve(message.id, message.method, message.params);
    else if (message.method !== undefined) this.#notice({ method: message.method, params: message.params });
    else {
      const request = this.#requests.get(message.id);
      this.#requests.delete(message.id);
      if (message.error) request?.reject(new ResponseFailure(message.error.code, message.error.message));
      else request?.resolve(message.result);
    }
  }

  #serve(id: number | string | null, method: string, params: unknown): void {
    // What is not of the protocol is not answered, whatever a test may have an answer for.
    const answer = methods.has(method) ? this.#answers.get(method) : undefined;
    if (answer) this.#send({ jsonrpc: "2.0", id, result: answer(params as never) ?? null });
    else {
      this.#unclaimed.push({ method, params });
      this.#send({ jsonrpc: "2.0", id, error: { code: -32601, message: `the client knows no ${method}` } });
    }
  }

  #notice(notification: Notification): void {
    const listener = this.#listeners.get(notification.method);
    if (listener) {
      listener(notification.params as never);
      return;
    }
    const at = this.#waiting.findIndex(({ wants }) => wants(notification));
    if (at < 0) this.#unclaimed.push(notification);
    else this.#waiting.splice(at, 1)[0]?.resolve(notification.params);
  }
}
