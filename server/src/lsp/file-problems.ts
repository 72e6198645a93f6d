// Diagnostics on configurations and truth files. Several sources may speak of one file; each says all it has to say at once, and what
// it says no longer vanishes. They are pushed, or kept for a client that pulls.
import type { Diagnostic } from "vscode-languageserver";

/** The problems of one source by the file's address. */
export type ProblemsByFile = ReadonlyMap<string, readonly Diagnostic[]>;

/** Diagnostics on files. */
export interface FileProblems {
  /** Replaces what a source says. */
  set(source: string, problems: ProblemsByFile): void;
  /** What is said of a file now. */
  of(uri: string): Diagnostic[];
  /** The files of which something is said. */
  files(): readonly string[];
}

/** Tells `publish` only where something changes. */
export function createFileProblems(publish: (uri: string, diagnostics: Diagnostic[]) => void): FileProblems {
  const said = new Map<string, ProblemsByFile>();
  const shown = new Map<string, string>();

  const of = (uri: string): Diagnostic[] => [...said.values()].flatMap((problems) => problems.get(uri) ?? []);

  function show(uri: string): void {
    const diagnostics = of(uri);
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
    of,
    files: () => [...shown.keys()],
  };
}
