// The connection to the Redis of the queue. No password of its address is ever shown.
import type { Redis, RedisOptions } from "ioredis";
import type { Settings } from "../../../../shared/src/settings.ts";
import { loadOptional } from "../optional-package.ts";
import { withoutPassword } from "../without-password.ts";

/** Between two attempts to connect, at most so many milliseconds. */
const LONGEST_PAUSE = 2000;

/** What all keys of queues begin with, and no key of a cache does. */
export const QUEUE = "queue:";

/** Where the queue lies. */
export interface QueuePlace {
  readonly url: string;
  /** The address as people may see it. */
  readonly shown: string;
  /** What the keys of all queues begin with; never what those of the cache begin with, which can be cleared. */
  readonly prefix: string;
  /** How long an answer of Redis is waited for, in milliseconds. */
  readonly timeout: number;
  readonly options: Pick<RedisOptions, "db" | "tls">;
}

/** The place by the settings. */
export function queuePlace({ queue, caching: { l2 } }: Pick<Settings, "queue" | "caching">): QueuePlace {
  const url = queue.redis_url ?? l2.redis_url;
  const options = queue.redis_url === null ? { db: l2.db, ...(l2.ssl && { tls: {} }) } : {};
  return { url, shown: withoutPassword(url), prefix: `${QUEUE}${l2.key_prefix.replace(/:$/u, "")}`, timeout: l2.timeout_seconds * 1000, options };
}

/**
 * Makes a connection that is opened again whenever it is lost. `patient`: it is opened at once and commands wait as long as Redis is away, as
 * workers and listeners need it, until `isOver`; else it is opened by `connect()`, and commands fail. Throws a `MissingPackageError`, and for what is no address.
 */
export function queueClient({ url, timeout, options }: QueuePlace, patient: boolean, isOver = (): boolean => false): Redis {
  if (!/^rediss?:\/\//iu.test(url) || !URL.canParse(url)) throw new Error("queue.redis_url is no address: write redis://HOST:PORT");
  const { Redis } = loadOptional("ioredis");
  const client = new Redis(url, {
    ...options,
    lazyConnect: !patient,
    connectTimeout: timeout,
    retryStrategy: (times) => (isOver() ? null : Math.min(100 * times, LONGEST_PAUSE)),
    ...(patient ? { maxRetriesPerRequest: null } : { maxRetriesPerRequest: 0, commandTimeout: timeout, enableOfflineQueue: false, autoResendUnfulfilledCommands: false }),
  });
  client.on("error", () => undefined); // each command that fails for it says so itself
  return client;
}

/** A sentence about a server that may throw jobs away when its memory is full; undefined where it does not, or does not tell. */
export async function evictionFault(client: Redis, { shown }: QueuePlace): Promise<string | undefined> {
  const policy = /^maxmemory_policy:(\S+)/mu.exec(await client.info("memory").catch(() => ""))?.[1] ?? "noeviction";
  return policy === "noeviction" ? undefined : `Redis at ${shown} may throw questions away when its memory is full (maxmemory-policy ${policy}): set maxmemory-policy to noeviction`;
}
