// What the server says about itself to a client that asks for it: the notification `tbcv/status` and the answer of the command of that name.

/** The notification's method. */
export const STATUS_METHOD = "tbcv/status";

const STATES = ["loading", "ready", "partial", "down"] as const;

/** How the server is: the truth is being loaded, all of it is there, some of it is missing, none is. */
export type ServerState = (typeof STATES)[number];

/** The state of the server. */
export interface ServerStatus {
  readonly state: ServerState;
  /** One sentence about what is wrong, if something is. */
  readonly message?: string;
  /** Plugins, families and revision are those of one truth: the first open folder's, or the one of the document that the command names. */
  readonly plugins: number;
  readonly families: number;
  /** The hash of the definitions; empty as long as there are none. */
  readonly revision: string;
  /** How many truths are in force: folders and configurations may each name their own. */
  readonly truths: number;
  /** Open documents that wait to be checked. */
  readonly queue: number;
  /** Open documents that wait for a language model, or about which it is being asked. */
  readonly asking: number;
  /** Problems in truth files and configuration. */
  readonly problems: number;
}

/** Reads what came over the wire; undefined where it is no status. */
export function parseServerStatus(value: unknown): ServerStatus | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { state, message, revision, ...counts } = value as Partial<Record<keyof ServerStatus, unknown>>;
  const known = STATES.find((name) => name === state);
  if (known === undefined) return undefined;
  return {
    state: known,
    ...(typeof message === "string" && message !== "" && { message }),
    plugins: count(counts.plugins),
    families: count(counts.families),
    revision: typeof revision === "string" ? revision : "",
    truths: count(counts.truths),
    queue: count(counts.queue),
    asking: count(counts.asking),
    problems: count(counts.problems),
  };
}

function count(value: unknown): number {
  return typeof value === "number" && Number.isFinite(value) ? value : 0;
}
