// What a feature of the protocol is: what it announces and how it answers, in one file each. A feature is there only where the client
// has its other half; `features.ts` lists them all.
import type { ClientCapabilities, Connection, ServerCapabilities } from "vscode-languageserver";
import type { FeatureParts } from "./feature-parts.ts";

/** One ability of the server. */
export interface Feature {
  /** What `initialize` answers for it. */
  readonly announces: ServerCapabilities;
  /** Listens for its requests. Called once, before the client can send any. */
  listen(connection: Connection): void;
}

/** Makes a feature for a client; undefined where the client cannot use it. */
export type FeatureMaker = (client: ClientCapabilities, parts: FeatureParts) => Feature | undefined;
