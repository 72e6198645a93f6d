// Right spellings and former names that two different plugins claim. Plugins of the same name are the same thing in two
// families, and the name of a retired plugin may be the former name of its successor: neither is a problem.
import type { PluginDefinition, TruthSource } from "./definition.ts";
import type { JoinedFamilies, PlacedPlugin } from "./join-families.ts";
import type { PlacedFault } from "./problem-list.ts";
import type { SourcePath } from "./source-places.ts";
import { quoted } from "./suggest.ts";

type Claim = "name" | "aliases" | "former_names";

interface Owner {
  readonly of: PlacedPlugin;
  readonly as: Claim;
}

/** So many owners of one text are remembered: enough to find another one for each. */
const MAX_OWNERS = 8;

const CLAIM_WORDS: Readonly<Record<Claim, string>> = { name: "the name", aliases: "an alias", former_names: "a former name" };

/** The aliases and former names that belong to another plugin, too. */
export function checkSharedNames({ plugins }: JoinedFamilies): readonly PlacedFault[] {
  const claimed = new Set(plugins.flatMap(({ plugin }) => [...(plugin.aliases ?? []), ...(plugin.former_names ?? [])]));
  if (claimed.size === 0) return [];
  const owners = new Map<string, Owner[]>();
  const claim = (text: string, owner: Owner): void => {
    if (!claimed.has(text)) return;
    const known = owners.get(text);
    if (known === undefined) owners.set(text, [owner]);
    else if (known.length < MAX_OWNERS && !known.some(({ of, as }) => as === owner.as && of.plugin.name === owner.of.plugin.name)) known.push(owner);
  };
  for (const of of plugins) claim(of.plugin.name, { of, as: "name" });
  const faults: PlacedFault[] = [];
  for (const as of ["aliases", "former_names"] as const) {
    for (const of of plugins) {
      const owner = { of, as };
      (of.plugin[as] ?? []).forEach((text, place) => {
        const other = owners.get(text)?.find((known) => conflicts(known, of.plugin, as));
        if (other !== undefined) faults.push(toFault(owner, place, other));
        claim(text, owner);
      });
    }
  }
  return faults;
}

function conflicts(owner: Owner, plugin: PluginDefinition, as: Claim): boolean {
  const { plugin: other } = owner.of;
  if (other === plugin || other.name === plugin.name) return false;
  return !(as === "former_names" && owner.as === "name" && other.deprecated !== undefined);
}

function toFault({ of, as }: Owner, place: number, other: Owner): PlacedFault {
  const id = other.of.family === of.family ? other.of.plugin.id : `${other.of.family}/${other.of.plugin.id}`;
  const text = of.plugin[as as "aliases" | "former_names"]?.[place] ?? "";
  const message = `${quoted(text)} is ${CLAIM_WORDS[other.as]} of plugin ${quoted(id)} (${other.of.source.file}), too; keep it on one of the two.`;
  const at = placeOf(of, as as "aliases" | "former_names", text) ?? { source: of.source, path: [...of.path, as, place] };
  return { source: at.source, fault: { code: "truth-shared-name", severity: "warning", message, path: at.path, end: "value" } };
}

/** Where another entry adds the text; undefined where the plugin's own entry has it. */
function placeOf({ additions }: PlacedPlugin, as: "aliases" | "former_names", text: string): { readonly source: TruthSource; readonly path: SourcePath } | undefined {
  for (const { source, path, value } of additions) {
    const place = value[as]?.indexOf(text) ?? -1;
    if (place >= 0) return { source, path: [...path, as, place] };
  }
  return undefined;
}
