// Shows that the truth is being loaded, where that takes long enough for somebody to wonder: a truth of one's own is built once.
import type { FeatureMaker } from "./feature.ts";
import { statusOf } from "./status.ts";

/** How long a load may take unseen, in milliseconds. */
const UNSEEN = 300;

/** Progress of loading, for clients that show the server's own progress. */
export const loadProgressFeature: FeatureMaker = (client, parts) => {
  if (client.window?.workDoneProgress !== true) return undefined;
  const isLoading = (): boolean => statusOf(parts).state === "loading";
  return {
    announces: {},
    listen(connection) {
      let watching = false;
      const show = async (): Promise<void> => {
        const progress = await connection.window.createWorkDoneProgress();
        progress.begin("TBCV: loading the truth");
        await new Promise<void>((resolve) => {
          const stop = parts.changes.on(() => {
            if (isLoading()) return;
            stop();
            resolve();
          });
          if (isLoading()) return;
          stop();
          resolve();
        });
        progress.done();
      };
      parts.changes.on((kind) => {
        if (kind !== "status" || watching || !isLoading()) return;
        watching = true;
        parts.world.timer.after(UNSEEN, () => {
          const shown = isLoading() ? show() : Promise.resolve();
          shown.catch(parts.messages.fault).finally(() => {
            watching = false;
          });
        });
      });
    },
  };
};
