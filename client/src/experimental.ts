// Tells the server what this client understands beyond the protocol: its status, and whether the user trusts the folder.
import { workspace } from "vscode";
import type { ClientCapabilities, StaticFeature } from "vscode-languageclient";

/** Fills `capabilities.experimental.tbcv`, anew at each start of the server. */
export function experimentalFeature(): StaticFeature {
  return {
    fillClientCapabilities(capabilities: ClientCapabilities) {
      const experimental = (capabilities.experimental ?? {}) as { readonly tbcv?: object };
      capabilities.experimental = { ...experimental, tbcv: { ...experimental.tbcv, status: true, trusted: workspace.isTrusted } };
    },
    initialize: () => undefined,
    getState: () => ({ kind: "static" }),
    clear: () => undefined,
  };
}
