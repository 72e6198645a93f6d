// The connection to a Redis that may go away: while it does not answer, something else serves. That is said once, Redis is tried again in
// the background, and when it answers it is used again. No error and no password reaches anybody.
import type { Redis } from "ioredis";
import { loadOptional } from "../optional-package.ts";
import { createSaidOnce } from "../said-once.ts";
import { withoutPassword } from "../without-password.ts";
import type { CacheLog } from "./cache.ts";

/** Between two attempts to connect, at most so many milliseconds. */
const LONGEST_PAUSE = 2000;
/** What answered too late is left alone for so many milliseconds. */
const REST = 5000;

/** What serves while Redis does not answer. */
interface Closable {
  close(): Promise<void>;
}

/** How Redis is reached. Times in milliseconds. */
export interface RedisLinkOptions<F extends Closable> {
  readonly url: string;
  readonly db: number;
  readonly timeout: number;
  /** How often a command is tried again that was not answered in time. */
  readonly retries: number;
  readonly ssl: boolean;
  readonly log: CacheLog;
  /** Opens what serves while Redis does not answer; called once at most. */
  readonly fallback: () => F | undefined;
  /** What happens until it does: "results are kept in a file". */
  readonly instead: string;
}

/** The connection. */
export interface RedisLink<F extends Closable> {
  readonly client: Redis;
  /** From Redis, else from what serves instead of it, else `nothing`. */
  readonly run: <T>(work: () => Promise<T>, otherwise: (fallback: F) => Promise<T>, nothing: T) => Promise<T>;
  readonly close: () => Promise<void>;
}

/** Connects in the background. Throws a `MissingPackageError` where the client is not installed, and for what is no address. */
export function createRedisLink<F extends Closable>(options: RedisLinkOptions<F>): RedisLink<F> {
  const { url, log } = options;
  const client = connect(options);
  const first = client.connect().catch(() => undefined);
  let restUntil = 0;
  let down = false;
  let instead: { readonly fallback: F | undefined } | undefined;
  const sayOnce = createSaidOnce(log);
  client.on("ready", () => { restUntil = 0; });

  async function attempt<T>(work: () => Promise<T>): Promise<{ readonly value: T } | undefined> {
    await first;
    if (client.status !== "ready" || Date.now() < restUntil) return undefined;
    for (let left = options.retries; ; left--) {
      try {
        return { value: await work() };
      } catch (error) {
        const late = error instanceof Error && error.message === "Command timed out";
        if (late && left > 0) continue;
        if (late) restUntil = Date.now() + REST;
        return undefined;
      }
    }
  }

  async function run<T>(work: () => Promise<T>, otherwise: (fallback: F) => Promise<T>, nothing: T): Promise<T> {
    const done = await attempt(work);
    if (done !== undefined) {
      if (down) sayOnce(`Redis at ${withoutPassword(url)} answers again and is used again`);
      down = false;
      return done.value;
    }
    down = true;
    sayOnce(`Redis at ${withoutPassword(url)} does not answer, so ${options.instead} until it does`);
    instead ??= { fallback: options.fallback() };
    return instead.fallback ? otherwise(instead.fallback) : nothing;
  }

  return {
    client,
    run,
    async close() {
      await first;
      client.disconnect();
      await instead?.fallback?.close();
    },
  };
}

function connect({ url, db, timeout, ssl }: Pick<RedisLinkOptions<Closable>, "url" | "db" | "timeout" | "ssl">): Redis {
  if (!/^rediss?:\/\//iu.test(url) || !URL.canParse(url)) throw new Error("caching.l2.redis_url is no address: write redis://HOST:PORT");
  const { Redis } = loadOptional("ioredis");
  const client = new Redis(url, {
    db,
    lazyConnect: true,
    connectTimeout: timeout,
    commandTimeout: timeout,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    retryStrategy: (times) => Math.min(100 * times, LONGEST_PAUSE),
    ...(ssl && { tls: {} }),
  });
  client.on("error", () => undefined); // each command that fails for it says so itself
  return client;
}
