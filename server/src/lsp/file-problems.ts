// Diagnostics on files that are no open documents: configurations and truth files. Several sources may speak of one file; each says
// all it has to say at once, and what it says no longer vanishes.
import type { Diagnostic } from "vscode-languageserver";

/** The problems of one source by the file's address. */
export type ProblemsByFile = ReadonlyMap<string, readonly Diagnostic[]>;

/** Diagnostics on files. */
export interface FileProblems {
  /** Replaces what a source says. */
  set(source: string, problems: ProblemsByFile): void;
}

/** Publishes only where something changes. */
export function createFileProblems(publish: (uri: string, diagnostics: Diagnostic[]) => void): FileProblems {
  const said = new Map<string, ProblemsByFile>();
  const shown = new Map<string, string>();

  function show(uri: string): void {
    const diagnostics = [...said.values()].flatMap((problems) => problems.get(uri) ?? []);
    const text = JSON.stringify(diagnostics);
    if ((shown.get(uri) ?? "[]") === text) return;
    if (diagnostics.length === 0) shown.delete(uri);
    else shown.set(uri, text);
    publish(uri, diagnostics);
  }

  return {
    set(source, problems) {
      const before = said.get(source);
      if (problems.size === 0) said.delete(source);
      else said.set(source, problems);
      for (const uri of new Set([...(before?.keys() ?? []), ...problems.keys()])) show(uri);
    },
  };
}
