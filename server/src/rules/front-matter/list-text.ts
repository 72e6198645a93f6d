// Texts as a list of front matter has them: in the quotes of their neighbours, or in those that they need.
import { flowText } from "../../text/value-text.ts";
import type { MatterNode } from "./matter-tree.ts";

/** The quotes around a text. */
type Quotes = "double" | "single" | "plain";

/** How texts are written in the place of, or beside some values: like the last of them that is a text. */
export function quotesLike(values: readonly MatterNode[], kind: "yaml" | "toml" | "json"): Quotes {
  const form = kind === "json" ? "double" : values.findLast((value) => value.kind === "text")?.form;
  if (form === "double" || form === "single") return form;
  return kind === "yaml" ? "plain" : "double";
}

/** A text as it is written. A text that cannot stand in the given quotes gets others. */
export function writtenText(text: string, quotes: Quotes, kind: "yaml" | "toml" | "json"): string {
  const isLiteral = kind === "toml" && !/['\p{Cc}]/u.test(text);
  return flowText(text, { quotes: kind === "toml" && !isLiteral ? "double" : quotes, quotedKeys: false, lineEnd: "\n" });
}
