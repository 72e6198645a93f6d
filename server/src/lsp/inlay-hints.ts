// The plugin's own name beside an alias or a short name of it.
import { type InlayHint, InlayHintKind, type InlayHintParams } from "vscode-languageserver";
import type { CheckedDocument } from "../engine/engine.ts";
import type { ZoneKind } from "../document/document.ts";
import type { FeatureMaker } from "./feature.ts";
import type { PositionConverter } from "./position-encoding.ts";
import { rightMentions } from "./right-mentions.ts";

const HINTED: ReadonlySet<ZoneKind> = new Set<ZoneKind>(["prose", "heading", "link-text"]);

/** Inlay hints, for clients that show them. Asked for anew when settings or truth change, where the client can be asked to. */
export const inlayHintFeature: FeatureMaker = (client, { answers, converter, changes, messages }) =>
  client.textDocument?.inlayHint && {
    announces: { inlayHintProvider: true },
    listen(connection) {
      connection.languages.inlayHint.on(
        answers.ofDocument(
          ({ checked, display }, { range }: InlayHintParams): InlayHint[] =>
            display.inlay_hints === "on" ? hintsIn(checked, { start: converter.toOffset(checked.snapshot, range.start), end: converter.toOffset(checked.snapshot, range.end) }, converter) : [],
          { none: [] },
        ),
      );
      if (client.workspace?.inlayHint?.refreshSupport === true) {
        changes.on((kind) => {
          if (kind === "truth") connection.languages.inlayHint.refresh().catch(messages.fault);
        });
      }
    },
  };

function hintsIn(checked: CheckedDocument, limits: { readonly start: number; readonly end: number }, converter: PositionConverter): InlayHint[] {
  const { snapshot, truth } = checked;
  return rightMentions(checked).flatMap(({ span, zone, text, meant }): InlayHint[] => {
    if (!HINTED.has(zone) || (meant.kind !== "alias" && meant.kind !== "short-name") || span.end < limits.start || span.start > limits.end) return [];
    const { name } = truth.plugin(meant.plugins[0] ?? 0).definition;
    if (name.toLowerCase() === text.toLowerCase()) return [];
    return [{ position: converter.toPosition(snapshot, span.end), label: name, kind: InlayHintKind.Type, paddingLeft: true }];
  });
}
