// `tbcv config explain [KEY]`: each setting in force, and where its value comes from.
import { dirname, resolve } from "node:path";
import { loadConfig } from "../host/config.ts";
import { formatPlace, type SettingsPlace } from "../host/config-problem.ts";
import { type SettingOrigin, settingOrigins } from "../host/config-origins.ts";
import { type DocumentOrigin, documentOrigins, withDocumentOrigins } from "../host/document-origins.ts";
import { folderConfig } from "../host/folder-config.ts";
import { nearest } from "../host/nearest.ts";
import { shownPath } from "../host/paths.ts";
import { oneOf } from "./check-options.ts";
import { errorLine, EXIT, UsageError } from "./cli-error.ts";
import type { CliIo } from "./cli-io.ts";
import { noticeWriter } from "./notices.ts";
import { streamSink } from "./output-sink.ts";
import { checkedConfig } from "./run-config.ts";

/** The options of the command. */
export interface ConfigExplainOptions {
  readonly config?: string;
  /** A document: what its patterns add is shown as well, and its nearest configuration is taken. */
  readonly for?: string;
  readonly format: string;
}

/** Prints the settings under a key (a section or one value); without a key, all of them. */
export async function configExplainCommand(key: string | undefined, options: ConfigExplainOptions, io: CliIo): Promise<number> {
  const format = oneOf("--format", options.format, ["text", "json"]);
  const document = options.for === undefined ? undefined : resolve(io.cwd, options.for);
  const folder = document === undefined ? io.cwd : dirname(document);
  const config = checkedConfig(await loadConfig({ folder, file: options.config, workingFolder: io.cwd, env: io.env }), io, noticeWriter(io, false));
  const own = document === undefined ? [] : documentOrigins(config.settings, folderConfig(config).pathInBase(document));
  const origins = chosen(withDocumentOrigins(settingOrigins(config), own), key);
  const show = (place: SettingsPlace): string => formatPlace(place.line !== undefined && /[\\/]/u.test(place.name) ? { ...place, name: shownPath(io.cwd, place.name) } : place);
  await streamSink(io.stdout).write(format === "json" ? jsonOf(config.file, origins, own) : textOf(origins, own, show));
  return EXIT.clean;
}

function chosen(all: readonly SettingOrigin[], key: string | undefined): readonly SettingOrigin[] {
  if (key === undefined) return all;
  const found = all.filter((origin) => origin.key === key || origin.key.startsWith(`${key}.`));
  if (found.length > 0) return found;
  const near = nearest(key, [...all.map((origin) => origin.key), ...all.flatMap((origin) => origin.key.split(".").slice(0, -1).join(".") || [])]);
  throw new UsageError([errorLine(`there is no setting "${key}"`, near === undefined ? "leave out the key to see all" : `did you mean "${near}"?`)]);
}

function textOf(origins: readonly SettingOrigin[], own: readonly DocumentOrigin[], show: (place: SettingsPlace) => string): string {
  const lines = origins.map(({ key, value, from, over }) => {
    const weaker = over.length === 0 ? "" : `, over ${over.map(show).join(", ")}`;
    return [`${key}: ${valueText(value)}`, from === undefined ? "default" : `${show(from)}${weaker}`] as const;
  });
  const width = Math.min(60, Math.max(...lines.map(([left]) => left.length)));
  const documents = own.map(({ key, value }) => `${key}: ${JSON.stringify(value)}`);
  return [...lines.map(([left, right]) => `${left.padEnd(width)}  ${right}`), ...(documents.length === 0 ? [] : ["", "For this document:", ...documents]), ""].join("\n");
}

function valueText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function jsonOf(file: string | undefined, settings: readonly SettingOrigin[], document: readonly DocumentOrigin[]): string {
  return `${JSON.stringify({ version: 1, file: file ?? null, settings, document }, undefined, 2)}\n`;
}
