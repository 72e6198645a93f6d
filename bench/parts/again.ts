// The command line over a folder that nothing has been kept of, and over the same folder again.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makePage } from "../documents.ts";
import { type Figure, figure, median, milliseconds } from "../figures.ts";
import { type Ground, program } from "../ground.ts";

const PAGES = 700;
const SIZES = [2_000, 5_000, 10_000, 20_000, 40_000];
const NAMES = 6_000;

/** Measures both; the reports must be the same bytes. */
export async function measureAgain(ground: Ground): Promise<Figure[]> {
  const { quick, seed } = ground.options;
  const [scale, names] = [await ground.scale(NAMES), await ground.names(NAMES)];
  const folder = join(ground.folder, "again");
  mkdirSync(folder, { recursive: true });
  const count = quick ? 40 : PAGES;
  for (let page = 0; page < count; page++) {
    writeFileSync(join(folder, `page-${page}.md`), makePage(SIZES[page % SIZES.length] ?? 0, names, ground.words.everyday, seed * 1000 + page));
  }
  const kept = join(scale.cacheHome, "again.sqlite");
  const check = (): string => {
    const report = join(scale.cacheHome, "again.json");
    const call = [program, "check", folder, "--truth", scale.folder, "--fail-on", "never", "--format", `json=${report}`];
    const { status, stderr } = spawnSync(process.execPath, call, { encoding: "utf8", env: { ...process.env, XDG_CACHE_HOME: scale.cacheHome, TBCV_CACHING_L2_DATABASE_PATH: kept } });
    if (status !== 0) throw new Error(`tbcv check ended with ${status ?? "a signal"}: ${stderr}`);
    return readFileSync(report, "utf8");
  };
  check(); // the file cache and the stored index are warm from here on
  const times: Record<"first" | "second", number[]> = { first: [], second: [] };
  for (let round = 0; round < (quick ? 1 : 5); round++) {
    for (const suffix of ["", "-wal", "-shm"]) rmSync(kept + suffix, { force: true });
    const reports: string[] = [];
    for (const run of ["first", "second"] as const) times[run].push(milliseconds(() => { reports.push(check()); }));
    if (reports[0] !== reports[1]) throw new Error("the second check reports something else than the first");
  }
  return [
    figure(`${scale.label}: first check of ${count} documents`, median(times.first), "ms"),
    figure(`${scale.label}: second check of the same`, median(times.second), "ms"),
    figure(`${scale.label}: how many times faster`, median(times.first) / median(times.second), "×"),
  ];
}
