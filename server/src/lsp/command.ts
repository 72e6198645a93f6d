// What a command of the server is; `commands.ts` lists them all.
import type { FeatureParts } from "./feature-parts.ts";

/** A command. */
export interface ServerCommand {
  readonly name: string;
  /** Carries it out. `given` is what the client sent: any shape may come. */
  run(given: readonly unknown[]): unknown;
}

/** Makes a command for a client; undefined where the client lacks what it needs. */
export type CommandMaker = (parts: FeatureParts) => ServerCommand | undefined;
