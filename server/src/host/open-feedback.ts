// Verdicts of people in the storage that the settings name. It is opened when there is something to read or to keep; a storage that fails
// is said once, and until it serves again meaning is checked as if nobody had said anything.
import { existsSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import type { FeedbackStore, Verdict } from "../semantic/feedback.ts";
import { inTime } from "./in-time.ts";
import { isBusy } from "./sqlite/sqlite-error.ts";
import type { Storage } from "./storage/open-storage.ts";
import { StorageError, storageTarget } from "./storage/storage-target.ts";
import type { StoredVerdict } from "./storage/storage-tables.ts";

/** A storage that failed is left alone for so many milliseconds. */
const REST = 30_000;
/** How long an answer of it is waited for, and its end, in milliseconds. */
const ANSWER = 5000;
const END = 2000;
/** A busy file is tried so often, each time so many milliseconds later: waiting inside the driver would stop all else. */
const TRIES = 10;
const PAUSE = 200;

/** Where the storage is. */
export interface FeedbackPlace {
  /** The setting `database.url`. */
  readonly url: string | null;
  /** The folder that a relative path of it leads from. */
  readonly folder: string;
  /** Told what goes wrong, once. */
  readonly log: (line: string) => void;
  /** How long an answer is waited for, in milliseconds. */
  readonly answer?: number;
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

  readonly #answer: number;

  constructor(place: FeedbackPlace) {
    this.#place = place;
    this.#answer = place.answer ?? ANSWER;
  }

  async of(passage: string): Promise<readonly Verdict[]> {
    if (Date.now() < this.#restUntil) return [];
    try {
      if (this.#storage === undefined && this.#isMissing()) return [];
      const { verdictsOn } = await import("./storage/feedback.ts");
      return (await inTime(this.#work((storage) => verdictsOn(storage, passage)), this.#answer)).flatMap(toVerdict);
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
      const verdict = { id, passage, record, record_hash: recordHash, code, verdict: kind, remark, time: new Date().toISOString() };
      await inTime(this.#work((storage) => putVerdict(storage, verdict)), this.#answer);
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
    // That it does not open has been said, and nothing is lost where it does not end.
    if (storage !== undefined) await inTime(storage.then((open) => open.close()), END).catch(() => undefined);
  }

  /** A file that is not there holds nothing, and is not made to be read. */
  #isMissing(): boolean {
    const target = storageTarget(this.#place.url, this.#place.folder);
    return target.kind === "sqlite" && target.file !== ":memory:" && !existsSync(target.file);
  }

  async #work<T>(work: (storage: Storage) => Promise<T>): Promise<T> {
    for (let left = TRIES; ; left--) {
      try {
        return await work(await this.#open());
      } catch (error) {
        if (left <= 1 || this.#restUntil === Infinity || !isBusy(error instanceof StorageError ? error.cause : error)) throw error;
        await pause(PAUSE);
      }
    }
  }

  /** One that did not open is tried anew. */
  #open(): Promise<Storage> {
    if (this.#storage !== undefined) return this.#storage;
    const { url, folder } = this.#place;
    const opened = import("./storage/open-storage.ts").then(({ openStorage }) => openStorage(storageTarget(url, folder), { soon: true }));
    this.#storage = opened;
    opened.catch(() => { if (this.#storage === opened) this.#storage = undefined; });
    return opened;
  }
}

/** Rows of another version of the program may say what is not known here. */
function toVerdict({ id, passage, record, record_hash: recordHash, code, verdict, remark }: StoredVerdict): Verdict[] {
  if (verdict !== "dismissed" && verdict !== "accepted" && verdict !== "open") return [];
  return [{ id, passage, record, recordHash, code, kind: verdict, remark }];
}

function reasonOf(error: unknown): string {
  if (error instanceof StorageError) return `${error.message}: ${error.mend}`;
  return error instanceof Error ? error.message : String(error);
}
