// The commands that the server carries out for a client (`workspace/executeCommand`). Each is a name and what it does; one that is not
// known is answered with an error that says so.
import { ErrorCodes, ResponseError } from "vscode-languageserver";
import type { CommandMaker } from "./command.ts";
import { truthEntryCommand } from "./definition.ts";
import type { FeatureMaker } from "./feature.ts";
import { fixAllInFileCommand, fixAllInWorkspaceCommand } from "./fix-all-commands.ts";
import { openPageCommand } from "./open-page.ts";
import { pageCardCommand } from "./page-card.ts";
import { reloadTruthCommand, statusCommand } from "./status-commands.ts";
import { semanticVerdictCommand } from "./verdict-actions.ts";
import { checkWorkspaceCommand, reportCommand } from "./workspace-commands.ts";

const COMMANDS: readonly CommandMaker[] = [
  openPageCommand, pageCardCommand, checkWorkspaceCommand, reportCommand, fixAllInFileCommand, fixAllInWorkspaceCommand, statusCommand, reloadTruthCommand,
  truthEntryCommand, semanticVerdictCommand,
];

/** Commands, for clients that can execute them. */
export const commandFeature: FeatureMaker = (client, parts) => {
  if (client.workspace?.executeCommand === undefined) return undefined;
  const commands = new Map(COMMANDS.flatMap((make) => make(parts) ?? []).map((command) => [command.name, command]));
  if (commands.size === 0) return undefined;
  return {
    announces: { executeCommandProvider: { commands: [...commands.keys()] } },
    listen(connection) {
      connection.onExecuteCommand(
        parts.answers.ofAny(({ command: name, arguments: given }: { command: string; arguments?: unknown[] }) => {
          const command = commands.get(name);
          if (command === undefined) throw new ResponseError(ErrorCodes.InvalidParams, `There is no command "${name}"; commands are ${[...commands.keys()].join(", ")}.`);
          return command.run(given ?? []);
        }),
      );
    },
  };
};
