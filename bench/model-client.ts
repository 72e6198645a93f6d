// The stand-in model of model-process.ts, started and told what to do.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { root } from "./ground.ts";

/** A model in a process of its own. */
export interface ModelProcess {
  readonly url: string;
  /** Answers wait until `go`. */
  hold(): Promise<void>;
  go(): Promise<void>;
  /** Questions that were answered whole. */
  served(): Promise<number>;
  end(): Promise<void>;
}

/** Starts the model. */
export async function startModel(): Promise<ModelProcess> {
  const server = spawn(process.execPath, [join(root, "bench/model-process.ts")], { stdio: ["ignore", "pipe", "inherit"] });
  const exited = once(server, "exit");
  const [line] = (await once(server.stdout.setEncoding("utf8"), "data")) as [string];
  const url = line.trim();
  const tell = async (path: string): Promise<string> => (await fetch(`${url}${path}`)).text();
  return {
    url,
    hold: async () => { await tell("/hold"); },
    go: async () => { await tell("/go"); },
    served: async () => Number(await tell("/served")),
    async end() {
      server.kill();
      await exited;
    },
  };
}
