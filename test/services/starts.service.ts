// Each service starts, answers, starts again and leaves nothing behind.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { startChroma } from "../support/services/chroma.ts";
import { startPostgres } from "../support/services/postgres.ts";
import { startRedis } from "../support/services/redis.ts";

for (const [name, start] of [["Redis", startRedis], ["PostgreSQL", startPostgres], ["Chroma", startChroma]] as const) {
  it(`${name} can be started, killed, started again and stopped`, async () => {
    const service = await start();
    await service.end("SIGKILL");
    await service.restart();
    await service.stop();
    assert.equal(existsSync(service.folder), false);
  });
}
