// Where the entry of a plugin stands in its truth file. The files are read when first asked for: the shipped ones once, the user's own
// until some file changes, and as they stand in the editor where they are open. The place is found by the text of the id, for a reader
// that knows places takes a second for a large file.
import type { Location } from "vscode-languageserver";
import { PROGRAM_SCHEME } from "../../../shared/src/file-requests.ts";
import { readTruthSources } from "../host/truth-files.ts";
import { createSnapshot, type Snapshot } from "../text/snapshot.ts";
import { toPath, toUri } from "./document-address.ts";
import type { OpenDocuments } from "./open-documents.ts";
import type { PositionConverter } from "./position-encoding.ts";
import type { TruthPool } from "./truth-pool.ts";

/** The places of entries. */
export interface TruthPlaces {
  /** The id in the entry that defines a plugin; undefined where no file in use has it. The user's own files come first. */
  of(family: string, id: string): Promise<Location | undefined>;
  /** The address of that place with its line, as editors open it; undefined where no link opens the file. */
  linkTo(family: string, id: string): Promise<string | undefined>;
  /** The user's own truth files as they stand now. */
  own(): Promise<readonly Snapshot[]>;
  /** Files have changed. */
  forget(): void;
}

/** What places are found with. */
export interface TruthPlacesParts {
  readonly pool: Pick<TruthPool, "ownPaths" | "shippedPaths">;
  readonly documents: Pick<OpenDocuments, "all">;
  readonly converter: PositionConverter;
}

/** Makes the source of places. */
export function createTruthPlaces({ pool, documents, converter }: TruthPlacesParts): TruthPlaces {
  const shipped = createReader(() => pool.shippedPaths());
  const ownOnDisk = createReader(() => pool.ownPaths());
  const families = new WeakMap<Snapshot, ReadonlySet<string>>();

  /** The families of a file and of single entries. */
  function familiesOf(snapshot: Snapshot): ReadonlySet<string> {
    const known = families.get(snapshot) ?? new Set([...snapshot.text.matchAll(FAMILY)].map(([, family]) => family ?? ""));
    families.set(snapshot, known);
    return known;
  }

  async function own(): Promise<readonly Snapshot[]> {
    const read = await ownOnDisk.files();
    const open = new Map(documents.all().map((snapshot) => [toPath(snapshot.uri), snapshot]));
    return read.map((snapshot) => open.get(toPath(snapshot.uri)) ?? snapshot);
  }

  function placeIn(files: readonly Snapshot[], family: string, id: string): Location | undefined {
    for (const snapshot of files) {
      const start = familiesOf(snapshot).has(family) ? entryOf(snapshot.text, id) : undefined;
      if (start !== undefined) return { uri: snapshot.uri, range: converter.toRange(snapshot, { start, end: start + id.length }) };
    }
    return undefined;
  }

  return {
    of: async (family, id) => placeIn(await own(), family, id) ?? placeIn(await shipped.files(), family, id),
    async linkTo(family, id) {
      const place = placeIn(await own(), family, id) ?? (pool.shippedPaths().some(isOfProgramOnly) ? undefined : placeIn(await shipped.files(), family, id));
      return place && `${place.uri}#L${place.range.start.line + 1}`;
    },
    own,
    forget() {
      ownOnDisk.forget();
    },
  };
}

/** In the browser the program's own files have an address that it alone can read, and reading them takes a while. */
function isOfProgramOnly(path: string): boolean {
  return toUri(path).startsWith(`${PROGRAM_SCHEME}:`);
}

interface Reader {
  files(): Promise<readonly Snapshot[]>;
  forget(): void;
}

/** Reads truth files anew where others are in use than before. */
function createReader(paths: () => readonly string[]): Reader {
  let read: Promise<readonly Snapshot[]> | undefined;
  let from = "";
  return {
    files() {
      const now = JSON.stringify(paths());
      if (now !== from) read = undefined;
      from = now;
      read ??= readTruthSources(paths()).then(({ sources }) => sources.map(({ file, text }) => createSnapshot({ uri: toUri(file), languageId: "", version: 0, text })));
      return read;
    },
    forget() {
      read = undefined;
    },
  };
}

const FAMILY = /(?:^|[\s{,])["']?family["']?\s*:\s*["']?([^\s"',}#]+)/gmu;

/** The offset of an id in the text of a truth file, YAML or JSON. */
function entryOf(text: string, id: string): number | undefined {
  const entry = new RegExp(`(?<=^|[\\s{,])["']?id["']?\\s*:\\s*["']?(?=${escape(id)}["']?\\s*(?:[,}#]|$))`, "mu").exec(text);
  return entry === null ? undefined : entry.index + entry[0].length;
}

function escape(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/gu, "\\$&");
}
