// Where the entry of a plugin stands in its truth file. The files are read when first asked for and kept until some file changes; the
// place is found by the text of the id, for a reader that knows places takes a second for a large file.
import type { Location } from "vscode-languageserver";
import { readTruthSources } from "../host/truth-files.ts";
import { createSnapshot, type Snapshot } from "../text/snapshot.ts";
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
  let read: Promise<readonly ReadFile[]> | undefined;
  let from = "";
  return {
    async of(family, id) {
      const now = JSON.stringify(paths());
      if (now !== from) read = undefined;
      from = now;
      read ??= readTruthSources(paths()).then(({ sources }) => sources.map(readFile));
      for (const { families, snapshot } of await read) {
        const start = families.has(family) ? entryOf(snapshot.text, id) : undefined;
        if (start !== undefined) return { uri: snapshot.uri, range: converter.toRange(snapshot, { start, end: start + id.length }) };
      }
      return undefined;
    },
    forget() {
      read = undefined;
    },
  };
}

interface ReadFile {
  readonly snapshot: Snapshot;
  /** Of the file and of single entries. */
  readonly families: ReadonlySet<string>;
}

const FAMILY = /(?:^|[\s{,])["']?family["']?\s*:\s*["']?([^\s"',}#]+)/gmu;

function readFile({ file, text }: TruthSource): ReadFile {
  const families = new Set([...text.matchAll(FAMILY)].map(([, family]) => family ?? ""));
  return { snapshot: createSnapshot({ uri: toUri(file), languageId: "", version: 0, text }), families };
}

/** The offset of an id in the text of a truth file, YAML or JSON. */
function entryOf(text: string, id: string): number | undefined {
  const entry = new RegExp(`(?<=^|[\\s{,])["']?id["']?\\s*:\\s*["']?(?=${escape(id)}["']?\\s*(?:[,}#]|$))`, "mu").exec(text);
  return entry === null ? undefined : entry.index + entry[0].length;
}

function escape(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/gu, "\\$&");
}
