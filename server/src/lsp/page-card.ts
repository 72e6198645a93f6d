// The card of a page: what it declares, what it uses and where first, and what was found, by code.
import { ErrorCodes, ResponseError } from "vscode-languageserver";
import type { CheckedDocument } from "../engine/engine.ts";
import type { CommandMaker } from "./command.ts";
import { pagePlugins } from "./page-plugins.ts";
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
  const { snapshot, findings } = checked;
  const { declared, used } = pagePlugins(checked);
  const lineOf = (offset: number): number => snapshot.lines.positionAt(offset).line + 1;
  const byCode = new Map<string, number>();
  for (const { code } of findings) byCode.set(code, (byCode.get(code) ?? 0) + 1);
  const sections = [
    section("Declared", declared.map(({ text, plugins: [plugin] }) => `${MARKDOWN.plain(text)}${plugin === undefined ? " (no plugin of this name is known)" : ""}`)),
    section("Used", used.map(({ plugin, places }) => `${MARKDOWN.plain(plugin.definition.name)} · ${MARKDOWN.plain(plugin.family)} · ${times(places.length)}, first on line ${lineOf(places[0]?.start ?? 0)}`)),
    section("Findings", [...byCode].map(([code, count]) => `${code}: ${count}`)),
  ];
  return [`# ${MARKDOWN.plain(titleOf(checked))}`, ...sections].join("\n\n");
}

function section(title: string, lines: readonly string[]): string {
  return [`## ${title}`, lines.length === 0 ? "None." : lines.map((line) => `* ${line}`).join("\n")].join("\n\n");
}

function times(count: number): string {
  return count === 1 ? "once" : `${count} times`;
}

/** The title of the front matter, else the first heading, else the file's name. */
function titleOf({ blocks, snapshot: { uri, text } }: CheckedDocument): string {
  for (const wanted of ["front-matter-value", "heading"] as const) {
    for (const { start, block } of blocks) {
      const zone = block.zones.find(({ kind, label }) => kind === wanted && (kind === "heading" || label === "title"));
      if (zone !== undefined) return text.slice(start + zone.start, start + zone.end).trim();
    }
  }
  const name = uri.replace(/[?#].*$/su, "").replace(/^.*[/:]/su, "");
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
