// The user's own truth files as documents of the editor: what names a plugin in them, and which plugin.
import type { PluginKey } from "../host/truth-homes.ts";
import { isWithin } from "../host/paths.ts";
import type { shippedTruth } from "../host/shipped-truth.ts";
import type { Snapshot } from "../text/snapshot.ts";
import { type PlacedName, type PlacedTruth, readPlacedTruth } from "../truth/placed-entries.ts";
import type { TruthIndex } from "../truth/truth-index.ts";
import { toPath } from "./document-address.ts";
import type { DocumentContexts } from "./document-contexts.ts";
import type { OpenDocuments } from "./open-documents.ts";
import type { SessionMessages } from "./session-messages.ts";
import type { TruthPlaces } from "./truth-places.ts";

/** A truth file of the user's own. */
export interface OwnTruthFile extends PlacedTruth {
  readonly snapshot: Snapshot;
  readonly path: string;
}

/** One that is open, with the truth that it is part of: as it was when the file was read last. */
export interface OpenTruthFile extends OwnTruthFile {
  readonly truth: TruthIndex;
}

/** The user's own truth files. */
export interface OwnTruth {
  /** An open one; undefined where the document is none or cannot be read. */
  of(uri: string): Promise<OpenTruthFile | undefined>;
  /** All that are in use, as they stand now; shipped ones are never among them. */
  all(): Promise<readonly OwnTruthFile[]>;
}

/** What they are found with. */
export interface OwnTruthParts {
  readonly documents: Pick<OpenDocuments, "current">;
  readonly contexts: Pick<DocumentContexts, "of">;
  readonly places: Pick<TruthPlaces, "own">;
  readonly shippedTruth: typeof shippedTruth;
  readonly messages: Pick<SessionMessages, "once">;
}

/** Longer files (UTF-16 units) would keep other requests waiting for a second and more. */
const LONGEST = 2_000_000;

/** Makes the source of own truth files; each version of a file is read once. */
export function createOwnTruth({ documents, contexts, places, shippedTruth: shippedPaths, messages }: OwnTruthParts): OwnTruth {
  const read = new WeakMap<Snapshot, { readonly file: OwnTruthFile | undefined }>();

  function fileOf(snapshot: Snapshot): OwnTruthFile | undefined {
    const path = pathOf(snapshot);
    if (path === undefined || shippedPaths(null).paths.some((shipped) => isWithin(shipped, path))) return undefined;
    if (snapshot.text.length > LONGEST) {
      messages.once(`tbcv: ${path} is so long that the editor shows nothing of its entries, and renaming leaves it as it is; split it into several files`);
      return undefined;
    }
    let known = read.get(snapshot);
    if (known === undefined) {
      const placed = readPlacedTruth({ file: path, text: snapshot.text });
      known = { file: placed && { ...placed, snapshot, path } };
      read.set(snapshot, known);
    }
    return known.file;
  }

  return {
    async of(uri) {
      const snapshot = documents.current(uri);
      if (snapshot === undefined || pathOf(snapshot) === undefined) return undefined;
      // A truth that cannot be loaded at all was told when the document was opened.
      const context = await contexts.of(snapshot).catch(() => undefined);
      const file = context?.reading === "own file" ? fileOf(snapshot) : undefined;
      return context && file && { ...file, truth: context.engine.truth };
    },
    all: async () => (await places.own()).flatMap((snapshot) => fileOf(snapshot) ?? []),
  };
}

/** The path of what could be a truth file. */
function pathOf({ uri }: Snapshot): string | undefined {
  const path = toPath(uri);
  return path !== undefined && /\.(?:ya?ml|json)$/iu.test(path) ? path : undefined;
}

/** The plugin that a text of a truth file names; undefined where a reference names nothing known. */
export function pluginOfName({ kind, text, family, id }: PlacedName, { truth, entries }: OpenTruthFile): PluginKey | undefined {
  if (kind !== "reference") return id === undefined ? undefined : { family, id };
  if (entries.some((entry) => entry.family === family && entry.id === text)) return { family, id: text };
  const found = truth.resolve(text, family);
  return found && { family: found.family, id: found.definition.id };
}
