// The entries of the truth as symbols of the workspace, found by any of their names. Their places are looked up late where the client
// asks for them late.
import { SymbolKind, SymbolTag, type WorkspaceSymbol, type WorkspaceSymbolParams } from "vscode-languageserver";
import type { TruthIndex } from "../truth/truth-index.ts";
import { createCompletionNames } from "./completion-names.ts";
import type { FeatureMaker } from "./feature.ts";
import type { FeatureParts } from "./feature-parts.ts";

/** The most entries of an answer. */
const MOST_SYMBOLS = 100;

interface EntryOf {
  readonly family: string;
  readonly id: string;
}

/** Workspace symbols, for clients that look for them. */
export const workspaceSymbolFeature: FeatureMaker = (client, parts) => {
  const support = client.workspace?.symbol;
  if (support === undefined) return undefined;
  const late = support.resolveSupport?.properties.includes("location.range") === true;
  const tags = support.tagSupport?.valueSet.includes(SymbolTag.Deprecated) === true;
  const namesOf = createCompletionNames();
  return {
    announces: { workspaceSymbolProvider: late ? { resolveProvider: true } : true },
    listen(connection) {
      connection.onWorkspaceSymbol(
        parts.answers.ofAny(async ({ query }: WorkspaceSymbolParams) => {
          const found: WorkspaceSymbol[] = [];
          for (const engine of parts.documents.engines().size > 0 ? parts.documents.engines() : await parts.contexts.prepare()) {
            const { truth } = engine;
            for (const plugin of matching(truth, namesOf(truth).matching(query.trim(), new Set(["name", "alias", "id"])))) {
              const { family, definition } = truth.plugin(plugin);
              const place = await parts.places.of(family, definition.id);
              if (place === undefined) continue;
              found.push({
                name: definition.name, kind: SymbolKind.Module, containerName: family,
                location: late ? { uri: place.uri } : place,
                ...(late && { data: { family, id: definition.id } satisfies EntryOf }),
                ...(tags && definition.deprecated !== undefined && { tags: [SymbolTag.Deprecated] }),
              });
            }
          }
          return found;
        }),
      );
      if (late) connection.onWorkspaceSymbolResolve(parts.answers.ofAny((symbol: WorkspaceSymbol) => resolved(symbol, parts)));
    },
  };
};

async function resolved(symbol: WorkspaceSymbol, { places }: FeatureParts): Promise<WorkspaceSymbol> {
  const { family, id } = (symbol.data ?? {}) as Partial<EntryOf>;
  const place = family === undefined || id === undefined ? undefined : await places.of(family, id);
  return place === undefined ? symbol : { ...symbol, location: place };
}

/** The plugins of the best fits, each once; shorter names are nearer to what was typed. */
function matching(truth: TruthIndex, fits: ReturnType<ReturnType<ReturnType<typeof createCompletionNames>>["matching"]>): readonly number[] {
  const sorted = [...fits].sort((a, b) => a.tier - b.tier || a.name.text.length - b.name.text.length);
  return [...new Set(sorted.map(({ name }) => name.plugin))].slice(0, Math.min(MOST_SYMBOLS, truth.counts.plugins));
}
