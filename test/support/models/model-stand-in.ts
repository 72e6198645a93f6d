// An HTTP server that stands in for a provider: it speaks the protocol of one of them and does what the test says, fault or answer. It can be
// killed in mid-request and started again at the same port.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What the server does with a question. */
export type Play =
  | { readonly do: "answer"; readonly text?: string | ((body: Asked["body"]) => string) }
  | { readonly do: "cut" }
  | { readonly do: "status"; readonly status: number; readonly body?: string; readonly headers?: Readonly<Record<string, string>> }
  | { readonly do: "reset" | "truncate" | "silence" | "stall" | "error in stream" | "garbage" | "no end" };

/** How a provider writes an answer. */
export interface Protocol {
  readonly contentType: string;
  /** The body of a whole answer; `cut` for one that reached its limit. */
  readonly body: (text: string, cut: boolean) => string;
  /** The same without the part that ends it. */
  readonly endless: (text: string) => string;
  /** A part that tells of an error. */
  readonly error: string;
}

/** A question that came. */
export interface Asked {
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: Readonly<Record<string, unknown>>;
  /** Resolves when its connection has ended. */
  readonly closed: Promise<void>;
}

/** A server under a test's hand. */
export interface ModelStandIn {
  readonly url: string;
  readonly asked: readonly Asked[];
  /** What is done with the next questions, in turn; the last one holds on. */
  play(...plays: readonly Play[]): void;
  /** Resolves when so many questions have come in all. */
  arrived(count: number): Promise<void>;
  /** Ends the server and every connection at once. */
  kill(): Promise<void>;
  restart(): Promise<void>;
}

/** What the server says where a test does not say otherwise. */
export const STANDARD_TEXT = JSON.stringify({ findings: [{ claim: "Größe" }] });

/** Starts a server at a free port of 127.0.0.1. */
export async function startStandIn(protocol: Protocol): Promise<ModelStandIn> {
  const asked: Asked[] = [];
  const waiting = new Set<() => void>();
  let plays: Play[] = [];
  const make = (): Server =>
    createServer((request, response) => {
      const closed = new Promise<void>((resolve) => response.once("close", resolve));
      void textOf(request).then((text) => {
        const body = JSON.parse(text) as Asked["body"];
        asked.push({ url: request.url ?? "", headers: request.headers, body, closed });
        for (const look of waiting) look();
        const play = (plays.length > 1 ? plays.shift() : plays[0]) ?? { do: "answer" };
        perform(protocol, play, { response, body });
      });
    });
  let server = make();
  const listen = (port: number): Promise<void> => new Promise((resolve, reject) => void server.once("error", reject).listen(port, "127.0.0.1", resolve));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    play(...next) {
      plays = [...next];
    },
    arrived: (count) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (asked.length < count) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    kill: () =>
      new Promise((resolve) => {
        server.close(() => { resolve(); });
        server.closeAllConnections();
      }),
    async restart() {
      server = make();
      await listen(port);
    },
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) text += String(chunk);
  return text;
}

function perform(protocol: Protocol, play: Play, { response, body }: { readonly response: ServerResponse; readonly body: Asked["body"] }): void {
  const begin = (): ServerResponse => response.writeHead(200, { "content-type": protocol.contentType });
  const whole = Buffer.from(protocol.body(STANDARD_TEXT, false));
  switch (play.do) {
    case "status":
      response.writeHead(play.status, { "content-type": "application/json", ...play.headers }).end(play.body ?? "");
      return;
    case "reset":
      response.socket?.resetAndDestroy();
      return;
    case "silence":
      return;
    case "stall":
      begin().write(whole.subarray(0, whole.length / 2));
      return;
    case "truncate":
      begin().write(whole.subarray(0, whole.length / 2), () => response.destroy());
      return;
    case "error in stream":
      begin().end(protocol.endless(STANDARD_TEXT) + protocol.error);
      return;
    case "garbage":
      begin().end(protocol.body(STANDARD_TEXT, false).replace("{", "{{"));
      return;
    case "no end":
      begin().end(protocol.endless(STANDARD_TEXT));
      return;
    default:
      begin();
      inPieces(response, Buffer.from(protocol.body(saidBy(play, body), play.do === "cut")));
  }
}

function saidBy(play: Play, body: Asked["body"]): string {
  const text = play.do === "answer" ? play.text : undefined;
  return (typeof text === "function" ? text(body) : text) ?? STANDARD_TEXT;
}

/** Writes in pieces of seven bytes, which cut lines and letters. */
function inPieces(response: ServerResponse, body: Buffer): void {
  const step = (at: number): void => {
    if (at >= body.length) response.end();
    else response.write(body.subarray(at, at + 7), () => setImmediate(step, at + 7));
  };
  step(0);
}
