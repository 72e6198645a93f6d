// Verdicts of people in the storage that the settings name. It is opened when there is something to read or to keep; a storage that fails
// is said once, and until it serves again meaning is checked as if nobody had said anything.
import { existsSync } from "node:fs";
import type { FeedbackStore, Verdict } from "../semantic/feedback.ts";
import type { Storage } from "./storage/open-storage.ts";
import { StorageError, storageTarget } from "./storage/storage-target.ts";
import type { StoredVerdict } from "./storage/storage-tables.ts";

/** A storage that failed is left alone for so many milliseconds. */
const REST = 30_000;

/** Where the storage is. */
export interface FeedbackPlace {
  /** The setting `database.url`. */
  readonly url: string | null;
  /** The folder that a relative path of it leads from. */
  readonly folder: string;
  /** Told what goes wrong, once. */
  readonly log: (line: string) => void;
}

/** Verdicts in a storage. */
export interface OpenFeedback extends FeedbackStore {
  /** Closes the storage. Never rejects. */
  close(): Promise<void>;
}

/** Makes the store; nothing is opened yet. */
export function openFeedback(place: FeedbackPlace): OpenFeedback {
  return new StoredFeedback(place);
}

class StoredFeedback implements OpenFeedback {
  readonly #place: FeedbackPlace;
  #storage: Promise<Storage> | undefined;
  /** Until then nothing is read: it failed, or is closed. Milliseconds since 1970. */
  #restUntil = 0;
  #said = false;

  constructor(place: FeedbackPlace) {
    this.#place = place;
  }

  async of(passage: string): Promise<readonly Verdict[]> {
    if (Date.now() < this.#restUntil) return [];
    try {
      if (this.#storage === undefined && this.#isMissing()) return [];
      const { verdictsOn } = await import("./storage/feedback.ts");
      return (await verdictsOn(await this.#open(), passage)).flatMap(toVerdict);
    } catch (error) {
      this.#restUntil = Date.now() + REST;
      if (!this.#said) this.#place.log(`what was said of findings of a language model is not known, because ${reasonOf(error)}`);
      this.#said = true;
      return [];
    }
  }

  async put({ id, passage, record, recordHash, code, kind, remark }: Verdict): Promise<string | undefined> {
    try {
      const { putVerdict } = await import("./storage/feedback.ts");
      await putVerdict(await this.#open(), { id, passage, record, record_hash: recordHash, code, verdict: kind, remark, time: new Date().toISOString() });
      this.#restUntil = 0;
      return undefined;
    } catch (error) {
      return reasonOf(error);
    }
  }

  async close(): Promise<void> {
    this.#restUntil = Infinity;
    const storage = this.#storage;
    this.#storage = undefined;
    await storage?.then((open) => open.close()).catch(() => undefined); // that it does not open has been said
  }

  /** A file that is not there holds nothing, and is not made to be read. */
  #isMissing(): boolean {
    const target = storageTarget(this.#place.url, this.#place.folder);
    return target.kind === "sqlite" && target.file !== ":memory:" && !existsSync(target.file);
  }

  /** One that did not open is tried anew. */
  #open(): Promise<Storage> {
    if (this.#storage !== undefined) return this.#storage;
    const { url, folder } = this.#place;
    const opened = import("./storage/open-storage.ts").then(({ openStorage }) => openStorage(storageTarget(url, folder)));
    this.#storage = opened;
    opened.catch(() => { if (this.#storage === opened) this.#storage = undefined; });
    return opened;
  }
}

/** Rows of another version of the program may say what is not known here. */
function toVerdict({ id, passage, record, record_hash: recordHash, code, verdict, remark }: StoredVerdict): Verdict[] {
  if (verdict !== "dismissed" && verdict !== "accepted") return [];
  return [{ id, passage, record, recordHash, code, kind: verdict, remark }];
}

function reasonOf(error: unknown): string {
  if (error instanceof StorageError) return `${error.message}: ${error.mend}`;
  return error instanceof Error ? error.message : String(error);
}
