// The card of a page as a document for the editor.
import { ErrorCodes, ResponseError } from "vscode-languageserver";
import type { CheckedDocument } from "../engine/engine.ts";
import { inspectPage } from "../engine/inspect-page.ts";
import type { CommandMaker } from "./command.ts";
import { MARKDOWN } from "./plugin-card.ts";

/** The command's name. */
export const PAGE_CARD = "tbcv.pageCard";

/** The command: takes the address of an open document, answers `{markdown}`. */
export const pageCardCommand: CommandMaker = ({ documents }) => ({
  name: PAGE_CARD,
  async run([uri]) {
    const settled = typeof uri === "string" ? await documents.settled(uri) : undefined;
    if (settled === undefined) throw new ResponseError(ErrorCodes.InvalidParams, `The document ${JSON.stringify(uri)} is not open or not checked; open it first.`);
    return { markdown: pageCard(settled.checked) };
  },
});

function pageCard(checked: CheckedDocument): string {
  const { title, families, declared, used, formats, findings } = inspectPage(checked);
  const plain = (text: string): string => MARKDOWN.plain(text);
  const lineOf = (offset: number): number => checked.snapshot.lines.positionAt(offset).line + 1;
  const needs = used.filter((plugin) => plugin.needs.length > 0);
  const sections = [
    section("Families", families.map(({ family, by }) => `${plain(family)} (by ${by})`)),
    section("Declared", declared.map(({ text, plugins: [plugin] }) => `${plain(text)}${plugin === undefined ? " (no plugin of this name is known)" : ""}`)),
    section("Used", used.map(({ plugin, uses, first, confidence }) => `${plain(plugin.definition.name)} · ${plain(plugin.family)} · ${times(uses)}, first on line ${lineOf(first.start)} · confidence ${confidence.toFixed(2)}`)),
    ...(needs.length === 0 ? [] : [section("Needs", needs.map(({ plugin, needs: all }) => `${plain(plugin.definition.name)}: ${all.map((need) => `${plain(need.plugin.definition.name)}${need.declared ? "" : " (not declared)"}`).join(", ")}`))]),
    ...(formats.load.length + formats.save.length === 0 ? [] : [section("Formats", [`Loads: ${list(formats.load)}`, `Saves: ${list(formats.save)}`])]),
    section("Findings", findings.map(({ code, count }) => `${code}: ${count}`)),
  ];
  return [`# ${plain(title)}`, ...sections].join("\n\n");
}

function section(title: string, lines: readonly string[]): string {
  return [`## ${title}`, lines.length === 0 ? "None." : lines.map((line) => `* ${line}`).join("\n")].join("\n\n");
}

function list(texts: readonly string[]): string {
  return texts.length === 0 ? "none" : texts.map((text) => MARKDOWN.plain(text)).join(", ");
}

function times(count: number): string {
  return count === 1 ? "once" : `${count} times`;
}
