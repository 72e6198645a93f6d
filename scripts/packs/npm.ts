// Packs of npm packages: one family for each ecosystem.
import { NPM_SUCCESSORS } from "./npm-successors.ts";
import type { Pack, PackRow } from "./pack.ts";

/** The packs of a table with the columns ecosystem, name, version and downloads a month. */
export function npmPacks(table: string): readonly Pack[] {
  const rows = new Map<string, Map<string, PackRow>>();
  for (const line of table.trim().split("\n").slice(1)) {
    const [ecosystem = "", name = "", version = "", downloads = ""] = line.split("\t");
    if (!/^[a-z0-9-]+$/.test(ecosystem) || name === "" || !/^\d+$/.test(downloads)) throw new Error(`npm packs: cannot read the line "${line}"`);
    const plugins = rows.get(ecosystem) ?? new Map<string, PackRow>();
    rows.set(ecosystem, plugins);
    plugins.set(name, {
      id: name, name, plugin_type: "plugin", version, popularity: Number(downloads), url: `https://www.npmjs.com/package/${name}`,
    });
  }
  for (const plugins of rows.values()) for (const [name, plugin] of plugins) {
    const successor = NPM_SUCCESSORS[name];
    if (successor !== undefined && plugins.has(successor)) plugins.set(name, { ...plugin, deprecated: { replaced_by: successor } });
  }
  return [...rows].map(([family, plugins]) => ({
    path: `npm/${family}.yaml`,
    note: `Plugins of the ${family} ecosystem on npm; popularity is downloads a month.`,
    oneLine: true,
    content: { family, product: family, plugins: [...plugins].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row) },
  }));
}
