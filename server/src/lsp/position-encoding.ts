// The only place where the protocol's positions and the engine's offsets meet. Positions count UTF-16 units unless the client
// prefers another encoding.
import type { Position, Range } from "vscode-languageserver";
import type { Snapshot } from "../text/snapshot.ts";
import type { Span } from "../text/span.ts";

/** What a position's `character` counts: UTF-16 units, bytes of UTF-8, or code points. */
export type PositionEncoding = "utf-16" | "utf-8" | "utf-32";

const ENCODINGS: ReadonlySet<unknown> = new Set<PositionEncoding>(["utf-16", "utf-8", "utf-32"]);

/**
 * The encoding for a client: the first known one that it offers, since some offer the one they count in first and do not heed the
 * answer. A client that offers none may count in another than UTF-16 all the same: its user says so in the initialization options.
 */
export function chooseEncoding(offered: readonly string[] | undefined, initializationOptions?: unknown): PositionEncoding {
  const said = (initializationOptions as { readonly positionEncoding?: unknown } | null | undefined)?.positionEncoding;
  return (offered ?? [said]).find((name): name is PositionEncoding => ENCODINGS.has(name)) ?? "utf-16";
}

/** Converts between the positions of one client and offsets. */
export interface PositionConverter {
  toPosition(snapshot: Snapshot, offset: number): Position;
  toRange(snapshot: Snapshot, span: Span): Range;
  /** A line or column outside the text is clamped to it. */
  toOffset(snapshot: Snapshot, position: Position): number;
}

/** Makes the converter for an encoding. */
export function createPositionConverter(encoding: PositionEncoding): PositionConverter {
  const widthOf = encoding === "utf-8" ? utf8Width : () => 1;
  const toPosition = (snapshot: Snapshot, offset: number): Position => {
    const at = snapshot.lines.positionAt(offset);
    if (encoding === "utf-16") return at;
    const { start } = snapshot.lines.lineSpan(at.line);
    let character = 0;
    for (const symbol of snapshot.text.slice(start, start + at.character)) character += widthOf(symbol);
    return { line: at.line, character };
  };
  return {
    toPosition,
    toRange: (snapshot, { start, end }) => ({ start: toPosition(snapshot, start), end: toPosition(snapshot, end) }),
    toOffset(snapshot, position) {
      if (encoding === "utf-16" || position.line < 0 || position.line >= snapshot.lines.lineCount) return snapshot.lines.offsetAt(position);
      const line = snapshot.lines.lineSpan(position.line);
      let offset = line.start;
      let character = 0;
      for (const symbol of snapshot.text.slice(line.start, line.end)) {
        if (character >= position.character) break;
        character += widthOf(symbol);
        offset += symbol.length;
      }
      return offset;
    },
  };
}

function utf8Width(symbol: string): number {
  const point = symbol.codePointAt(0) ?? 0;
  if (point < 0x80) return 1;
  if (point < 0x800) return 2;
  return point < 0x10000 ? 3 : 4;
}
