// Sends the findings of open documents, each with the version they belong to. Results of a version that is no longer the newest are
// kept back: the newest one's are on their way. A client that pulls is never pushed to.
import type { PublishDiagnosticsParams } from "vscode-languageserver";
import type { CheckedDocument } from "../engine/engine.ts";
import type { Snapshot } from "../text/snapshot.ts";
import type { DocumentDiagnostics } from "./document-diagnostics.ts";

/** What the publisher needs. */
export interface PublisherParts {
  readonly diagnosticsOf: DocumentDiagnostics;
  readonly current: (uri: string) => Snapshot | undefined;
  readonly most: (uri: string) => number;
  readonly send: (params: PublishDiagnosticsParams) => void;
}

/** Sends diagnostics of open documents. */
export interface Publisher {
  readonly publish: (checked: CheckedDocument) => void;
  /** Takes a document's diagnostics back. */
  readonly clear: (snapshot: Snapshot, closed: boolean) => void;
}

/** Makes the publisher. */
export function createPublisher({ diagnosticsOf, current, most, send }: PublisherParts): Publisher {
  return {
    publish({ snapshot, findings }) {
      const { uri, version } = snapshot;
      if (current(uri) === snapshot) send({ uri, version, diagnostics: diagnosticsOf(snapshot, findings, most(uri)) });
    },
    clear({ uri, version }, closed) {
      send({ uri, ...(!closed && { version }), diagnostics: [] });
    },
  };
}
