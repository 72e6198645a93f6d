// `tbcv inspect FILE`: the card of one page, for a person or as JSON.
import { type PageCard, inspectPage } from "../engine/inspect-page.ts";
import { shownPath } from "../host/paths.ts";
import { readDocument } from "../host/read-file.ts";
import type { Span } from "../text/span.ts";
import { createSnapshot, type Snapshot } from "../text/snapshot.ts";
import type { IndexedPlugin } from "../truth/truth-index.ts";
import { configOf, filesOf, loadTruth } from "./check-command.ts";
import { checkOptions, oneOf } from "./check-options.ts";
import { truthStatus } from "./check-truth.ts";
import { errorLine, UsageError } from "./cli-error.ts";
import { type CliIo, cliParts } from "./cli-io.ts";
import { noticeWriter } from "./notices.ts";
import { streamSink } from "./output-sink.ts";

/** The options of the command. */
export interface InspectOptions {
  readonly truth?: readonly string[];
  readonly config?: string;
  readonly format: string;
  readonly cache: boolean;
}

/** Prints the card; status 0 whatever it says, 2 where the truth was loaded in part. */
export async function inspectCommand(file: string, { format: given, ...rest }: InspectOptions, io: CliIo): Promise<number> {
  const format = oneOf("--format", given, ["text", "json"]);
  const options = checkOptions({ ...rest, history: false, color: false }, [file]);
  const notices = noticeWriter(io, false);
  const config = await configOf([file], options, io, notices);
  const { files: [path, ...others], configs, leftOut } = await filesOf({ paths: [file], options, config, io, notices });
  if (others.length > 0) throw new UsageError([errorLine(`${file} holds ${others.length + 1} documents`, "name one document")]);
  const content = path === undefined ? undefined : await readDocument(path);
  if (path === undefined || content?.kind !== "text") {
    const reason = content !== undefined && content.kind !== "text" ? content.reason : (leftOut[0]?.reason ?? "it is no document");
    throw new UsageError([errorLine(`${file} cannot be inspected: ${reason}`, "name one document")]);
  }
  const truth = await loadTruth(options, { config, others: configs.all }, io, notices);
  const snapshot = createSnapshot({ uri: path, languageId: "", version: 0, text: content.text });
  const engine = await (await cliParts(io)).createEngine(truth.index);
  const card = inspectPage(engine.checkText(snapshot, configs.settingsOf(path)));
  await streamSink(io.stdout).write(format === "json" ? `${JSON.stringify(cardData(path, card, snapshot), undefined, 2)}\n` : cardText(shownPath(io.cwd, path), card, snapshot));
  return truthStatus(truth.problems);
}

function cardText(path: string, card: PageCard, { lines }: Snapshot): string {
  const place = ({ start }: Span): string => {
    const { line, character } = lines.positionAt(start);
    return `${line + 1}:${character + 1}`;
  };
  const name = (plugins: readonly IndexedPlugin[]): string => plugins.map(({ definition, family }) => `${definition.name} (${family})`).join(" or ") || "unknown";
  const section = (title: string, rows: readonly string[]): readonly string[] => ["", title, ...(rows.length === 0 ? ["  none"] : rows.map((row) => `  ${row}`))];
  return [
    `${path}: ${card.title}`,
    ...section("Families in force", card.families.map(({ family, by }) => `${family}, by ${by}`)),
    ...section("Zones", card.zones.map(({ kind, count, length }) => `${kind}: ${count}, ${length} characters`)),
    ...section("Mentions", card.mentions.map(({ text, span, zone, match, plugins, confidence }) => `${place(span)}  ${text.replace(/\s+/gu, " ")}  ${match} in ${zone}  ${name(plugins)}  ${confidence.toFixed(2)}`)),
    ...section("Declared", card.declared.map(({ text, span, plugins }) => `${place(span)}  ${text}  ${name(plugins)}`)),
    ...section("Used", card.used.map(({ plugin, uses, first, confidence, declared }) => `${place(first)}  ${name([plugin])}  ${uses === 1 ? "once" : `${uses} times`}  confidence ${confidence.toFixed(2)}${declared ? "  declared" : ""}`)),
    ...section("Needs", card.used.flatMap(({ plugin, needs }) => needs.map((need) => `${plugin.definition.name} needs ${need.plugin.definition.name}${need.declared ? "" : ", which is not declared"}`))),
    ...section("Formats", [...card.formats.load.map((format) => `loads ${format}`), ...card.formats.save.map((format) => `saves ${format}`)]),
    ...section("Findings", card.findings.map(({ code, count }) => `${code}: ${count}`)),
    "",
  ].join("\n");
}

function cardData(path: string, card: PageCard, { lines }: Snapshot): object {
  const place = ({ start, end }: Span): object => ({ range: { start: lines.positionAt(start), end: lines.positionAt(end) }, offset: [start, end] });
  const plugin = ({ definition: { id, name }, family }: IndexedPlugin): object => ({ id, family, name });
  return {
    version: 1,
    path,
    ...card,
    mentions: card.mentions.map(({ span, plugins, ...rest }) => ({ ...rest, ...place(span), plugins: plugins.map(plugin) })),
    declared: card.declared.map(({ text, span, plugins }) => ({ text, ...place(span), plugins: plugins.map(plugin) })),
    used: card.used.map(({ plugin: used, first, needs, ...rest }) => ({ plugin: plugin(used), ...rest, first: place(first), needs: needs.map((need) => ({ ...plugin(need.plugin), declared: need.declared })) })),
  };
}
