// What an HTTP status of a provider means. Of the page behind it only a code is taken: its sentences repeat keys and questions.
import type { IncomingHttpHeaders } from "node:http";
import type { ModelAdapter } from "./model-adapter.ts";
import { ModelFault } from "./model-fault.ts";

/** As much of an error's page as is read, in UTF-16 units. */
const MAX_PAGE = 16_384;

/** The fault of an answer that is no success. */
export async function statusFault(
  to: Pick<ModelAdapter, "where" | "absent" | "keyVariable">,
  status: number,
  headers: IncomingHttpHeaders,
  body: ReadableStream<Uint8Array>,
): Promise<ModelFault> {
  const code = codeOf(await beginning(body));
  const answered = `${to.where} answered ${status}${code === undefined ? "" : ` (${code})`}`;
  if (status === 404) return new ModelFault("lasting", `${answered}: ${to.absent}`);
  if (status === 401 || status === 403) return new ModelFault("lasting", `${answered}: check ${to.keyVariable ?? "who may use it"}`);
  if (status === 429 || status === 503) return new ModelFault("passing", `${answered}: it is busy`, { waitMs: waitOf(headers["retry-after"]) });
  if (status === 502 || status === 504) return new ModelFault("passing", `${answered}: what stands before it cannot reach it`);
  if (status >= 300 && status < 400) return new ModelFault("lasting", `${answered}: redirections are not followed, so set its own address`);
  return new ModelFault("lasting", answered);
}

/** The beginning of a page; nothing where it cannot be read. */
async function beginning(body: ReadableStream<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  try {
    for await (const chunk of body) {
      text += decoder.decode(chunk, { stream: true });
      if (text.length > MAX_PAGE) break;
    }
  } catch {
    // The status says enough.
  }
  return text;
}

/** The code of an error in JSON, as "model_not_found" or "INVALID_ARGUMENT": a single word. */
function codeOf(page: string): string | undefined {
  try {
    const { error } = JSON.parse(page) as { readonly error?: unknown };
    if (typeof error !== "object" || error === null) return undefined;
    const { code, status, type } = error as Readonly<Record<string, unknown>>;
    return [code, status, type].find((word): word is string => typeof word === "string" && /^[A-Za-z][A-Za-z_]{1,39}$/.test(word));
  } catch {
    return undefined;
  }
}

/** Milliseconds of a Retry-After in seconds; dates are not used by providers. */
function waitOf(header: string | undefined): number | undefined {
  const seconds = header === undefined || header.trim() === "" ? Number.NaN : Number(header);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined;
}
