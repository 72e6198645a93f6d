// Where a report goes: standard output or a file. Waits for what is written to be taken, so that a slow reader does not fill the memory;
// a reader that went away ends the run quietly.
import { type FileHandle, open } from "node:fs/promises";
import type { CliOutput } from "./cli-io.ts";

/** Takes the pieces of a report. */
export interface OutputSink {
  /** Resolves when the text was taken. */
  write(text: string): Promise<void>;
  /** True: nobody reads any more. */
  readonly closed: boolean;
  end(): Promise<void>;
}

/** A sink over a stream. */
export function streamSink(output: CliOutput): OutputSink {
  let closed = false;
  return {
    get closed() {
      return closed;
    },
    write(text) {
      if (closed || text === "") return Promise.resolve();
      return new Promise((resolve, reject) => {
        output.write(text, (error) => {
          if (!error) resolve();
          else if ("code" in error && (error.code === "EPIPE" || error.code === "ERR_STREAM_DESTROYED")) {
            closed = true;
            resolve();
          } else reject(error);
        });
      });
    },
    end: () => Promise.resolve(),
  };
}

/** A sink over a new file; rejects where it cannot be made. */
export async function fileSink(path: string): Promise<OutputSink> {
  const file: FileHandle = await open(path, "w");
  return {
    closed: false,
    async write(text) {
      await file.writeFile(text);
    },
    end: () => file.close(),
  };
}
