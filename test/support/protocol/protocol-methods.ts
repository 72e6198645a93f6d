// Every message that may be sent: those of the protocol and the two of our own, each with its direction, its types, and which halves of
// client and server it needs.
import { META_MODEL, type MetaMessage, type MetaProperty, type MetaType } from "./meta-model.ts";

/** One method. */
export interface ProtocolMethod {
  readonly isRequest: boolean;
  readonly direction: MetaMessage["messageDirection"];
  readonly params?: MetaType | undefined;
  readonly result?: MetaType | undefined;
  readonly partialResult?: MetaType | undefined;
  readonly errorData?: MetaType | undefined;
  /** The path of the client's capability without which the method is not for it. */
  readonly clientHalf?: string | undefined;
  /** The path of the capability by which the server announces it. */
  readonly serverHalf?: string | undefined;
}

/** What the server may ask to be told of while the session runs. */
export interface Registrable {
  readonly options: MetaType;
  readonly clientHalf?: string | undefined;
}

const property = (name: string, type: MetaType, optional = false): MetaProperty => ({ name, type, optional });
const STRING: MetaType = { kind: "base", name: "string" };
const COUNT: MetaType = { kind: "base", name: "uinteger" };
const STATE: MetaType = { kind: "or", items: ["loading", "ready", "partial", "down"].map((value) => ({ kind: "stringLiteral", value })) };

/** The server's own notification, for clients that say they take it. */
const STATUS: MetaMessage = {
  method: "tbcv/status", messageDirection: "serverToClient", clientCapability: "experimental.tbcv.status",
  params: {
    kind: "literal",
    value: { properties: [property("state", STATE), property("message", STRING, true), property("revision", STRING), ...["plugins", "families", "truths", "queue", "asking", "problems"].map((name) => property(name, COUNT))] },
  },
};

/** The client's own notification, for servers of this program alone. */
const ACTIVE_DOCUMENT: MetaMessage = {
  method: "tbcv/activeDocument", messageDirection: "clientToServer",
  params: { kind: "literal", value: { properties: [property("uri", { kind: "or", items: [STRING, { kind: "base", name: "null" }] })] } },
};

/** Where the meta model names another half of the client than the specification's text: none (""), or a finer one. */
const CLIENT_HALVES: Readonly<Record<string, string>> = {
  "textDocument/didOpen": "", "textDocument/didChange": "", "textDocument/didClose": "", "textDocument/didSave": "",
  "textDocument/publishDiagnostics": "", "window/showMessage": "", "window/showMessageRequest": "",
  "completionItem/resolve": "textDocument.completion", "codeLens/resolve": "textDocument.codeLens",
  "workspace/codeLens/refresh": "workspace.codeLens.refreshSupport",
  "workspace/didChangeWorkspaceFolders": "workspace.workspaceFolders",
  "notebookDocument/didOpen": "notebookDocument.synchronization",
};

const messages = [...META_MODEL.requests, ...META_MODEL.notifications, STATUS, ACTIVE_DOCUMENT];
const clientHalf = ({ method, clientCapability }: MetaMessage): string | undefined => CLIENT_HALVES[method] ?? clientCapability;

/** All methods, by name. */
export const methods: ReadonlyMap<string, ProtocolMethod> = new Map(messages.map((message) => {
  const { method, messageDirection: direction, params, result, partialResult, errorData, serverCapability: serverHalf } = message;
  return [method, { isRequest: result !== undefined, direction, params, result, partialResult, errorData, clientHalf: clientHalf(message), serverHalf }];
}));

/** What can be registered, by the name it is registered by. */
export const registrables: ReadonlyMap<string, Registrable> = new Map(messages.flatMap((message) => {
  const { method, registrationMethod = method, registrationOptions: options } = message;
  return options ? [[registrationMethod, { options, clientHalf: clientHalf(message) }]] : [];
}));
