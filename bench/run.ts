// Measures the program, part by part, each in a process of its own. Keeps the figures in bench/results and bench/README.md.
//   npm run bench [-- PART...] [--corpus DIR] [--truth PATH]... [--scales 6000,60000] [--seed N] [--quick]
//   npm run bench -- recall [--names N] [--show]
//   npm run bench -- --check | --update-baseline
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { keepsBaseline, updateBaseline } from "./baseline.ts";
import type { Figure } from "./figures.ts";
import { root } from "./ground.ts";
import { type BenchOptions, PARTS, readOptions } from "./options.ts";
import { describeRun, keepResult, renderTables } from "./results.ts";

const folder = mkdtempSync(join(tmpdir(), "tbcv-bench-"));
process.on("exit", () => {
  rmSync(folder, { recursive: true, force: true });
});
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => process.exit(130));

/** Runs a part and gives what it measured; ends the run where the part failed. */
function run(part: BenchOptions["parts"][number]): readonly Figure[] {
  console.log(`\n${part}`);
  const call = [join(root, "bench/run-part.ts"), part, "--ground", folder, ...process.argv.slice(2)];
  const { status } = spawnSync(process.execPath, call, { stdio: "inherit" });
  if (status !== 0) {
    console.error(`bench: ${part} failed`);
    process.exit(1);
  }
  return JSON.parse(readFileSync(join(folder, `${part}.json`), "utf8")) as Figure[];
}

const options = readOptions(process.argv.slice(2));
if (options.check || options.updateBaseline) {
  if (options.updateBaseline) updateBaseline(run("ratios"));
  else process.exitCode = keepsBaseline(() => run("ratios")) ? 0 : 1;
} else {
  mkdirSync(join(root, "bench/results"), { recursive: true });
  for (const part of options.parts.length > 0 ? options.parts : PARTS) {
    const figures = run(part);
    // Small samples and ratios are for looking at.
    if (part !== "ratios" && !options.quick) keepResult(part, describeRun(options.corpus, figures));
  }
  if (!options.quick) renderTables();
}
