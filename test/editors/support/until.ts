// Waiting for what an editor does in its own time.
import { setTimeout as pause } from "node:timers/promises";

const PATIENCE_MS = 30_000;
const STEP_MS = 50;

/** The first answer that is neither false nor absent; throws after half a minute, with what was waited for and `state`. */
export async function until<T>(what: string, ask: () => T | Promise<T>, state: () => string | Promise<string> = () => ""): Promise<NonNullable<T>> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await ask();
    if (answer !== false && answer !== null && answer !== undefined) return answer;
    if (Date.now() > end) throw new Error(`waited in vain for ${what}\n${await state()}`);
    await pause(STEP_MS);
  }
}
