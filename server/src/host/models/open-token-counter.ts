// Where tokens are counted, as the settings say: in the Redis that keeps results, else in a file of the user's own.
import type { Settings } from "../../../../shared/src/settings.ts";
import type { TokenCounter } from "./token-budget.ts";
import { createFileTokenCounter, tokenFile } from "./token-file.ts";
import { createRedisTokenCounter } from "./token-redis.ts";

/** Makes the counter; a file is made when it is first used. */
export function openTokenCounter({ l2 }: Settings["caching"], log: (line: string) => void): TokenCounter {
  const inFile = (): TokenCounter => createFileTokenCounter(tokenFile(), { log });
  if (!l2.enabled || l2.backend === "sqlite") return inFile();
  try {
    return createRedisTokenCounter(l2, inFile, log);
  } catch (error) {
    log(`Redis is not used, and tokens of language models are counted for this user alone: ${error instanceof Error ? error.message : String(error)}`);
    return inFile();
  }
}
