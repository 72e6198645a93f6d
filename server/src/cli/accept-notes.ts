// What a user should know of a spelling that was accepted: where it has no effect, and who else has it.
import { basename } from "node:path";
import type { AcceptPlan, Wish } from "../host/accept-plan.ts";
import type { Config } from "../host/config.ts";
import { variableName } from "../host/config-environment.ts";
import { CONFIG_NAMES } from "../host/config-file.ts";
import { shownPath } from "../host/paths.ts";
import type { TruthIndex } from "../truth/truth-index.ts";
import { referenceText, rightOwners } from "./accept-plugin.ts";
import type { CliIo } from "./cli-io.ts";
import type { Notices } from "./notices.ts";

const LIST = ["ignore_names"];

/** Says where something stronger lies over the list: a variable, or an override with a list of its own. */
export function sayNoEffect(name: string, plan: AcceptPlan, { settings, file }: Config, { io, notices }: { readonly io: CliIo; readonly notices: Notices }): void {
  const change = plan.kind === "changes" ? plan.changes[0] : undefined;
  const variable = variableName(LIST);
  // An empty variable is none. The settings are those from before the change: a list that differs says nothing, another run may have added to it.
  if (change !== undefined && (io.env[variable] ?? "") !== "" && !settings.ignore_names.includes(name)) {
    notices.say(`tbcv: ${variable} lies over ignore_names (${shownPath(io.cwd, change.file)}), so the new entry has no effect: unset it, or add the name there`);
  }
  if (change !== undefined && change.file !== file && !CONFIG_NAMES.some((known) => known === basename(change.file))) {
    notices.say(`tbcv: ${shownPath(io.cwd, change.file)} is not found by its name, so it counts only with --config`);
  }
  const others = settings.overrides.flatMap(({ files, ignore_names: names }) => (names === undefined || names.includes(name) ? [] : [files.join(", ")]));
  for (const files of others) notices.say(`tbcv: an override for ${files} has ignore_names of its own, which count there alone: add "${name}" to them too`);
}

/** Says which other plugins have the spelling as a right one. */
export function sayOtherOwners(wish: Extract<Wish, { plugin: unknown }>, truth: TruthIndex, notices: Notices): void {
  const others = rightOwners(wish.name, truth).filter(({ family, definition }) => family !== wish.plugin.family || definition.id !== wish.plugin.id);
  if (others.length === 0) return;
  notices.say(`tbcv: "${wish.name}" is a right name of ${others.map(referenceText).join(", ")}, too: a mention may mean either`);
}
