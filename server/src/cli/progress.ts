// The bar of a long run: on standard error, only where that is a terminal, and only after a second.
import { Presets, SingleBar } from "cli-progress";
import type { CliIo } from "./cli-io.ts";

/** Counts the files of a run. */
export interface Progress {
  readonly step: () => void;
  /** Takes the bar away before something else is written; the next step draws it again. */
  readonly hide: () => void;
}

const SHOW_AFTER_MS = 1000;
const FORMAT = "{bar} {value} of {total} files | {rate} a second | {left} left";

/** A bar over so many files, or nothing at all where nobody watches. */
export function createProgress(io: CliIo, files: number, quiet: boolean): Progress {
  const { terminal } = io;
  if (!terminal || quiet) return { step: () => undefined, hide: () => undefined };
  const began = performance.now();
  let done = 0;
  let bar: SingleBar | undefined;
  return {
    step() {
      done++;
      const elapsed = performance.now() - began;
      if (elapsed < SHOW_AFTER_MS) return;
      const rate = Math.round((done * 1000) / elapsed);
      const eta = `${Math.ceil(((files - done) * elapsed) / done / 1000)} s`;
      if (bar) bar.update(done, { rate, left: eta });
      else {
        bar = new SingleBar({ stream: terminal, format: FORMAT, clearOnComplete: true, hideCursor: true }, Presets.shades_classic);
        bar.start(files, done, { rate, left: eta });
      }
    },
    hide() {
      bar?.stop();
      bar = undefined;
    },
  };
}
