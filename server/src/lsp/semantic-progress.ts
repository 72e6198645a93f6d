// Progress of asking a language model about one document, for clients that show it; people can call the work off there.
import type { Connection } from "vscode-languageserver";
import { type CancelSignal, createCancellation } from "../semantic/cancel.ts";
import type { SessionMessages } from "./session-messages.ts";
import type { Timer } from "./timer.ts";

/** How long the work may take unseen, in milliseconds. */
const UNSEEN = 1000;

/** The progress of one piece of work. */
export interface SemanticProgress {
  /** Given when the work is called off, by whomever. */
  readonly cancel: CancelSignal;
  readonly step: (done: number, all: number) => void;
  readonly end: () => void;
}

/** What progress is shown with. */
export interface SemanticProgressParts {
  readonly connection: Connection;
  readonly features: { readonly showsProgress: boolean };
  readonly world: { readonly timer: Timer };
  readonly messages: SessionMessages;
}

/** Begins to watch over work that `outer` can call off; nothing is shown before it has taken a while. */
export function createSemanticProgress({ connection, features, world, messages }: SemanticProgressParts, outer: CancelSignal): SemanticProgress {
  const cancel = createCancellation();
  const unlink = outer.onCancel(() => { cancel.cancel(); });
  let [done, all, ended] = [0, 0, false];
  let shown: { readonly report: (percentage: number, message: string) => void; readonly done: () => void } | undefined;
  const tell = (): void => { shown?.report(all === 0 ? 0 : Math.floor((100 * done) / all), `${done} of ${all} passages`); };
  const show = async (): Promise<void> => {
    const progress = await connection.window.createWorkDoneProgress();
    progress.begin("TBCV: asking the language model", 0, "", true);
    progress.token.onCancellationRequested(() => { cancel.cancel(); });
    if (ended) progress.done();
    else shown = progress;
    tell();
  };
  const callOff = features.showsProgress ? world.timer.after(UNSEEN, () => { show().catch(messages.fault); }) : undefined;
  return {
    cancel,
    step(now, of) {
      [done, all] = [now, of];
      tell();
    },
    end() {
      ended = true;
      callOff?.();
      unlink();
      shown?.done();
    },
  };
}
