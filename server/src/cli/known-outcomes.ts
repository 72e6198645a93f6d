// What earlier runs found in the same texts. Files are read and looked up by the batch, so that few questions reach the cache; what is not
// known travels on with its content, so that a result is never kept under another text than the one that was checked.
import type { DocumentSettings } from "../../../shared/src/settings.ts";
import { formatOf } from "../document/format.ts";
import type { Cache } from "../host/cache/cache.ts";
import { createCheckKeys } from "../host/check-results.ts";
import { type FileContent, readDocument } from "../host/read-file.ts";
import type { Finding } from "../rules/finding.ts";
import { checkedOutcome, type CheckOutcome } from "./check-file.ts";
import { inOrder } from "./in-order.ts";

/** So many files are read side by side and looked up with one question; those after them are read meanwhile. */
const FILES = 128;

/** A file, and what is known of it. */
export interface LookedUpFile {
  readonly path: string;
  readonly settings: DocumentSettings;
  /** What was read; undefined: it was not. */
  readonly content?: FileContent;
  readonly known?: CheckOutcome;
  /** Keeps what came of it for later runs. */
  readonly keep?: (outcome: CheckOutcome) => Promise<void>;
}

/** What a run looks up with. */
interface LookUpParts {
  /** Undefined: nothing is known, and nothing is kept. */
  readonly cache: Cache | undefined;
  readonly revision: string;
  readonly settingsOf: (path: string) => DocumentSettings;
}

/** The files in their order, by the batch. */
export async function* lookUpFiles(files: readonly string[], parts: LookUpParts): AsyncGenerator<readonly LookedUpFile[]> {
  const { cache, settingsOf } = parts;
  if (cache === undefined) {
    yield files.map((path) => ({ path, settings: settingsOf(path) }));
    return;
  }
  const keyOf = createCheckKeys("findings");
  const batches = Array.from({ length: Math.ceil(files.length / FILES) }, (_, at) => files.slice(at * FILES, (at + 1) * FILES));
  yield* inOrder(batches, 2, (batch) => lookUp(batch, { ...parts, cache, keyOf }));
}

async function lookUp(paths: readonly string[], { cache, revision, settingsOf, keyOf }: LookUpParts & { readonly cache: Cache; readonly keyOf: ReturnType<typeof createCheckKeys> }): Promise<readonly LookedUpFile[]> {
  const subjects = await Promise.all(paths.map(async (path) => {
    const content = await readDocument(path);
    const settings = settingsOf(path);
    const key = content.kind === "text" ? keyOf({ format: formatOf(path, ""), text: content.text, revision, settings }) : "";
    return { path, content, settings, key };
  }));
  const found = await cache.getMany(subjects.flatMap(({ key }) => key || []));
  return subjects.map(({ path, content, settings, key }): LookedUpFile => {
    if (content.kind !== "text") return { path, settings, known: content };
    const findings = findingsIn(found.get(key));
    if (findings !== undefined) return { path, settings, known: checkedOutcome(findings, content) };
    return { path, settings, content, keep: (outcome) => (outcome.kind === "checked" ? cache.put(key, JSON.stringify(outcome.findings)) : Promise.resolve()) };
  });
}

/** Others may write to a shared cache: what does not read as findings is none. */
function findingsIn(value: string | undefined): readonly Finding[] | undefined {
  if (value === undefined) return undefined;
  try {
    const data: unknown = JSON.parse(value);
    return Array.isArray(data) ? (data as Finding[]) : undefined;
  } catch {
    return undefined;
  }
}
