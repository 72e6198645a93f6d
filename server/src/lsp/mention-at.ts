// What stands at a place of a document: the innermost of the stretches there, or the entry of a list of plugins.
import type { CheckedDocument } from "../engine/engine.ts";
import type { DeclaredEntry } from "../rules/page/page-facts.ts";
import type { Span } from "../text/span.ts";

/** The innermost stretch that holds an offset; one that ends there counts only where none holds it. */
export function innermostAt<T extends { readonly span: Span }>(all: readonly T[], offset: number): T | undefined {
  const touching = all.filter(({ span }) => span.start <= offset && offset <= span.end);
  const holding = touching.filter(({ span }) => offset < span.end);
  return (holding.length > 0 ? holding : touching).sort((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start))[0];
}

/** The entry of the front matter's lists at an offset, where it means a plugin of the families in force. */
export function declaredAt({ page }: Pick<CheckedDocument, "page">, offset: number): DeclaredEntry | undefined {
  return innermostAt(page.declared.entries.filter(({ plugins }) => plugins.length > 0), offset);
}
