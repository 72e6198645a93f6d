// How the server is: told to clients that asked for it, whenever it changes. A burst of changes is told once, and the rest of it later:
// while somebody types, documents come to wait and cease to with every letter.
import type { Engine } from "../engine/engine.ts";
import { type ServerStatus, STATUS_METHOD } from "../../../shared/src/server-status.ts";
import type { FeatureMaker } from "./feature.ts";
import type { FeatureParts } from "./feature-parts.ts";
import type { TruthState } from "./truth-slot.ts";

/** How long changes are gathered, in milliseconds. */
const GATHERING_TIME = 50;
/** How far two tellings lie apart at least, in milliseconds. */
const SPACING = 250;

const MESSAGES: Readonly<Partial<Record<TruthState, string>>> = {
  loading: "The truth is being loaded.",
  partial: "The truth has errors; they are shown on its files.",
  down: "The truth could not be loaded; the log has the detail.",
};

/** The state right now. Counts are those of one engine's truth: the first open folder's where none is given. */
export function statusOf({ pool, documents, configs, semantic }: Pick<FeatureParts, "pool" | "documents" | "configs" | "semantic">, engine: Engine | undefined = pool.first()): ServerStatus {
  const state = pool.state();
  const truth = engine?.truth;
  const message = MESSAGES[state] ?? semantic.trouble();
  return {
    state,
    ...(message !== undefined && { message }),
    plugins: truth?.counts.plugins ?? 0,
    families: truth?.counts.families ?? 0,
    revision: truth?.revision ?? "",
    truths: pool.engines().length,
    queue: documents.waiting(),
    asking: semantic.asking(),
    problems: pool.problems() + configs.problems(),
  };
}

/** Tells the state, to clients that take it. */
export const statusFeature: FeatureMaker = (client, parts) => {
  const { experimental } = client as { readonly experimental?: { readonly tbcv?: { readonly status?: unknown } } | null };
  if (experimental?.tbcv?.status !== true) return undefined;
  return {
    announces: {},
    listen(connection) {
      let told = "";
      let toldAt = -Infinity;
      let isGathering = false;
      const { timer } = parts.world;
      const tell = (): void => {
        isGathering = false;
        const status = statusOf(parts);
        const text = JSON.stringify(status);
        if (text === told) return;
        told = text;
        toldAt = timer.now();
        void connection.sendNotification(STATUS_METHOD, status);
      };
      parts.changes.on((kind) => {
        if (isGathering || kind === "end") return;
        isGathering = true;
        timer.after(Math.max(GATHERING_TIME, toldAt + SPACING - timer.now()), tell);
      });
    },
  };
};
