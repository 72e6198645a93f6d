// Packages in install commands and links that a family would list if they existed: its truth says that it is complete, and the package is
// called as the family's plugins are.
import { namePlaces } from "../../detect/name-places.ts";
import type { Block, Zone } from "../../document/document.ts";
import { byText, memoByObject } from "../../text/memo.ts";
import { overlaps, type Span } from "../../text/span.ts";
import type { TruthIndex } from "../../truth/truth-index.ts";
import { addressKey } from "./address-key.ts";
import { nearestNames } from "./nearest-names.ts";
import type { PageBlock } from "./page.ts";
import type { PageRemark, PageRule } from "./page-rule.ts";

const MOST_NEAREST = 3;
/** A beginning is the family's own where so many of its names, and so large a part of them, have it. */
const FEWEST = 3;
const SHARE = 0.25;
const SHORTEST_PREFIX = 5;

/** Speaks in code and links only; front matter is another rule's. */
export const unknownPackage: PageRule = {
  codes: ["unknown-plugin"],
  check({ blocks, truth }) {
    const complete = completeFamilies(truth);
    return complete.length === 0 ? [] : blocks.flatMap((placed) => complete.flatMap((family) => remarksOn(placed, family, truth)));
  },
};

const completeFamilies = memoByObject((truth: TruthIndex): readonly string[] => truth.families().flatMap(({ family, complete }) => (complete === true ? [family] : [])));

interface Naming {
  /** What the names of the family begin with, up to a hyphen or a slash. */
  readonly prefixes: readonly string[];
  /** Every spelling that its truth knows, in lower case. */
  readonly known: ReadonlySet<string>;
  readonly names: readonly string[];
  /** What the addresses of its plugins begin with; undefined where they have nothing in common. */
  readonly base: string | undefined;
}

const namingOf = memoByObject((truth: TruthIndex) =>
  byText((family: string): Naming => {
    const definitions = truth.byFamily(family).map(({ definition }) => definition);
    const names = definitions.map(({ name }) => name);
    const spellings = definitions.flatMap(({ id, name, slug, aliases = [], former_names: former = [], misspellings = [] }) => [id, name, slug, ...aliases, ...former, ...misspellings]);
    const keys = definitions.flatMap(({ url }) => (url === undefined ? [] : (addressKey(url) ?? [])));
    return { prefixes: commonPrefixes(names), known: new Set(spellings.map((text) => text.toLowerCase())), names, base: commonBase(keys) };
  }),
);

function commonPrefixes(names: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const name of names) for (const { index } of name.matchAll(/[-/]/gu)) counts.set(name.slice(0, index + 1), (counts.get(name.slice(0, index + 1)) ?? 0) + 1);
  const common = [...counts].filter(([prefix, count]) => prefix.length >= SHORTEST_PREFIX && count >= FEWEST && count >= names.length * SHARE).map(([prefix]) => prefix);
  // Of "brook-" and "brook-plugin-" the longer one says more.
  return common.filter((prefix) => !common.some((other) => other !== prefix && other.startsWith(prefix)));
}

/** The folder that all addresses lie in, with its slash; never a whole host. */
function commonBase(keys: readonly string[]): string | undefined {
  const [first] = keys;
  if (first === undefined || keys.length < FEWEST) return undefined;
  let length = first.length;
  for (const key of keys) while (!key.startsWith(first.slice(0, length))) length--;
  const base = first.slice(0, first.slice(0, length).lastIndexOf("/") + 1);
  return base.indexOf("/") === base.length - 1 ? undefined : base;
}

const unknownIn = memoByObject((truth: TruthIndex) =>
  byText((family: string) => {
    const naming = namingOf(truth)(family);
    return memoByObject((block: Block): readonly Span[] => packagesIn(block, naming.base).filter((span) => {
      const text = block.text.slice(span.start, span.end);
      // Another family may know it.
      return isUnknown(text, naming) && truth.byId(text).length === 0 && truth.byName(text).length === 0;
    }));
  }),
);

function isUnknown(text: string, { prefixes, known }: Naming): boolean {
  const own = text.toLowerCase();
  return prefixes.some((prefix) => own.startsWith(prefix.toLowerCase()) && own.length > prefix.length) && !known.has(own);
}

function packagesIn({ text, zones }: Block, base: string | undefined): Span[] {
  return zones.flatMap((zone): Span[] => {
    if (zone.kind === "code-block" || zone.kind === "inline-code") return namePlaces(text, zone).filter(({ kind }) => kind === "argument").map(({ start, end }) => ({ start, end }));
    return base !== undefined && (zone.kind === "link-target" || zone.kind === "url") ? packageOf(text, zone, base) : [];
  });
}

/** What stands right below the base in an address: a package, with its scope where it has one. */
function packageOf(text: string, { start, end }: Zone, base: string): Span[] {
  const address = text.slice(start, end);
  const at = address.toLowerCase().indexOf(base.toLowerCase());
  if (at < 0 || addressKey(address)?.startsWith(base) !== true) return [];
  const name = /^(?:@[\w.~-]+\/)?[\w.~-]+/u.exec(address.slice(at + base.length))?.[0];
  return name === undefined ? [] : [{ start: start + at + base.length, end: start + at + base.length + name.length }];
}

function remarksOn({ start: by, block, mentions }: PageBlock, family: string, truth: TruthIndex): PageRemark[] {
  return unknownIn(truth)(family)(block)
    .filter((place) => !mentions.some(({ span }) => overlaps(span, place)))
    .map(({ start, end }): PageRemark => {
      const span = { start: by + start, end: by + end };
      const text = block.text.slice(start, end);
      const nearest = nearestNames(text, namingOf(truth)(family).names, MOST_NEAREST);
      const hint = nearest.length === 0 ? "" : ` Nearest: ${nearest.map((name) => `"${name}"`).join(", ")}.`;
      const alternatives = nearest.flatMap((name) => truth.byName(name).filter((plugin) => plugin.family === family).slice(0, 1));
      return {
        code: "unknown-plugin",
        span,
        message: `No plugin "${text}" in family ${family}.${hint}`,
        family,
        alternatives,
        fixes: nearest.map((name) => ({ title: `Change to "${name}"`, safe: false, edits: [{ span, text: name }] })),
      };
    });
}
