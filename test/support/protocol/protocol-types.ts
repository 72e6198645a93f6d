// The types of the protocol, read as syntax from the declarations that its package ships: the same source from which the protocol's
// own metaModel.json is made (which is not in the package). Names are unique over all files, so one table holds them.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

/** All declared types and namespaces of the protocol, by name. */
export interface ProtocolTypes {
  readonly types: ReadonlyMap<string, ts.TypeAliasDeclaration | ts.InterfaceDeclaration>;
  /** The constants of each namespace, such as `type` of `HoverRequest`, with their types. */
  readonly namespaces: ReadonlyMap<string, ReadonlyMap<string, ts.TypeNode>>;
}

/** What the base protocol and the server's own extension say, which the declarations hold in other forms. */
const MORE_TYPES = `
  type ProgressToken = integer | string;
  interface CancelParams { id: integer | string; }
  interface ProgressParams { token: ProgressToken; value: LSPAny; }
  type TraceValue = "off" | "messages" | "verbose";
  interface SetTraceParams { value: TraceValue; }
  interface LogTraceParams { message: string; verbose?: string; }
  interface StatusParams {
    state: "loading" | "ready" | "partial" | "down"; message?: string;
    plugins: uinteger; families: uinteger; revision: string; truths: uinteger; queue: uinteger; problems: uinteger;
  }
  declare namespace CancelNotification { const type: NotificationType<CancelParams>; }
  declare namespace ProgressNotification { const type: NotificationType<ProgressParams>; }
  declare namespace AnyWorkDone { const type: WorkDoneProgressBegin | WorkDoneProgressReport | WorkDoneProgressEnd; }
  declare namespace SetTraceNotification { const type: NotificationType<SetTraceParams>; }
  declare namespace LogTraceNotification { const type: NotificationType<LogTraceParams>; }
  declare namespace StatusNotification { const type: NotificationType<StatusParams>; }
`;

/** Reads the declarations of the installed protocol package. */
export function readProtocolTypes(): ProtocolTypes {
  const api = fileURLToPath(import.meta.resolve("vscode-languageserver-protocol"));
  const folder = dirname(api);
  const basic = createRequire(api).resolve("vscode-languageserver-types").replace(/\.js$/, ".d.ts");
  const files = [basic, ...readdirSync(folder).filter((name) => /^(?:protocol.*|api)\.d\.ts$/.test(name)).map((name) => join(folder, name))];
  const types = new Map<string, ts.TypeAliasDeclaration | ts.InterfaceDeclaration>();
  const namespaces = new Map<string, Map<string, ts.TypeNode>>();
  for (const text of [...files.map((file) => readFileSync(file, "utf8")), MORE_TYPES]) {
    for (const statement of ts.createSourceFile("protocol.d.ts", text, ts.ScriptTarget.Latest, true).statements) {
      if (ts.isTypeAliasDeclaration(statement) || ts.isInterfaceDeclaration(statement)) types.set(statement.name.text, statement);
      else if (ts.isModuleDeclaration(statement)) namespaces.set(statement.name.text, constantsOf(statement));
    }
  }
  return { types, namespaces };
}

function constantsOf({ body }: ts.ModuleDeclaration): Map<string, ts.TypeNode> {
  const constants = new Map<string, ts.TypeNode>();
  if (body === undefined || !ts.isModuleBlock(body)) return constants;
  for (const statement of body.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name, type, initializer } of statement.declarationList.declarations) {
      const literal = initializer && ts.isStringLiteral(initializer) ? ts.factory.createLiteralTypeNode(initializer) : undefined;
      const declared = type ?? literal;
      if (ts.isIdentifier(name) && declared) constants.set(name.text, declared);
    }
  }
  return constants;
}
