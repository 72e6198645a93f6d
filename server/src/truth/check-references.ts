// Dependencies, replacements and members of combinations and rules that name nothing.
import type { JoinedFamilies, PlacedRule } from "./join-families.ts";
import type { PlacedFault } from "./problem-list.ts";
import { createReferenceResolver } from "./reference.ts";
import type { SourcePath } from "./source-places.ts";
import { didYouMean, quoted } from "./suggest.ts";

interface Reference {
  readonly text: string;
  readonly family: string;
  readonly path: SourcePath;
}

/** So many problems get a suggestion: each looks at every id of its family. */
const MAX_SUGGESTIONS = 20;

/** The references that could be meant: ids of the own family, and of the one that is named. */
function knownReferences(families: JoinedFamilies["families"], text: string, own: string): readonly string[] {
  const slash = text.indexOf("/");
  return families.flatMap(({ family, plugins }) => {
    if (family === own) return plugins.map(({ id }) => id);
    return slash > 0 && family === text.slice(0, slash) ? plugins.map(({ id }) => `${family}/${id}`) : [];
  });
}

/** The references that name no plugin. */
export function checkReferences({ families, plugins, combinations, rules }: JoinedFamilies): readonly PlacedFault[] {
  const resolve = createReferenceResolver(families);
  const faults: PlacedFault[] = [];
  const check = (source: PlacedFault["source"], { text, family, path }: Reference): void => {
    if (resolve(text, family) !== undefined) return;
    const known = faults.length < MAX_SUGGESTIONS ? knownReferences(families, text, family) : [];
    const end = didYouMean(text, known) || "; name an id of this family, or family/id.";
    const message = `No plugin ${quoted(text)}, seen from family ${family}${end}`;
    faults.push({ source, fault: { code: "truth-unknown-reference", severity: "warning", message, path, end: "value" } });
  };
  for (const { family, plugin, source, path } of plugins) {
    for (const [place, text] of (plugin.dependencies ?? []).entries()) check(source, { text, family, path: [...path, "dependencies", place] });
    const replacement = plugin.deprecated?.replaced_by;
    if (replacement !== undefined) check(source, { text: replacement, family, path: [...path, "deprecated", "replaced_by"] });
  }
  for (const { family, rule, source, path } of combinations) {
    for (const [place, text] of rule.plugins.entries()) check(source, { text, family, path: [...path, "plugins", place] });
  }
  for (const placed of rules) for (const reference of referencesOf(placed)) check(placed.source, reference);
  return faults;
}

function referencesOf({ family, rule, path }: PlacedRule): Reference[] {
  const listed = [
    ...(rule.when?.plugins ?? []).map((text, place) => ({ text, at: ["when", "plugins", place] })),
    ...(rule.needs ?? []).map((text, place) => ({ text, at: ["needs", place] })),
  ];
  const members = (["any_of", "one_of", "conflicts_with"] as const).flatMap((key) =>
    (rule[key] ?? []).flatMap(({ plugin }, place) => (plugin === undefined ? [] : [{ text: plugin, at: [key, place] }])),
  );
  return [...listed, ...members].map(({ text, at }) => ({ text, family, path: [...path, ...at] }));
}
