// What changes around the documents, told to the few parts that wait for it: pulled diagnostics, the check of the workspace, the status.

/** `files`: texts on disk, or which of them are open. `truth`: what documents are checked with (truth, settings, folders) and what is wrong with it. `status`: a truth begins or ends to load. `queue`: open documents begin or end to wait for a check. `meaning`: a language model has said something about an open document. `end`: the client shuts the session down. */
export type ChangeKind = "files" | "truth" | "status" | "queue" | "meaning" | "end";

/** The changes of a session. */
export interface SessionChanges {
  tell(kind: ChangeKind): void;
  /** Listens from now on; the answer ends that. */
  on(listener: (kind: ChangeKind) => void): () => void;
}

/** Nothing has changed yet. */
export function createSessionChanges(): SessionChanges {
  const listeners = new Set<(kind: ChangeKind) => void>();
  return {
    tell(kind) {
      for (const listener of [...listeners]) listener(kind);
    },
    on(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
