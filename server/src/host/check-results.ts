// What checks of documents found, kept from one run or session to the next: by the text, the truth, the settings and the program, so a
// result is found again only where a new check would say the same.
import { createHash } from "node:crypto";
import { statSync } from "node:fs";
import { join } from "node:path";
import type { DocumentSettings, Settings } from "../../../shared/src/settings.ts";
import type { CheckedDocument } from "../engine/engine.ts";
import type { Cache } from "./cache/cache.ts";
import { openSharedCache } from "./cache/tiered-cache.ts";
import { programFolder, programVersion } from "./program-folder.ts";
import { createSaidOnce } from "./said-once.ts";

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
  get(subject: CheckSubject, home: ResultsHome): Promise<CheckResult | undefined>;
  put(subject: CheckSubject, result: CheckResult, home: ResultsHome): Promise<void>;
  /** Lets go of files and connections. */
  close(): Promise<void>;
}

/** Where the settings of a document want its result kept. */
export interface ResultsHome {
  readonly l2: Settings["caching"]["l2"];
  /** The folder that a relative path of the settings leads from. */
  readonly folder: string;
}

/** Results where the settings want them; each place is opened when it is first asked. `log` hears once why there are none. */
export function createCheckResults(log: (line: string) => void): CheckResults {
  const opened = new Map<string, Cache | undefined>();
  const once = createSaidOnce(log);
  const keyOf = createCheckKeys("mentions");
  const cacheIn = ({ l2, folder }: ResultsHome): Cache | undefined => {
    if (!l2.enabled) return undefined;
    const key = JSON.stringify([l2, l2.database_path === null ? "" : folder]);
    if (!opened.has(key)) opened.set(key, openSharedCache(l2, { folder, log: once }));
    return opened.get(key);
  };
  return {
    get: async (subject, home) => resultIn(await cacheIn(home)?.get(keyOf(subject))),
    async put(subject, { findings, mentions }, home) {
      await cacheIn(home)?.put(keyOf(subject), JSON.stringify({ findings, mentions }));
    },
    async close() {
      for (const cache of opened.values()) await cache?.close();
      opened.clear();
    },
  };
}

/** Others may write to a shared cache: what does not read as a result is none. */
function resultIn(value: string | undefined): CheckResult | undefined {
  if (value === undefined) return undefined;
  try {
    const result = JSON.parse(value) as CheckResult;
    return result.findings.every(isFinding) && result.mentions.every(isMention) ? result : undefined;
  } catch {
    return undefined;
  }
}

/** Has a finding what is counted and placed? */
function isFinding({ code, severity, span: { start, end } }: CheckResult["findings"][number]): boolean {
  return typeof code === "string" && typeof severity === "string" && typeof start === "number" && typeof end === "number";
}

function isMention({ span: { start, end }, meant: { plugins } }: CheckResult["mentions"][number]): boolean {
  return typeof start === "number" && typeof end === "number" && Array.isArray(plugins);
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
