// The mentions that stand right: exact names of one sure plugin of which no rule says that they are wrong.
import type { CheckedDocument } from "../engine/engine.ts";
import type { Mention } from "../rules/mention.ts";

/** The right mentions of a document, in order of place. A name that is retired or that several plugins have equally is none. */
export function rightMentions({ mentions, findings }: CheckedDocument): readonly Mention[] {
  const flagged = new Set(findings.map(({ span }) => `${span.start} ${span.end}`));
  return mentions.filter(
    ({ match, meant, renamedTo, span }) => match === "exact" && meant.plugins.length > 0 && renamedTo.length === 0 && !flagged.has(`${span.start} ${span.end}`),
  );
}
