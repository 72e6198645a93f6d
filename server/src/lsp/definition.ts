// From a name or a reference to the entry of its plugin in the truth file, and the command that asks for the place of an entry.
import { type Definition, type DefinitionLink, type DefinitionParams, ErrorCodes, type Location, type Range, ResponseError } from "vscode-languageserver";
import type { PluginKey } from "../host/truth-homes.ts";
import type { CommandMaker } from "./command.ts";
import type { FeatureMaker } from "./feature.ts";
import { declaredAt, innermostAt } from "./mention-at.ts";
import { pluginOfName } from "./own-truth.ts";
import { keyOfRow } from "./plugin-key.ts";

/** The most entries for one name. */
const MOST_ENTRIES = 5;

/** Definitions, for clients that go there. */
export const definitionFeature: FeatureMaker = (client, { answers, converter, places }) => {
  const support = client.textDocument?.definition;
  if (support === undefined) return undefined;

  async function entries(plugins: readonly PluginKey[], from: Range): Promise<Definition | DefinitionLink[]> {
    const found = (await Promise.all(plugins.slice(0, MOST_ENTRIES).map(({ family, id }) => places.of(family, id)))).filter((place) => place !== undefined);
    if (support?.linkSupport !== true) return found;
    return found.map(({ uri, range }) => ({ originSelectionRange: from, targetUri: uri, targetRange: range, targetSelectionRange: range }));
  }

  return {
    announces: { definitionProvider: true },
    listen(connection) {
      connection.onDefinition(
        answers.ofDocument<DefinitionParams, Definition | DefinitionLink[] | null, null>(({ checked }, { position }) => {
          const { mentions, snapshot, truth } = checked;
          const offset = converter.toOffset(snapshot, position);
          const mention = innermostAt(mentions, offset);
          const meant = mention === undefined ? declaredAt(checked, offset)?.plugins.map(({ number }) => number) : mention.meant.plugins;
          const span = mention?.span ?? declaredAt(checked, offset)?.span;
          return meant === undefined || span === undefined ? null : entries(meant.map((row) => keyOfRow(truth, row)), converter.toRange(snapshot, span));
        }, {
          none: null,
          truthFile(file, { position }) {
            const name = innermostAt(file.names, converter.toOffset(file.snapshot, position));
            const plugin = name && pluginOfName(name, file);
            return name === undefined || plugin === undefined ? null : entries([plugin], converter.toRange(file.snapshot, name.span));
          },
        }),
      );
    },
  };
};

/** `tbcv.truthEntry` [family, id]: the place of an entry, or null. */
export const truthEntryCommand: CommandMaker = ({ places }) => ({
  name: "tbcv.truthEntry",
  async run([family, id]): Promise<Location | null> {
    if (typeof family !== "string" || typeof id !== "string") throw new ResponseError(ErrorCodes.InvalidParams, "tbcv.truthEntry needs a family and an id.");
    return (await places.of(family, id)) ?? null;
  },
});
