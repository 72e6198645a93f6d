// The bar of a long run: on standard error, only where that is a terminal, and only after a second.
import { Presets, SingleBar } from "cli-progress";
import type { CliIo } from "./cli-io.ts";

/** Counts what is done of a run. */
export interface Progress {
  readonly step: () => void;
  /** Takes the bar away before something else is written; the next step draws it again. */
  readonly hide: () => void;
}

const SHOW_AFTER_MS = 1000;

/** A bar over so many things (files, if nothing else is said), or nothing at all where nobody watches. */
export function createProgress(io: CliIo, total: number, quiet: boolean, things = "files"): Progress {
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
      const eta = `${Math.ceil(((total - done) * elapsed) / done / 1000)} s`;
      if (bar) bar.update(done, { rate, left: eta });
      else {
        bar = new SingleBar({ stream: terminal, format: `{bar} {value} of {total} ${things} | {rate} a second | {left} left`, clearOnComplete: true, hideCursor: true }, Presets.shades_classic);
        bar.start(total, done, { rate, left: eta });
      }
    },
    hide() {
      bar?.stop();
      bar = undefined;
    },
  };
}
