// Where the entry of a plugin stands in its truth file. The files are read when first asked for and kept until some file changes; the
// place is found by the text of the id, for a reader that knows places takes a second for a large file.
import type { Location } from "vscode-languageserver";
import { readTruthSources } from "../host/truth-files.ts";
import { createSnapshot } from "../text/snapshot.ts";
import type { TruthSource } from "../truth/definition.ts";
import { toUri } from "./document-address.ts";
import type { PositionConverter } from "./position-encoding.ts";

/** The places of entries. */
export interface TruthPlaces {
  /** The id in the entry that defines a plugin; undefined where no file in use has it. */
  of(family: string, id: string): Promise<Location | undefined>;
  /** Files have changed. */
  forget(): void;
}

/** Makes the source of places; `paths` are the truth files and folders in use. */
export function createTruthPlaces(paths: () => readonly string[], converter: PositionConverter): TruthPlaces {
  let read: Promise<readonly TruthSource[]> | undefined;
  let from = "";
  return {
    async of(family, id) {
      const now = JSON.stringify(paths());
      if (now !== from) read = undefined;
      from = now;
      read ??= readTruthSources(paths()).then(({ sources }) => sources);
      for (const { file, text } of await read) {
        const start = text.includes(family) ? entryOf(text, family, id) : undefined;
        if (start === undefined) continue;
        const snapshot = createSnapshot({ uri: toUri(file), languageId: "", version: 0, text });
        return { uri: snapshot.uri, range: converter.toRange(snapshot, { start, end: start + id.length }) };
      }
      return undefined;
    },
    forget() {
      read = undefined;
    },
  };
}

/** The offset of an id in the text of a truth file, YAML or JSON; undefined where the file is of another family. */
function entryOf(text: string, family: string, id: string): number | undefined {
  const isFamily = new RegExp(`(?:^|[\\s{,])["']?family["']?\\s*:\\s*["']?${escape(family)}["']?\\s*(?:[,}#]|$)`, "mu").test(text);
  const entry = isFamily ? new RegExp(`(?:^|[\\s{,])["']?id["']?\\s*:\\s*["']?(?=${escape(id)}["']?\\s*(?:[,}#]|$))`, "mu").exec(text) : null;
  return entry === null ? undefined : entry.index + entry[0].length;
}

function escape(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/gu, "\\$&");
}
