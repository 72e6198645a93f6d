// Plugins that need each other in a ring. One problem a ring, with the shortest way round; found with Tarjan's strongly
// connected components, without recursion, so that long chains do no harm.
import type { JoinedFamilies, PlacedPlugin } from "./join-families.ts";
import type { PlacedFault } from "./problem-list.ts";
import { createReferenceResolver } from "./reference.ts";

/** So many plugins of a ring are named in the message. */
const MAX_NAMED = 8;

/** The rings of dependencies. */
export function checkCycles({ families, plugins }: JoinedFamilies): readonly PlacedFault[] {
  const resolve = createReferenceResolver(families);
  const needs = plugins.map(({ family, plugin }) => (plugin.dependencies ?? []).flatMap((reference) => resolve(reference, family) ?? []));
  return components(needs).flatMap((component) => {
    const rings = component.filter((row) => needs[row]?.includes(row)).map((row) => [row, row]);
    const ring = component.length > 1 ? shortestRing(needs, component) : undefined;
    return [...rings, ...(ring === undefined ? [] : [ring])].flatMap((rows) => toFault(plugins, rows));
  });
}

function toFault(plugins: readonly PlacedPlugin[], ring: readonly number[]): readonly PlacedFault[] {
  const placed = ring.flatMap((row) => plugins[row] ?? []);
  const [start] = placed;
  if (start === undefined) return [];
  const names = placed.map(({ family, plugin }) => (family === start.family ? plugin.id : `${family}/${plugin.id}`));
  const shown = names.length > MAX_NAMED ? [...names.slice(0, MAX_NAMED - 1), `… (${names.length - MAX_NAMED} more)`, start.plugin.id] : names;
  const message = `Plugins need each other in a ring: ${shown.join(" → ")}; remove one of these dependencies.`;
  return [{ source: start.source, fault: { code: "truth-cycle", severity: "warning", message, path: [...start.path, "dependencies"], end: "key" } }];
}

/** The shortest way from a component's least row back to it (which stands at both ends), over another row. */
function shortestRing(needs: readonly (readonly number[])[], component: readonly number[]): readonly number[] | undefined {
  const within = new Set(component);
  const first = component.reduce((least, row) => Math.min(least, row));
  const cameFrom = new Map<number, number>();
  const queue = [first];
  for (const row of queue) {
    for (const next of needs[row] ?? []) {
      if (next === first && row !== first) return [...wayTo(row, first, cameFrom), first];
      if (next === first || !within.has(next) || cameFrom.has(next)) continue;
      cameFrom.set(next, row);
      queue.push(next);
    }
  }
  return undefined;
}

function wayTo(row: number, first: number, cameFrom: ReadonlyMap<number, number>): number[] {
  const way: number[] = [];
  for (let at: number | undefined = row; at !== undefined && at !== first; at = cameFrom.get(at)) way.push(at);
  return [first, ...way.reverse()];
}

interface Visit {
  readonly row: number;
  next: number;
}

interface Search {
  readonly order: Int32Array;
  readonly low: Int32Array;
  /** 1: on the stack, its component is not complete. */
  readonly open: Uint8Array;
  readonly stack: number[];
  count: number;
}

/** The components, each a list of rows, that hold a ring or may do so (single rows included). */
function components(needs: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const search: Search = {
    order: new Int32Array(needs.length).fill(-1),
    low: new Int32Array(needs.length),
    open: new Uint8Array(needs.length),
    stack: [],
    count: 0,
  };
  return [...needs.keys()].flatMap((row) => (search.order[row] === -1 && needs[row]?.length !== 0 ? componentsFrom(needs, row, search) : []));
}

function componentsFrom(needs: readonly (readonly number[])[], root: number, search: Search): readonly (readonly number[])[] {
  const { order, low, open } = search;
  const found: (readonly number[])[] = [];
  const lower = (row: number, to: number | undefined): void => {
    low[row] = Math.min(low[row] ?? 0, to ?? 0);
  };
  const visits = [enter(root, search)];
  for (let visit = visits.at(-1); visit !== undefined; visit = visits.at(-1)) {
    const next = needs[visit.row]?.[visit.next++];
    if (next === undefined) {
      visits.pop();
      found.push(...leave(visit.row, search));
      const parent = visits.at(-1);
      if (parent !== undefined) lower(parent.row, low[visit.row]);
    } else if (order[next] === -1) visits.push(enter(next, search));
    else if (open[next] === 1) lower(visit.row, order[next]);
  }
  return found;
}

function enter(row: number, search: Search): Visit {
  search.order[row] = search.low[row] = search.count++;
  search.open[row] = 1;
  search.stack.push(row);
  return { row, next: 0 };
}

/** The component that is complete with this row, if any. */
function leave(row: number, { order, low, open, stack }: Search): readonly (readonly number[])[] {
  if (low[row] !== order[row]) return [];
  const component = stack.splice(stack.lastIndexOf(row));
  for (const member of component) open[member] = 0;
  return [component];
}
