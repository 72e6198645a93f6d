// Where a plugin is named in the documents of the workspace, seen from one of its names there or in a truth file, and where entries of the
// user's own truth refer to it. Its own entries count as its declarations.
import type { CancellationToken, Location, ReferenceContext, ReferenceParams } from "vscode-languageserver";
import type { CheckedDocument } from "../engine/engine.ts";
import type { PluginKey } from "../host/truth-homes.ts";
import type { TruthIndex } from "../truth/truth-index.ts";
import type { FeatureMaker } from "./feature.ts";
import type { FeatureParts } from "./feature-parts.ts";
import { innermostAt } from "./mention-at.ts";
import { pluginOfName } from "./own-truth.ts";
import { keyOfRow, keyText, pluginKey } from "./plugin-key.ts";
import { tellSkipped } from "./workspace-documents.ts";

/** The most declarations of one name. */
const MOST_ENTRIES = 5;

/** References, for clients that ask for them. */
export const referenceFeature: FeatureMaker = (client, parts) =>
  client.textDocument?.references && {
    announces: { referencesProvider: true },
    listen(connection) {
      const { answers, converter } = parts;
      connection.onReferences(
        answers.ofDocument<ReferenceParams, Location[] | null, null>(async ({ checked }, { position, context }, token) => {
          const mention = innermostAt(checked.mentions, converter.toOffset(checked.snapshot, position));
          if (mention === undefined) return null;
          const plugins = mention.meant.plugins.map((row) => keyOfRow(checked.truth, row));
          const found = await mentionsOf(plugins, parts, token);
          // A document that lies in no folder is still one of those that name it.
          const here = found.some(({ uri }) => uri === checked.snapshot.uri) ? [] : mentionsIn(checked, plugins, parts);
          return [...(await inTruth(plugins, { truth: checked.truth, context }, parts)), ...here, ...found];
        }, {
          none: null,
          async truthFile(file, { position, context }, token) {
            const name = innermostAt(file.names, converter.toOffset(file.snapshot, position));
            const plugin = name && pluginOfName(name, file);
            if (plugin === undefined) return null;
            return [...(await inTruth([plugin], { truth: file.truth, context }, parts)), ...(await mentionsOf([plugin], parts, token))];
          },
        }),
      );
    },
  };

/** The places in all documents of the workspace. */
async function mentionsOf(plugins: readonly PluginKey[], { workspace, messages }: FeatureParts, token: CancellationToken): Promise<Location[]> {
  const keys = new Set(plugins.map(keyText));
  const found: Location[] = [];
  const skipped = await workspace.run({
    isCancelled: () => token.isCancellationRequested,
    onDocument({ uri, mentions, truth }) {
      for (const { range, plugins: rows } of mentions) if (rows.some((row) => keys.has(pluginKey(truth, row)))) found.push({ uri, range });
    },
  });
  tellSkipped(skipped, messages);
  return found;
}

function mentionsIn({ mentions, snapshot, truth }: CheckedDocument, plugins: readonly PluginKey[], { converter }: FeatureParts): Location[] {
  const keys = new Set(plugins.map(keyText));
  return mentions.filter(({ meant }) => meant.plugins.some((row) => keys.has(pluginKey(truth, row)))).map(({ span }) => ({ uri: snapshot.uri, range: converter.toRange(snapshot, span) }));
}

/** The entries, where they are asked for, and what refers to them. References are looked up in the truth of the document. */
async function inTruth(plugins: readonly PluginKey[], { truth, context }: { readonly truth: TruthIndex; readonly context: ReferenceContext }, { places, ownTruth, converter }: FeatureParts): Promise<Location[]> {
  const asked = context.includeDeclaration ? plugins.slice(0, MOST_ENTRIES) : [];
  const entries = await Promise.all(asked.map(({ family, id }) => places.of(family, id)));
  const keys = new Set(plugins.map(keyText));
  const references = (await ownTruth.all()).flatMap((file) =>
    file.names
      .filter((name) => {
        const meant = name.kind === "reference" ? pluginOfName(name, { ...file, truth }) : undefined;
        return meant !== undefined && keys.has(keyText(meant));
      })
      .map(({ span }) => ({ uri: file.snapshot.uri, range: converter.toRange(file.snapshot, span) })),
  );
  return [...entries.filter((place) => place !== undefined), ...references];
}
