// From a name to the entry of its plugin in the truth file, and the command that asks for the place of an entry.
import { type Definition, type DefinitionLink, type DefinitionParams, ErrorCodes, type Location, ResponseError } from "vscode-languageserver";
import type { CommandMaker } from "./command.ts";
import type { FeatureMaker } from "./feature.ts";
import { innermostAt } from "./mention-at.ts";

/** The most entries for one name. */
const MOST_ENTRIES = 5;

/** Definitions, for clients that go there. */
export const definitionFeature: FeatureMaker = (client, { answers, converter, places }) => {
  const support = client.textDocument?.definition;
  return support && {
    announces: { definitionProvider: true },
    listen(connection) {
      connection.onDefinition(
        answers.ofDocument(async ({ checked: { mentions, snapshot, truth } }, { position }: DefinitionParams): Promise<Definition | DefinitionLink[] | null> => {
          const mention = innermostAt(mentions, converter.toOffset(snapshot, position));
          if (mention === undefined) return null;
          const plugins = mention.meant.plugins.slice(0, MOST_ENTRIES).map((row) => truth.plugin(row));
          const found = (await Promise.all(plugins.map(({ family, definition }) => places.of(family, definition.id)))).filter((place) => place !== undefined);
          if (support.linkSupport !== true) return found;
          const originSelectionRange = converter.toRange(snapshot, mention.span);
          return found.map(({ uri, range }) => ({ originSelectionRange, targetUri: uri, targetRange: range, targetSelectionRange: range }));
        }, { none: null }),
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
