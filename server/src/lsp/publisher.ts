// Sends the findings of open documents, each with the version they belong to. Results of a version that is no longer the newest are
// kept back: the newest one's are on their way.
import type { PublishDiagnosticsParams } from "vscode-languageserver/node";
import type { CheckedDocument } from "../engine/engine.ts";
import type { Snapshot } from "../text/snapshot.ts";
import type { DiagnosticConverter } from "./diagnostic.ts";

/** The most diagnostics that one document gets. */
const MOST_DIAGNOSTICS = 1000;

/** What the publisher needs. */
export interface PublisherParts {
  readonly toDiagnostic: DiagnosticConverter;
  readonly current: (uri: string) => Snapshot | undefined;
  readonly send: (params: PublishDiagnosticsParams) => void;
  readonly log: (message: string) => void;
}

/** Sends diagnostics of open documents. */
export interface Publisher {
  readonly publish: (checked: CheckedDocument) => void;
  /** Takes a document's diagnostics back. */
  readonly clear: (snapshot: Snapshot, closed: boolean) => void;
}

/** Makes the publisher. */
export function createPublisher({ toDiagnostic, current, send, log }: PublisherParts): Publisher {
  const capped = new Set<string>();

  function tellCap(uri: string, count: number): void {
    if (count <= MOST_DIAGNOSTICS) capped.delete(uri);
    else if (!capped.has(uri)) {
      capped.add(uri);
      log(`${uri} has ${count} findings; the first ${MOST_DIAGNOSTICS} are shown`);
    }
  }

  return {
    publish({ snapshot, findings }) {
      if (current(snapshot.uri) !== snapshot) return;
      tellCap(snapshot.uri, findings.length);
      const diagnostics = findings.slice(0, MOST_DIAGNOSTICS).map((finding) => toDiagnostic(finding, snapshot));
      send({ uri: snapshot.uri, version: snapshot.version, diagnostics });
    },
    clear({ uri, version }, closed) {
      capped.delete(uri);
      send({ uri, ...(!closed && { version }), diagnostics: [] });
    },
  };
}
