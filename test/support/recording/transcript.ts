// A session as lines of JSON, one message a line, in an order and with names that are the same each time: every call of the client with
// its answer behind it, then what the server said of its own accord, by method and subject, its requests with the client's answers.
import { pathToFileURL } from "node:url";
import type { AnyMessage, Sender } from "../protocol/conformance.ts";

/** A line that is a message. The session's steps stand between them, each a line with its name. */
export interface RecordedMessage extends Omit<AnyMessage, "jsonrpc"> {
  readonly from: Sender;
}

/** Takes a session down. */
export interface Transcript {
  /** What follows belongs to a step. */
  readonly step: (name: string) => void;
  readonly take: (from: Sender, message: AnyMessage) => void;
  /** All lines; steps in which nothing was said have none. `places`: folders and what they are called, the more particular first. */
  lines(places: readonly (readonly [folder: string, called: string])[]): string[];
}

interface Step {
  readonly name: string;
  readonly messages: RecordedMessage[];
}

/** An empty transcript. */
export function createTranscript(): Transcript {
  const steps: Step[] = [];
  return {
    step(name) {
      steps.push({ name, messages: [] });
    },
    take(from, message) {
      // As it goes over the wire: what is changed later is not changed here.
      const { jsonrpc, ...rest } = JSON.parse(JSON.stringify(message)) as AnyMessage;
      if (jsonrpc !== "2.0") throw new Error(`a message of the ${from} is not of JSON-RPC 2.0`);
      steps.at(-1)?.messages.push({ from, ...rest });
    },
    lines(places) {
      const named = createNames();
      const lines = steps.filter(({ messages }) => messages.length > 0).flatMap(({ name, messages }) => [
        JSON.stringify({ step: name }),
        ...ordered(messages).map((message) => JSON.stringify(named(message))),
      ]);
      return lines.map((line) => placed(line, places));
    },
  };
}

/** Reads lines back; steps are left out. */
export function messagesOf(lines: readonly string[]): RecordedMessage[] {
  return lines.map((line) => JSON.parse(line) as object).filter((line) => !("step" in line)) as RecordedMessage[];
}

/** The messages of a step. Nothing is left out: an answer to what was asked in an earlier step comes first. */
function ordered(messages: readonly RecordedMessage[]): RecordedMessage[] {
  const calls = (sender: Sender): RecordedMessage[] => messages.filter(({ from, method }) => from === sender && method !== undefined);
  const withAnswers = (called: readonly RecordedMessage[], answering: Sender): RecordedMessage[] => {
    const answers = messages.filter(({ from, method }) => from === answering && method === undefined);
    const paired = called.flatMap((call) => [call, ...answers.filter(({ id }) => id !== undefined && id === call.id)]);
    return [...answers.filter((answer) => !paired.includes(answer)), ...paired];
  };
  const own = calls("server").map((message) => ({ message, key: keyOf(message) })).sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return [...withAnswers(calls("client"), "server"), ...withAnswers(own.map(({ message }) => message), "client")];
}

/** Requests before notifications, since they make what the others speak of; then by method and subject. */
function keyOf({ id, method = "", params }: RecordedMessage): string {
  const { uri = "" } = (params ?? {}) as { readonly uri?: string };
  return `${id === undefined ? 1 : 0} ${method} ${uri}`;
}

/** Gives what is made up at each run the same names: ids of the server's requests and registrations, tokens, version and revision. */
function createNames(): (message: RecordedMessage) => unknown {
  const names = new Map<string, string>();
  const ids = new Map<unknown, number>();
  const nameOf = (kind: string, value: unknown): string => {
    const key = `${kind} ${JSON.stringify(value)}`;
    const name = names.get(key) ?? `${kind}-${names.size + 1}`;
    names.set(key, name);
    return name;
  };
  const idOf = (id: unknown): number => {
    const known = ids.get(id) ?? ids.size + 1;
    ids.set(id, known);
    return known;
  };
  return (message) => {
    const { from, method, id } = message;
    const isServers = id !== undefined && (from === "server") === (method !== undefined);
    const renamed = JSON.parse(JSON.stringify(message), (key, value: unknown) => {
      if (key === "token" && typeof value === "string") return nameOf("token", value);
      // The second is spelled so in the protocol.
      if (key === "registrations" || key === "unregisterations") return (value as { id: string }[]).map((one) => ({ ...one, id: nameOf("registration", one.id) }));
      if (key === "revision" && value !== "") return "revision";
      return key === "serverInfo" ? { ...(value as object), version: "0.0.0" } : value;
    }) as object;
    return isServers ? { ...renamed, id: idOf(id) } : renamed;
  };
}

function placed(line: string, places: readonly (readonly [folder: string, called: string])[]): string {
  return places.reduce((text, [folder, called]) => text.replaceAll(pathToFileURL(folder).href, `file://${called}`).replaceAll(folder, called), line);
}
