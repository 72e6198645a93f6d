// The bar of a long run: on standard error, only where that is a terminal, and only after a second.
import { Presets, SingleBar } from "cli-progress";
import type { CliIo } from "./cli-io.ts";

/** Counts the files of a run. */
export interface Progress {
  step(): void;
  stop(): void;
}

const SHOW_AFTER_MS = 1000;

/** A bar over so many files, or nothing at all where nobody watches. */
export function createProgress(io: CliIo, files: number, quiet: boolean): Progress {
  const { terminal } = io;
  if (!terminal || quiet) return { step: () => undefined, stop: () => undefined };
  const began = performance.now();
  let done = 0;
  let bar: SingleBar | undefined;
  return {
    step() {
      done++;
      if (!bar && performance.now() - began > SHOW_AFTER_MS) {
        bar = new SingleBar({ stream: terminal, format: FORMAT, clearOnComplete: true, hideCursor: true }, Presets.shades_classic);
        bar.start(files, done, { rate: 0 });
      }
      bar?.update(done, { rate: Math.round((done * 1000) / (performance.now() - began)) });
    },
    stop: () => bar?.stop(),
  };
}

const FORMAT = "{bar} {value} of {total} files | {rate} a second | {eta_formatted} left";
