// How the server is: told to clients that asked for it, whenever it changes. A burst of changes is told once.
import { type ServerStatus, STATUS_METHOD } from "../../../shared/src/server-status.ts";
import type { FeatureMaker } from "./feature.ts";
import type { FeatureParts } from "./feature-parts.ts";
import type { TruthState } from "./truth-slot.ts";

/** How long changes are gathered, in milliseconds. */
const GATHERING_TIME = 50;

const MESSAGES: Readonly<Partial<Record<TruthState, string>>> = {
  loading: "The truth is being loaded.",
  partial: "The truth has errors; they are shown on its files.",
  down: "The truth could not be loaded; the log has the detail.",
};

/** The state right now. Counts are those of the truth that was asked for first: the first open folder's. */
export function statusOf({ pool, documents, configs }: Pick<FeatureParts, "pool" | "documents" | "configs">): ServerStatus {
  const state = pool.state();
  const truth = pool.engines()[0]?.truth;
  const message = MESSAGES[state];
  return {
    state,
    ...(message !== undefined && { message }),
    plugins: truth?.counts.plugins ?? 0,
    families: truth?.counts.families ?? 0,
    revision: truth?.revision ?? "",
    queue: documents.waiting(),
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
      let isGathering = false;
      parts.changes.on(() => {
        if (isGathering) return;
        isGathering = true;
        parts.world.timer.after(GATHERING_TIME, () => {
          isGathering = false;
          const status = statusOf(parts);
          const text = JSON.stringify(status);
          if (text === told) return;
          told = text;
          void connection.sendNotification(STATUS_METHOD, status);
        });
      });
    },
  };
};
