// Providers in their order: the next is asked where one fails. Nobody is asked after an answer, or after the question was called off.
import type { ModelPort } from "../../semantic/model-port.ts";

/** One port over several; its reason names what each of them said. */
export function modelChain(models: readonly ModelPort[]): ModelPort {
  return {
    identity: models.map(({ identity }) => identity).join(", else "),
    async ask(request, cancel) {
      const reasons: string[] = [];
      for (const model of models) {
        const answer = await model.ask(request, cancel);
        if (answer.kind !== "failed") return answer;
        reasons.push(answer.reason);
      }
      return { kind: "failed", reason: reasons.join("; ") };
    },
  };
}
