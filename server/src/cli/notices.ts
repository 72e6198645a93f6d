// Standard error: notices, errors, and where to report an error of the program. Standard output carries results only.
import { createSaidOnce } from "../host/said-once.ts";
import { displayText } from "../report/display-text.ts";
import type { CliIo } from "./cli-io.ts";

/** Says things on standard error. */
export interface Notices {
  readonly quiet: boolean;
  /** A sentence that is always said, once. */
  readonly say: (line: string) => void;
  /** A sentence that is left out of a quiet run; said once. */
  readonly note: (line: string) => void;
  /** An error of the program: one sentence, and how to report it. */
  readonly fault: (sentence: string) => void;
  /** The detail of an error of the program; only with TBCV_DEBUG=1. */
  readonly detail: (error: unknown) => void;
}

/** Writes to the standard error of a run. A document's name or text cannot act on the terminal. */
export function noticeWriter(io: CliIo, quiet: boolean): Notices {
  const write = (line: string): void => {
    io.stderr.write(`${displayText(line)}\n`, () => undefined);
  };
  const once = createSaidOnce(write);
  return {
    quiet,
    say: once,
    note: quiet ? () => undefined : once,
    fault(sentence) {
      write(`tbcv: ${sentence} Please report it with the command and the output of the same run with TBCV_DEBUG=1.`);
    },
    detail(error) {
      if (io.env["TBCV_DEBUG"] !== "1") return;
      const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
      for (const line of stack.split("\n")) write(line);
    },
  };
}
