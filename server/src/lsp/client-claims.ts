// What a client says of itself and does not do. Where that would leave its user without anything to see, and nothing else tells, it is
// known by its name.
import type { ClientCapabilities, InitializeParams } from "vscode-languageserver";

/** CodeMirror's client announces that it asks for diagnostics (6.3 does) and shows only those that are pushed to it. */
const NEVER_PULLS = "@codemirror/lsp-client";

/** The capabilities of a client without those that it is known not to have. */
export function heldClaims({ capabilities, clientInfo }: Pick<InitializeParams, "capabilities" | "clientInfo">): ClientCapabilities {
  const { textDocument } = capabilities;
  if (clientInfo?.name !== NEVER_PULLS || textDocument?.publishDiagnostics === undefined) return capabilities;
  const others = Object.entries(textDocument).filter(([name]) => name !== "diagnostic");
  return { ...capabilities, textDocument: Object.fromEntries(others) };
}
