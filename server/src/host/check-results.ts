// What checks of documents found, kept from one run or session to the next: by the text, the truth, the settings and the program, so a
// result is found again only where a new check would say the same.
import { createHash } from "node:crypto";
import { statSync } from "node:fs";
import { join } from "node:path";
import { type DocumentSettings, defaultSettings } from "../../../shared/src/settings.ts";
import type { CheckedDocument } from "../engine/engine.ts";
import type { SqliteStore } from "./cache/sqlite-store.ts";
import { openSharedStore } from "./cache/tiered-cache.ts";
import { programFolder, programVersion } from "./program-folder.ts";

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
export function createCheckResults(log: (line: string) => void, open: () => SqliteStore | undefined = () => openSharedStore(defaultSettings().caching.l2, { folder: programFolder(), log })): CheckResults {
  let opened: { readonly store: SqliteStore | undefined } | undefined;
  const store = (): SqliteStore | undefined => (opened ??= { store: open() }).store;
  const keyOf = createCheckKeys("mentions");
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

/** Makes the keys of results; `kind` says what is kept of them. */
export function createCheckKeys(kind: "findings" | "mentions"): (subject: CheckSubject) => string {
  const program = programStamp();
  return ({ format, text, revision, settings }) =>
    `${kind}:${createHash("sha256").update(JSON.stringify([program, format, revision, settings])).update("\0").update(text).digest("hex")}`;
}

/** The version, and the state of the built program: one that is built anew may find something else under the same version. */
function programStamp(): string {
  const built = statSync(join(programFolder(), "dist/cli.js"), { throwIfNoEntry: false });
  return `${programVersion()} ${built?.mtimeMs ?? ""} ${built?.size ?? ""}`;
}
