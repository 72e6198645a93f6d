// A session as lines of JSON, one message a line, in an order and with names that are the same each time: every call of the client with
// its answer behind it, then what the server said of its own accord, by method and subject, its requests with the client's answers.
import { pathToFileURL } from "node:url";
import type { AnyMessage, Sender } from "../protocol/conformance.ts";

/** A line that is a message. The session's steps stand between them, each a line with its name. */
export interface RecordedMessage extends AnyMessage {
  readonly from: Sender;
}

/** Takes a session down. */
export interface Transcript {
  /** What follows belongs to a step. */
  step(name: string): void;
  take(from: Sender, message: AnyMessage): void;
  /** All lines. `places`: folders and what they are called, the more particular first. */
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
    take(from, { jsonrpc: _, ...message }) {
      steps.at(-1)?.messages.push({ from, jsonrpc: "2.0", ...message });
    },
    lines(places) {
      const named = createNames();
      const lines = steps.flatMap(({ name, messages }) => [
        JSON.stringify({ step: name }),
        ...ordered(messages).map(({ from, jsonrpc: _, ...message }) => JSON.stringify(named({ from, ...message }))),
      ]);
      return lines.map((line) => placed(line, places));
    },
  };
}

/** Reads lines back; steps are left out. */
export function messagesOf(lines: readonly string[]): RecordedMessage[] {
  return lines.map((line) => JSON.parse(line) as object).filter((line) => !("step" in line)).map((line) => ({ jsonrpc: "2.0", ...line }) as RecordedMessage);
}

function ordered(messages: readonly RecordedMessage[]): RecordedMessage[] {
  const answers = (sender: Sender, { id }: RecordedMessage): RecordedMessage[] => messages.filter((message) => message.from === sender && message.method === undefined && message.id === id);
  const calls = (sender: Sender): RecordedMessage[] => messages.filter(({ from, method }) => from === sender && method !== undefined);
  const own = calls("server").map((message) => ({ message, key: keyOf(message) })).sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const withAnswers = (calling: Sender, answering: Sender, called: readonly RecordedMessage[]): RecordedMessage[] => {
    const paired = called.flatMap((message) => [message, ...(message.id === undefined ? [] : answers(answering, message))]);
    // An answer to what was asked in an earlier step.
    const late = messages.filter((message) => message.from === answering && message.method === undefined && !paired.includes(message) && calling === "client");
    return [...late, ...paired];
  };
  return [...withAnswers("client", "server", calls("client")), ...withAnswers("server", "client", own.map(({ message }) => message))];
}

/** Requests before notifications, since they make what the others speak of; then by method and subject. */
function keyOf({ id, method = "", params }: RecordedMessage): string {
  const { uri = "" } = (params ?? {}) as { readonly uri?: string };
  return `${id === undefined ? 1 : 0} ${method} ${uri}`;
}

/** Gives what is made up at each run the same names: ids of the server's requests, tokens, version and revision. */
function createNames(): (message: object) => unknown {
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
    const { from, method, id } = message as RecordedMessage;
    const isServers = id !== undefined && (from === "server") === (method !== undefined);
    const renamed = JSON.parse(JSON.stringify(message), (key, value: unknown) => {
      if (key === "token" && typeof value === "string") return nameOf("token", value);
      if (key === "revision" && value !== "") return "revision";
      return key === "serverInfo" ? { ...(value as object), version: "0.0.0" } : value;
    }) as object;
    return isServers ? { ...renamed, id: idOf(id) } : renamed;
  };
}

function placed(line: string, places: readonly (readonly [folder: string, called: string])[]): string {
  return places.reduce((text, [folder, called]) => text.replaceAll(pathToFileURL(folder).href, `file://${called}`).replaceAll(folder, called), line);
}
