// What well-known clients say they can do, as they send it with `initialize`. Those of Neovim, eglot and CodeMirror were taken from the
// running editors; the others are written by hand after what these editors are known to support.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ClientCapabilities } from "vscode-languageserver/node";

/** The clients, each a file in test/lsp/clients. */
export const CLIENTS = ["empty", "neovim-0.7", "eglot-1.9", "helix-25.01", "vscode-1.139", "codemirror-6"] as const;

/** The name of a client. */
export type ClientName = (typeof CLIENTS)[number];

/** What a client says of itself at places that the protocol does not know, as paths in its capabilities. */
export function beyondProtocol(name: ClientName): readonly string[] {
  return name === "neovim-0.7" ? ["callHierarchy", "workspace.symbol.hierarchicalWorkspaceSymbolSupport"] : [];
}

/** What a client calls itself, where that changes what it gets. */
export function clientInfoOf(name: ClientName): { readonly name: string } | undefined {
  return name === "codemirror-6" ? { name: "@codemirror/lsp-client" } : undefined;
}

/** The capabilities of a client. */
export function capabilitiesOf(name: ClientName): ClientCapabilities {
  return JSON.parse(readFileSync(join(import.meta.dirname, "../lsp/clients", `${name}.json`), "utf8")) as ClientCapabilities;
}
