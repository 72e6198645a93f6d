// Ollama's client drops lines of a stream that are no JSON and goes on without them. Here each line is looked at first: a line that is no
// JSON, or that tells of an error, ends the answer. Lines reach the client whole.
import type { Fetch } from "./model-adapter.ts";
import { ModelFault } from "./model-fault.ts";

/** A `fetch` whose bodies hold whole, right lines only, or end with a `ModelFault`. */
export function wholeLines(fetch: Fetch, where: string): Fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    return new Response(response.body?.pipeThrough(lineCheck(where)) ?? null, { status: response.status, headers: response.headers });
  };
}

function lineCheck(where: string): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  const decoder = new TextDecoder();
  const encoder = new TextEncoder();
  let rest = "";
  const pass = (lines: readonly string[], controller: TransformStreamDefaultController<Uint8Array>): void => {
    const parts = lines.filter((line) => line.trim() !== "");
    for (const part of parts) {
      const fault = lineFault(part, where);
      if (fault) throw fault;
    }
    if (parts.length > 0) controller.enqueue(encoder.encode(`${parts.join("\n")}\n`));
  };
  return new TransformStream({
    transform(chunk: Uint8Array<ArrayBuffer>, controller) {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
      rest = lines.pop() ?? "";
      pass(lines, controller);
    },
    flush(controller) {
      pass([rest + decoder.decode()], controller);
    },
  });
}

function lineFault(line: string, where: string): ModelFault | undefined {
  try {
    const value = JSON.parse(line) as unknown;
    if (typeof value !== "object" || value === null) return new ModelFault("lasting", `${where} sent a line that is no part of an answer`);
    return "error" in value ? new ModelFault("lasting", `${where} broke off its answer with an error of its own`) : undefined;
  } catch {
    return new ModelFault("lasting", `${where} sent a line that is no JSON`);
  }
}
