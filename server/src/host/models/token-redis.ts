// Tokens of days counted in the Redis that a team shares for its results; while it does not answer, in the user's own file.
import type { Settings } from "../../../../shared/src/settings.ts";
import { ownKey } from "../cache/redis-keys.ts";
import { createRedisLink } from "../cache/redis-link.ts";
import type { TokenCounter } from "./token-budget.ts";

/** A count is kept so many seconds after the last question of its day. */
const KEPT = 2 * 24 * 60 * 60;

/** Counts in Redis. Throws a `MissingPackageError` where the client is not installed, and for what is no address. */
export function createRedisTokenCounter(l2: Settings["caching"]["l2"], fallback: () => TokenCounter, log: (line: string) => void): TokenCounter {
  const { redis_url: url, db, ssl, key_prefix: prefix, timeout_seconds: timeout } = l2;
  // What was not answered in time may have been counted: it is not sent again.
  const { client, run, close } = createRedisLink({ url, db, ssl, timeout: timeout * 1000, retries: 0, log, fallback, instead: "tokens of language models are counted for this user alone" });
  const keyOf = (day: string): string => ownKey(prefix, `tokens:${day}`);
  return {
    read: (day) => run(async () => Number((await client.get(keyOf(day))) ?? 0), (counter) => counter.read(day), 0),
    add: (day, tokens) => run(async () => {
      const replies = await client.multi().incrby(keyOf(day), tokens).expire(keyOf(day), KEPT).exec();
      for (const [error] of replies ?? []) if (error) throw error;
    }, (counter) => counter.add(day, tokens), undefined),
    close,
  };
}
