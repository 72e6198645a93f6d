// The `fetch` that clients of providers are given. It stands on node:http, where connecting and the first byte can be told apart, follows
// no redirection (a key goes to the address that was configured and nowhere else) and never hands an error's page to a client.
import { type ClientRequest, type IncomingMessage, request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import type { WhenQuiet } from "../../semantic/quiet.ts";
import type { Fetch, ModelAdapter } from "./model-adapter.ts";
import { ModelFault } from "./model-fault.ts";
import { statusFault } from "./status-fault.ts";
import { errorCode } from "../error-code.ts";

/** The most bytes that an answer may have. */
const MAX_ANSWER_BYTES = 8 * 1024 * 1024;

/** Who is told of a request's steps. */
export interface RequestWatch {
  /** Ends the request. */
  readonly signal: AbortSignal;
  connecting(): void;
  connected(): void;
  /** The first byte of a body came. */
  began(): void;
  /** Awaited before parts of a body are passed on. */
  readonly whenQuiet: WhenQuiet;
  /** Takes the fault of a request and gives the one that holds: the first. */
  failed(fault: ModelFault): ModelFault;
}

type Addressee = Pick<ModelAdapter, "where" | "absent" | "keyVariable">;

/** Makes the function; it rejects with a `ModelFault` for every answer that is not a success. */
export function httpFetch(to: Addressee, watch: RequestWatch): Fetch {
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const signal = init?.signal ? AbortSignal.any([watch.signal, init.signal]) : watch.signal;
    const body = init?.body;
    if (typeof body !== "string") throw new TypeError("a request to a provider has a text as its body");
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const broken = (error: unknown): void => { reject(watch.failed(connectionFault(to, error))); };
      try {
        watch.connecting();
        const send = url.protocol === "https:" ? httpsRequest : httpRequest;
        // A connection of its own: none is kept that could hold the process or be closed under the next question.
        const request = send(url, { method: init?.method ?? "POST", headers: Object.fromEntries(new Headers(init?.headers)), agent: false, signal });
        onConnected(request, url.protocol, watch);
        request.on("response", resolve).on("error", broken).end(body);
      } catch (error) {
        broken(error);
      }
    });
    const status = response.statusCode ?? 0;
    const stream = bodyOf(to, response, watch);
    if (status < 200 || status > 299) throw watch.failed(await statusFault(to, status, response.headers, stream));
    return new Response(stream, { status, headers: { "content-type": response.headers["content-type"] ?? "" } });
  };
}

function onConnected(request: ClientRequest, protocol: string, watch: RequestWatch): void {
  request.on("socket", (socket) => socket.once(protocol === "https:" ? "secureConnect" : "connect", () => { watch.connected(); }));
}

/** The body as a stream, what has come in the meantime at each turn; one that ends too early is an error, with the fault as its reason. */
function bodyOf(to: Addressee, response: IncomingMessage, watch: RequestWatch): ReadableStream<Uint8Array> {
  let size = 0;
  const waiting: Uint8Array[] = [];
  const unlessOver = createEnd();
  let turn = Promise.resolve();
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const pass = unlessOver(() => { controller.enqueue(Buffer.concat(waiting.splice(0))); });
      response.on("data", (chunk: Uint8Array) => {
        watch.began();
        size += chunk.length;
        if (size > MAX_ANSWER_BYTES) response.destroy(watch.failed(new ModelFault("lasting", `${to.where} sent more than ${MAX_ANSWER_BYTES / 1024 / 1024} MB`)));
        else if (waiting.push(chunk) === 1) turn = watch.whenQuiet().then(pass);
      });
      response.on("end", () => { void turn.then(unlessOver(() => { controller.close(); })); });
      response.on("error", () => {
        unlessOver.end();
        controller.error(watch.failed(new ModelFault("passing", `${to.where} broke off in the middle of its answer`)));
      });
    },
    cancel() {
      unlessOver.end();
      response.destroy();
    },
  });
}

/** Work of a stream that is left undone once the stream is over. */
function createEnd(): ((work: () => void) => () => void) & { readonly end: () => void } {
  const state = { over: false };
  const unlessOver = (work: () => void) => (): void => {
    if (!state.over) work();
  };
  return Object.assign(unlessOver, { end: () => { state.over = true; } });
}

function connectionFault(to: Addressee, error: unknown): ModelFault {
  const code = errorCode(error);
  // What is no code may be a sentence of anybody's.
  const said = /^[A-Z][A-Z_]+$/.test(code) ? ` (${code})` : "";
  const nobody = ["ECONNREFUSED", "ENOTFOUND", "EHOSTUNREACH", "ENETUNREACH"].includes(code);
  return new ModelFault("passing", nobody ? `nobody answers for ${to.where}${said}` : `the connection to ${to.where} broke${said}`);
}
