// How a client tells the server which document its user looks at: that one comes first where documents wait. Nobody has to tell it.

/** The notification's method; its parameters are `ActiveDocument`. */
export const ACTIVE_DOCUMENT_METHOD = "tbcv/activeDocument";

/** The document of the editor that has the focus. */
export interface ActiveDocument {
  /** Its address as `textDocument/didOpen` gives it; null where no editor has the focus. */
  readonly uri: string | null;
}

/** Reads what came over the wire; undefined where it is nothing of the kind. */
export function parseActiveDocument(value: unknown): ActiveDocument | undefined {
  if (typeof value !== "object" || value === null || !("uri" in value)) return undefined;
  const { uri } = value;
  return uri === null || (typeof uri === "string" && uri !== "") ? { uri } : undefined;
}
