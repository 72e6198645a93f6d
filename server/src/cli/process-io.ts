// The process as the world of a command.
import type { CliIo } from "./cli-io.ts";

/** The streams, variables and folder of this process. An interrupt reaches the command as a signal; a second one ends the process. */
export function processIo(): CliIo {
  const interrupt = new AbortController();
  process.once("SIGINT", () => {
    interrupt.abort();
    // Who waits for more input waits no longer.
    process.stdin.destroy();
  });
  // A reader that went away is told to the writer of each text; without this listener it would end the process loudly.
  process.stdout.on("error", () => undefined);
  process.stderr.on("error", () => undefined);
  return {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    ...(process.stderr.isTTY && { terminal: process.stderr }),
    env: process.env,
    cwd: process.cwd(),
    signal: interrupt.signal,
  };
}
