// References between plugins, as truth files write them: an id of the own family, else `family/id`.
import type { FamilyDefinition } from "./definition.ts";

/**
 * Makes the look-up of references over families. It answers with the plugin's row (families in order, their plugins in
 * order), or undefined where the reference names nothing.
 */
export function createReferenceResolver(families: readonly Pick<FamilyDefinition, "family" | "plugins">[]): (reference: string, fromFamily: string) => number | undefined {
  const rows = new Map<string, Map<string, number>>();
  let row = 0;
  for (const { family, plugins } of families) {
    const ids = rows.get(family) ?? new Map<string, number>();
    rows.set(family, ids);
    for (const plugin of plugins) ids.set(plugin.id, row++);
  }
  return (reference, fromFamily) => {
    const own = rows.get(fromFamily)?.get(reference);
    if (own !== undefined) return own;
    const slash = reference.indexOf("/");
    return slash < 0 ? undefined : rows.get(reference.slice(0, slash))?.get(reference.slice(slash + 1));
  };
}
