// Every message of the protocol: its direction, its types, and which halves of client and server it needs.
import type ts from "typescript";
import * as protocol from "vscode-languageserver-protocol/node";
import type { ProtocolTypes } from "./protocol-types.ts";

/** One method. */
export interface ProtocolMethod {
  readonly isRequest: boolean;
  readonly direction: "clientToServer" | "serverToClient" | "both";
  readonly params?: ts.TypeNode | undefined;
  readonly result?: ts.TypeNode | undefined;
  readonly partialResult?: ts.TypeNode | undefined;
  readonly errorData?: ts.TypeNode | undefined;
  readonly registrationOptions?: ts.TypeNode | undefined;
  /** The path of the client's capability without which the method is not for it. */
  readonly clientHalf?: string | undefined;
  /** The path of the capability by which the server announces it. */
  readonly serverHalf?: string | undefined;
}

/** Methods whose namespaces do not tell their name or direction. */
const BASE: Readonly<Record<string, { method: string; direction: ProtocolMethod["direction"] }>> = {
  CancelNotification: { method: "$/cancelRequest", direction: "both" },
  ProgressNotification: { method: "$/progress", direction: "both" },
  SetTraceNotification: { method: "$/setTrace", direction: "clientToServer" },
  LogTraceNotification: { method: "$/logTrace", direction: "serverToClient" },
  StatusNotification: { method: "tbcv/status", direction: "serverToClient" },
};

/** Where the package names another half of the client than the specification: none (""), or a finer one. */
const CLIENT_HALVES: Readonly<Record<string, string>> = {
  "textDocument/didOpen": "", "textDocument/didChange": "", "textDocument/didClose": "", "textDocument/didSave": "",
  "textDocument/publishDiagnostics": "", "window/showMessage": "", "window/showMessageRequest": "",
  "completionItem/resolve": "textDocument.completion", "codeLens/resolve": "textDocument.codeLens",
  "workspace/codeLens/refresh": "workspace.codeLens.refreshSupport",
  "workspace/didChangeWorkspaceFolders": "workspace.workspaceFolders",
  "tbcv/status": "experimental.tbcv.status",
};

interface Described {
  readonly method?: string;
  readonly messageDirection?: ProtocolMethod["direction"];
  readonly capabilities?: { readonly client?: string; readonly server?: string };
}

/** Reads the table of all methods. */
export function readProtocolMethods({ namespaces }: ProtocolTypes): ReadonlyMap<string, ProtocolMethod> {
  const methods = new Map<string, ProtocolMethod>();
  const described = protocol as unknown as Readonly<Record<string, Described | undefined>>;
  for (const [name, constants] of namespaces) {
    const type = constants.get("type") as ts.TypeReferenceNode | undefined;
    const method = BASE[name]?.method ?? described[name]?.method;
    if (type === undefined || method === undefined) continue;
    methods.set(method, {
      ...typesOf(type),
      direction: BASE[name]?.direction ?? described[name]?.messageDirection ?? "both",
      clientHalf: CLIENT_HALVES[method] ?? described[name]?.capabilities?.client,
      serverHalf: described[name]?.capabilities?.server,
    });
  }
  return methods;
}

/** Takes `ProtocolRequestType<P, R, PR, E, RO>` and its three shorter forms apart. */
function typesOf(type: ts.TypeReferenceNode): Omit<ProtocolMethod, "direction"> {
  const name = type.typeName.getText();
  const given = [...(type.typeArguments ?? [])];
  const params = name.endsWith("0") ? undefined : given.shift();
  if (!name.includes("Request")) return { isRequest: false, params, registrationOptions: given[0] };
  const [result, partialResult, errorData, registrationOptions] = given;
  return { isRequest: true, params, result, partialResult, errorData, registrationOptions };
}
