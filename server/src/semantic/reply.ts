// What a model may answer. Anything else is dropped, and counted.
import * as z from "zod";

const KINDS = ["format", "capability", "dependency", "version", "combination", "missing_plugin", "wrong_plugin"] as const;

const remark = z.object({
  kind: z.enum(KINDS),
  plugin: z.string().max(500),
  quote: z.string().max(5000),
  record: z.string().max(5000),
  problem: z.string().max(5000),
  confidence: z.number().min(0).max(1),
});

/** One thing that the model says. */
export type ReplyRemark = z.output<typeof remark>;

/** The JSON schema of a reply, as providers take it. */
export const REPLY_SCHEMA: Readonly<Record<string, unknown>> = z.toJSONSchema(z.object({ findings: z.array(remark) }));

/** A remark by its JSON; undefined where it is none. */
export function parseRemark(text: string): ReplyRemark | undefined {
  return parseReply(`{"findings": [${text}]}`)?.remarks[0];
}

/** The remarks of a reply, and how many were of no known form; undefined where the whole is no reply. */
export function parseReply(text: string): { readonly remarks: readonly ReplyRemark[]; readonly dropped: number } | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const reply = z.object({ findings: z.array(z.unknown()) }).safeParse(value);
  if (!reply.success) return undefined;
  const remarks = reply.data.findings.flatMap((entry) => remark.safeParse(entry).data ?? []);
  return { remarks, dropped: reply.data.findings.length - remarks.length };
}
