// Where a plugin is named in the documents of the workspace, seen from one of its names.
import type { Location, ReferenceParams } from "vscode-languageserver";
import type { FeatureMaker } from "./feature.ts";
import { innermostAt } from "./mention-at.ts";
import { pluginKey } from "./plugin-key.ts";
import { tellSkipped } from "./workspace-documents.ts";

/** References, for clients that ask for them. */
export const referenceFeature: FeatureMaker = (client, parts) =>
  client.textDocument?.references && {
    announces: { referencesProvider: true },
    listen(connection) {
      const { answers, converter, messages, workspace } = parts;
      connection.onReferences(
        answers.ofDocument(async ({ checked }, { position }: ReferenceParams, token): Promise<Location[] | null> => {
          const mention = innermostAt(checked.mentions, converter.toOffset(checked.snapshot, position));
          if (mention === undefined) return null;
          const plugins = new Set(mention.meant.plugins.map((row) => pluginKey(checked.truth, row)));
          const found: Location[] = [];
          const skipped = await workspace.run({
            isCancelled: () => token.isCancellationRequested,
            onDocument({ uri, mentions, truth }) {
              for (const { range, plugins: rows } of mentions) if (rows.some((row) => plugins.has(pluginKey(truth, row)))) found.push({ uri, range });
            },
          });
          tellSkipped(skipped, messages);
          // A document that lies in no folder is still one of those that name it.
          if (!found.some(({ uri }) => uri === checked.snapshot.uri)) {
            const here = checked.mentions.filter(({ meant }) => meant.plugins.some((row) => plugins.has(pluginKey(checked.truth, row))));
            found.unshift(...here.map(({ span }) => ({ uri: checked.snapshot.uri, range: converter.toRange(checked.snapshot, span) })));
          }
          return found;
        }, { none: null }),
      );
    },
  };
