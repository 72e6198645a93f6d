// What checks of closed documents found, kept from one session to the next: by the text, the truth, the settings and the program, so a
// result is found again only where a new check would say the same.
import { createHash } from "node:crypto";
import { join } from "node:path";
import type { DocumentSettings } from "../../../shared/src/settings.ts";
import type { CheckedDocument } from "../engine/engine.ts";
import { cacheFolder } from "./cache-folder.ts";
import { programVersion } from "./program-folder.ts";
import { openResultStore, type ResultStore } from "./result-store.ts";

/** Bytes that all results may take. */
const MOST_BYTES = 64 * 1024 * 1024;

/** What a result depends on. */
export interface CheckSubject {
  readonly format: string;
  readonly text: string;
  readonly revision: string;
  readonly settings: DocumentSettings;
}

/** What was found; rows of plugins are rows of the truth of that revision. */
export type CheckResult = Pick<CheckedDocument, "findings" | "mentions">;

/** Results of earlier checks. */
export interface CheckResults {
  get(subject: CheckSubject): CheckResult | undefined;
  put(subject: CheckSubject, result: CheckResult): void;
}

/** The user's results; the file is opened when the first one is asked for. `log` hears once why there are none. */
export function createCheckResults(log: (line: string) => void, open: () => ResultStore | undefined = () => openResultStore(join(cacheFolder(), "results.sqlite"), { maxBytes: MOST_BYTES, log })): CheckResults {
  let opened: { readonly store: ResultStore | undefined } | undefined;
  const store = (): ResultStore | undefined => (opened ??= { store: open() }).store;
  return {
    get(subject) {
      const value = store()?.get(keyOf(subject));
      return value === undefined ? undefined : (JSON.parse(value) as CheckResult);
    },
    put(subject, { findings, mentions }) {
      store()?.put(keyOf(subject), JSON.stringify({ findings, mentions }));
    },
  };
}

function keyOf({ format, text, revision, settings }: CheckSubject): string {
  return createHash("sha256").update(JSON.stringify([programVersion(), format, revision, settings])).update(text).digest("hex");
}
