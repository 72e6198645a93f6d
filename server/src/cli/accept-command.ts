// `tbcv accept NAME`: takes a spelling as one that is never reported, as an alias, or as a known misspelling. Guesses nothing, says which
// file it writes to, and changes no letter beyond the addition.
import { resolve } from "node:path";
import { type AcceptGround, ACCEPTED_AS, type AcceptPlan, planAccept, type Wish } from "../host/accept-plan.ts";
import { type Config, loadConfig } from "../host/config.ts";
import { readToEdit } from "../host/read-to-edit.ts";
import { isWithin, shownPath } from "../host/paths.ts";
import { findTruthHomes } from "../host/truth-homes.ts";
import { diskReason } from "../host/read-file.ts";
import type { TruthIndex } from "../truth/truth-index.ts";
import { createLineIndex } from "../text/line-index.ts";
import { sayNoEffect, sayOtherOwners } from "./accept-notes.ts";
import { findPlugin, referenceText, rightOwners, suggestion } from "./accept-plugin.ts";
import { writeChanges } from "./accept-write.ts";
import { oneOf } from "./check-options.ts";
import { sayTruthProblems, truthPaths } from "./check-truth.ts";
import { EXIT, errorLine, UsageError } from "./cli-error.ts";
import { type CliIo, type CliParts, cliParts } from "./cli-io.ts";
import { noticeWriter } from "./notices.ts";
import { streamSink } from "./output-sink.ts";
import { checkedConfig } from "./run-config.ts";

/** The options as the command line's parser gives them. */
export interface AcceptOptions {
  readonly as?: string;
  readonly for?: string;
  readonly file?: string;
  readonly truth?: readonly string[];
  readonly config?: string;
  readonly dryRun?: boolean;
}

/** Longer texts are no names. */
const LONGEST_NAME = 200;

/** Writes the spelling; status 0 where it is written or was right already, else a usage error that says what to do. */
export async function acceptCommand(typed: string, options: AcceptOptions, io: CliIo): Promise<number> {
  const name = checkedName(typed);
  const as = oneOf("--as", options.as ?? "ignore", ACCEPTED_AS);
  if (as === "ignore" && options.for !== undefined) throw usage("--for names the plugin of an alias or a misspelling", "add --as alias or --as misspelling, or leave out --for");
  const notices = noticeWriter(io, false);
  const sink = streamSink(io.stdout);
  const config = checkedConfig(await loadConfig({ folder: io.cwd, file: options.config, workingFolder: io.cwd, env: io.env }), io, notices);
  const parts = await cliParts(io);
  const choice = { named: options.truth ?? [], workingFolder: io.cwd, settings: config.settings.truth, configFolder: config.folder };
  const { index, problems } = await parts.loadTruth({ paths: truthPaths(choice, parts), cache: true });
  await sayTruthProblems(problems, io.cwd, notices);
  const wish = wishOf(name, as, options.for, index);
  const right = alreadyRight(wish, index);
  if (right !== undefined) {
    await sink.write(`${right}\n`);
    return EXIT.clean;
  }
  const plan = await planned(wish, groundOf(options, config, parts, io), io);
  const ignores = wish.as === "ignore";
  const what = ignores ? `"${name}" to ignore_names` : `"${name}" as ${wish.as === "alias" ? "an alias" : "a misspelling"} of ${wish.plugin.family}/${wish.plugin.id}`;
  if (plan.kind === "there") await sink.write(`${shownPath(io.cwd, plan.file)} has "${name}" there already; nothing was changed.\n`);
  else await writeChanges({ what, changes: plan.changes, dryRun: options.dryRun ?? false, cwd: io.cwd, sink });
  if (ignores) sayNoEffect(name, plan, config, { io, notices });
  else sayOtherOwners(wish, index, notices);
  return EXIT.clean;
}

function checkedName(typed: string): string {
  const name = typed.trim();
  if (/[\r\n\u2028\u2029]/u.test(name) || name.length > LONGEST_NAME) throw usage("a name is one line of at most 200 letters", "give the text as it stands in the document, in quotes");
  if (!/[\p{L}\p{N}]/u.test(name)) throw usage(`"${name}" has no letter or digit`, "give the text as it stands in the document, in quotes");
  return name;
}

function wishOf(name: string, as: Wish["as"], given: string | undefined, truth: TruthIndex): Wish {
  if (as === "ignore") return { as, name };
  if (given === undefined) throw usage(`--as ${as} needs a plugin`, suggestion(name, truth));
  const { family, definition } = findPlugin(given, truth);
  return { as, name, plugin: { family, id: definition.id } };
}

/** What is said where nothing needs to be written; a right name cannot be a misspelling. */
function alreadyRight(wish: Wish, truth: TruthIndex): string | undefined {
  const owners = rightOwners(wish.name, truth);
  const plugin = "plugin" in wish ? wish.plugin : undefined;
  const own = owners.find(({ family, definition }) => family === plugin?.family && definition.id === plugin.id);
  const live = owners.find(({ definition }) => definition.deprecated === undefined);
  const [first] = owners;
  if (wish.as === "misspelling" && first !== undefined) throw usage(`"${wish.name}" is a right name of ${referenceText(first)}`, "a right name is never a misspelling; take it out of the truth first");
  const reason = wish.as === "ignore" ? live : own;
  return reason && `"${wish.name}" is a right name of ${referenceText(reason)} already; nothing was changed.`;
}

function groundOf(options: AcceptOptions, config: Config, parts: CliParts, io: CliIo): AcceptGround {
  const named = options.truth ?? [];
  const { truth_files: files, truth_directories: folders } = config.settings.truth;
  const target = options.file === undefined ? undefined : resolve(io.cwd, options.file);
  const isIgnore = (options.as ?? "ignore").toLowerCase() === "ignore";
  const shipped = parts.shippedTruth(null).paths;
  const ownTruth = named.length > 0 ? named.map((path) => resolve(io.cwd, path)) : [...files, ...folders].map((path) => resolve(config.folder, path));
  const open = [config.folder, io.cwd, ...(named.length > 0 ? ownTruth : [])];
  return {
    configFile: isIgnore && target !== undefined ? target : config.file,
    folder: config.folder,
    ignoreList: ["ignore_names"],
    ownTruth,
    ...(!isIgnore && target !== undefined && { target }),
    mayList: named.length === 0,
    mayChange: (file) => !shipped.some((path) => isWithin(path, file)) && (file === target || file === config.file || open.some((folder) => isWithin(folder, file))),
    homes: () => findTruthHomes(ownTruth),
    read: readToEdit,
  };
}

async function planned(wish: Wish, ground: AcceptGround, io: CliIo): Promise<Exclude<AcceptPlan, { kind: "refused" }>> {
  let file = "";
  const read = (path: string): Promise<string | undefined> => {
    file = path;
    return ground.read(path);
  };
  const plan = await planAccept(wish, { ...ground, read }).catch((error: unknown): never => {
    throw usage(`${shownPath(io.cwd, file)} ${diskReason(error)}`, "mend that, or name another file with --file");
  });
  if (plan.kind !== "refused") return plan;
  const at = plan.text === undefined || plan.offset === undefined ? undefined : createLineIndex(plan.text).positionAt(plan.offset);
  const shown = plan.file === undefined ? undefined : shownPath(io.cwd, plan.file);
  throw new UsageError([errorLine(plan.what, plan.mend, shown && (at ? `${shown}:${at.line + 1}:${at.character + 1}` : shown))]);
}

function usage(what: string, mend: string): UsageError {
  return new UsageError([errorLine(what, mend)]);
}
