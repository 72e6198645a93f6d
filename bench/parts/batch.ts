// The command line over a folder, beside cspell on the same folder with the names as words.
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Figure, figure, grouped, median, milliseconds } from "../figures.ts";
import { type Ground, millionsIn, type Page, program, type Scale } from "../ground.ts";

const PAGES = 1_200;

/** Measures each size of truth, and cspell with the smallest. */
export async function measureBatch(ground: Ground): Promise<Figure[]> {
  const { quick, scales } = ground.options;
  const pages = await fill(ground, quick ? 40 : PAGES);
  const rounds = quick ? 1 : 3;
  const folder = join(ground.folder, "pages");
  for (const { path, text } of pages) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const wall = (run: () => void): number => {
    run(); // the file cache and the stored index are warm from here on
    return median(Array.from({ length: rounds }, () => milliseconds(run))) / 1000;
  };
  const figures = [figure(`pages: ${pages.length}, together`, millionsIn(pages), "M characters")];
  const cspellTime = wall(await cspellRun(ground, folder, Math.min(...scales)));
  for (const count of scales) {
    const scale = await ground.scale(count);
    figures.push(figure(`${scale.label}: tbcv check`, wall(() => { check(folder, scale); }), "s"));
  }
  figures.push(figure(`${grouped(Math.min(...scales))} names: cspell, the names as words`, cspellTime, "s"));
  return figures;
}

/** `count` pages; documents of a corpus repeat where there are fewer. */
async function fill(ground: Ground, count: number): Promise<readonly Page[]> {
  const pages = await ground.documents(ground.options.corpus === undefined ? count * 15_400 : Infinity);
  return Array.from({ length: count }, (_, at) => {
    const page = pages[at % pages.length] ?? { path: "page.md", text: "" };
    return { path: join(`copy-${Math.floor(at / pages.length)}`, page.path), text: page.text };
  });
}

function check(folder: string, { folder: truth, cacheHome }: Scale): void {
  const call = [program, "check", folder, "--truth", truth, "--fail-on", "never", "--format", `json=${join(cacheHome, "report.json")}`];
  const { status, stderr } = spawnSync(process.execPath, call, { encoding: "utf8", env: { ...process.env, XDG_CACHE_HOME: cacheHome, TBCV_CACHING_L2_ENABLED: "false" } });
  if (status !== 0) throw new Error(`tbcv check ended with ${status ?? "a signal"}: ${stderr}`);
}

async function cspellRun(ground: Ground, folder: string, count: number): Promise<() => void> {
  const config = join(ground.folder, "cspell.json");
  writeFileSync(config, JSON.stringify({ version: "0.2", language: "en", words: await ground.names(count) }));
  return () => {
    const call = [fileURLToPath(import.meta.resolve("cspell/bin.mjs")), "lint", "--no-progress", "--no-summary", "--no-cache", "--config", config, "**"];
    const { status, stderr } = spawnSync(process.execPath, call, { cwd: folder, encoding: "utf8", maxBuffer: 2 ** 30 });
    if (status !== 0 && status !== 1) throw new Error(`cspell ended with ${status ?? "a signal"}: ${stderr}`);
  };
}
