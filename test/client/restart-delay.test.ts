// How long a dead server is waited for.
import assert from "node:assert/strict";
import { type Deaths, NO_DEATHS, type Restart, restartAfter } from "../../client/src/restart-delay.ts";

describe("the wait before a dead server is started again", () => {
  /** Dies as soon as it was started, so many times. */
  function dyingAtOnce(times: number): Restart[] {
    const restarts: Restart[] = [];
    let deaths: Deaths = NO_DEATHS;
    let now = 1000;
    for (let time = 0; time < times; time++) {
      const restart = restartAfter(deaths, now);
      restarts.push(restart);
      deaths = restart.deaths;
      now += restart.delay + 10;
    }
    return restarts;
  }

  it("is none at first, grows, and ends at half a minute", () => {
    assert.deepEqual(dyingAtOnce(8).map(({ delay }) => delay), [0, 1000, 2000, 5000, 10_000, 30_000, 30_000, 30_000]);
  });

  it("is told of once in a row of deaths", () => {
    assert.deepEqual(dyingAtOnce(12).map(({ tell }, at) => (tell ? at + 1 : 0)).filter(Boolean), [5]);
  });

  it("is none again after some minutes of health, and the row is told of anew", () => {
    const last = dyingAtOnce(7).at(-1);
    assert.ok(last);
    const after = last.deaths.last + last.delay;
    assert.equal(restartAfter(last.deaths, after + 179_000).delay, 30_000, "the wait is no part of its life");
    const well = restartAfter(last.deaths, after + 180_000);
    assert.deepEqual([well.delay, well.deaths.count], [0, 1]);
  });
});
