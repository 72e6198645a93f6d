// One line above a document: how many plugins it declares and uses. Where the client carries out commands, it leads to the page's card.
import type { CodeLens } from "vscode-languageserver";
import type { CheckedDocument } from "../engine/engine.ts";
import type { FeatureMaker } from "./feature.ts";
import { PAGE_CARD } from "./page-card.ts";
import { pagePlugins } from "../engine/page-plugins.ts";

/** The code lens, for clients that show it. Asked for anew when settings or truth change, where the client can be asked to. */
export const codeLensFeature: FeatureMaker = (client, { answers, changes, messages }) =>
  client.textDocument?.codeLens && {
    announces: { codeLensProvider: {} },
    listen(connection) {
      const command = client.workspace?.executeCommand === undefined ? "" : PAGE_CARD;
      connection.onCodeLens(
        answers.ofDocument(({ checked, display }): CodeLens[] => (display.code_lens === "on" ? lensesOf(checked, command) : []), { none: [] }),
      );
      if (client.workspace?.codeLens?.refreshSupport === true) {
        changes.on((kind) => {
          if (kind === "truth") connection.sendRequest("workspace/codeLens/refresh").catch(messages.fault);
        });
      }
    },
  };

function lensesOf(checked: CheckedDocument, command: string): CodeLens[] {
  const { declared, used } = pagePlugins(checked);
  const hasFrontMatter = checked.blocks[0]?.block.zones.some(({ kind }) => kind === "front-matter-key") === true;
  if (!hasFrontMatter && used.length === 0) return [];
  const top = { line: 0, character: 0 };
  return [{
    range: { start: top, end: top },
    command: { title: `Plugins: ${declared.length} declared, ${used.length} used`, command, ...(command !== "" && { arguments: [checked.snapshot.uri] }) },
  }];
}
