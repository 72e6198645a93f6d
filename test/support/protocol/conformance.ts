// Watches one session and notes every message that the protocol does not allow: unknown methods, wrong directions, wrong shapes,
// answers to nothing, and whatever the client never said it understands. It notes and does not interfere.
import type { ClientCapabilities } from "vscode-languageserver/node";
import { capabilityAt, partsWithoutHalf } from "./client-halves.ts";
import type { MetaType } from "./meta-model.ts";
import { mismatch } from "./mismatch.ts";
import { methods, registrables } from "./protocol-methods.ts";

/** A message as it goes over the wire. */
export interface AnyMessage {
  readonly jsonrpc: string;
  readonly id?: number | string | null;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string; readonly data?: unknown };
}

/** Who sent a message. */
export type Sender = "client" | "server";

/** The watch over a session. */
export interface Conformance {
  /** Looks at a message. One sent wrong on purpose is not held against its sender, but its answer is awaited like any other. */
  watch(sender: Sender, message: AnyMessage, onPurpose?: boolean): void;
  /** What was wrong so far, each once, in order. */
  readonly problems: readonly string[];
}

/** What a token of the server's or the client's work may bring. */
const WORK_DONE: MetaType = { kind: "or", items: ["Begin", "Report", "End"].map((name) => ({ kind: "reference", name: `WorkDoneProgress${name}` })) };
/** What a server may say before `initialize` is answered. */
const EARLY = new Set(["window/showMessage", "window/logMessage", "telemetry/event", "window/showMessageRequest", "$/progress"]);

/** Starts to watch a session. `beyond`: paths of capabilities that the client has and the protocol does not. */
export function watchConformance(beyond: readonly string[] = []): Conformance {
  const problems: string[] = [];
  /** What is wrong again and again is noted once. */
  const note = (problem: string): void => {
    if (!problems.includes(problem)) problems.push(problem);
  };
  const asked: Record<Sender, Map<unknown, string>> = { client: new Map(), server: new Map() };
  /** What may come for a token of progress. */
  const tokens = new Map<unknown, MetaType | undefined>();
  /** Documents whose diagnostics the client asked for. */
  const pulled = new Set<string>();
  let capabilities: ClientCapabilities = {};
  let initialized = false;

  function check(value: unknown, type: MetaType | undefined, what: string): void {
    if (type === undefined) return;
    const found = mismatch(value, type);
    if (found !== undefined) note(`${what}: ${found}`);
  }

  /** What is sent to a client without its half. */
  function checkHalves(what: string, method: string, content: unknown): void {
    for (const said of partsWithoutHalf(method, content, capabilities)) note(`${what}: ${said}`);
  }

  const lacks = (half: string | undefined): half is string => half !== undefined && half !== "" && !capabilityAt(capabilities, half);

  function call(sender: Sender, { id, method = "", params }: AnyMessage): void {
    const what = `${method} from the ${sender}`;
    const known = methods.get(method);
    if (known === undefined) {
      note(`${what}: the protocol has no such method`);
      return;
    }
    if (known.direction !== "both" && !known.direction.startsWith(sender)) note(`${what}: the other side sends this`);
    if (known.isRequest !== (id !== undefined)) note(`${what}: is ${known.isRequest ? "a request" : "a notification"}`);
    if (known.params) check(method === "initialize" ? withinProtocol(params) : params, known.params, what);
    else if (params !== undefined && params !== null) note(`${what}: has no parameters`);
    if (method === "$/progress") checkProgress(params as { token: unknown; value: unknown });
    if (sender === "client") return;
    if (!initialized && !EARLY.has(method)) note(`${what}: comes before initialize is answered`);
    if (lacks(known.clientHalf)) note(`${what}: needs the client's ${known.clientHalf}`);
    if (method === "textDocument/publishDiagnostics" && pulled.has((params as { uri: string }).uri)) note(`${what}: the client pulls the diagnostics of this document`);
    if (method === "client/registerCapability") checkRegistrations(params as { registrations: { method: string; registerOptions?: unknown }[] });
    checkHalves(what, method, params);
  }

  /** Parameters of `initialize` without what the client is known to say beyond the protocol. */
  function withinProtocol(params: unknown): unknown {
    const kept = structuredClone(params) as { readonly capabilities?: unknown };
    for (const path of beyond) {
      const steps = path.split(".");
      const last = steps.pop() ?? "";
      const owner = capabilityAt((kept.capabilities ?? {}), steps.join("."));
      if (typeof owner === "object" && owner !== null) Reflect.deleteProperty(owner, last);
    }
    return kept;
  }

  function checkProgress({ token, value }: { readonly token: unknown; readonly value: unknown }): void {
    if (!tokens.has(token)) note(`$/progress: nobody made the token ${JSON.stringify(token)}`);
    check(value, tokens.get(token), "$/progress");
  }

  function checkRegistrations({ registrations }: { readonly registrations: readonly { method: string; registerOptions?: unknown }[] }): void {
    for (const { method, registerOptions } of registrations) {
      const known = registrables.get(method);
      if (known === undefined) note(`registration of ${method}: the protocol has no such registration`);
      else check(registerOptions ?? {}, known.options, `registration of ${method}`);
      const half = `${known?.clientHalf ?? ""}.dynamicRegistration`;
      if (known?.clientHalf && lacks(half)) note(`registration of ${method}: needs the client's ${half}`);
    }
  }

  function checkAnnounced(result: unknown): void {
    for (const [method, { clientHalf, serverHalf }] of methods) {
      const announced = serverHalf !== undefined && capabilityAt({ capabilities: result } as ClientCapabilities, `capabilities.capabilities.${serverHalf}`);
      if (announced && lacks(clientHalf)) note(`initialize: ${serverHalf} needs the client's ${clientHalf} (${method})`);
    }
    initialized = true;
  }

  function answer(sender: Sender, message: AnyMessage): void {
    const open = asked[sender === "client" ? "server" : "client"];
    const method = open.get(message.id);
    open.delete(message.id);
    if (method === undefined) {
      note(`answer from the ${sender}: nothing was asked with the id ${JSON.stringify(message.id)}`);
      return;
    }
    const what = `answer to ${method} from the ${sender}`;
    if ("result" in message === "error" in message) note(`${what}: has not exactly one of result and error`);
    const known = methods.get(method);
    if (message.error) {
      const { code, message: text, data } = message.error;
      if (!Number.isInteger(code) || typeof text !== "string") note(`${what}: an error has a whole number as code and a message`);
      if (data !== undefined) check(data, known?.errorData, `${what}: data`);
      return;
    }
    check(message.result, known?.result, what);
    if (sender === "client") return;
    if (method === "initialize") checkAnnounced(message.result);
    checkHalves(what, method, message.result);
  }

  /** Remembers what a request opens: itself, its tokens, and what a client says of itself. */
  function remember(sender: Sender, { id, method = "", params }: AnyMessage): void {
    if (asked[sender].has(id)) note(`${method} from the ${sender}: the id ${JSON.stringify(id)} is in use`);
    asked[sender].set(id, method);
    const { token, workDoneToken, partialResultToken, capabilities: said } = (params ?? {}) as Record<string, unknown>;
    if (method === "window/workDoneProgress/create") tokens.set(token, WORK_DONE);
    if (workDoneToken !== undefined) tokens.set(workDoneToken, WORK_DONE);
    if (partialResultToken !== undefined) tokens.set(partialResultToken, methods.get(method)?.partialResult);
    if (method === "textDocument/diagnostic") pulled.add((params as { textDocument: { uri: string } }).textDocument.uri);
    if (method === "initialize" && !initialized) capabilities = said ?? {};
  }

  return {
    problems,
    watch(sender, message, onPurpose = false) {
      if (message.jsonrpc !== "2.0") note(`message from the ${sender}: is not of JSON-RPC 2.0`);
      if (message.method === undefined) answer(sender, message);
      else {
        if (message.id !== undefined) remember(sender, message);
        if (!onPurpose) call(sender, message);
      }
    },
  };
}
