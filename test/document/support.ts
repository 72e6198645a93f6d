// Reads texts of all formats in the tests of this folder.
import { createDocumentReader } from "../../server/src/document/document-reader.ts";
import type { DocumentModel, FormatName } from "../../server/src/document/document.ts";
import { createSnapshot, type Snapshot } from "../../server/src/text/snapshot.ts";

export const formats: readonly FormatName[] = ["markdown", "mdx", "html", "restructuredtext", "asciidoc", "org", "textile", "latex", "plaintext"];

/** Language ids of source code, one of each kind of comment and string. */
export const languages: readonly string[] = ["typescript", "python", "rust", "csharp", "cpp", "ruby", "lua", "powershell", "yaml", "sql", "vb", "perl"];

export function snapshotOf(text: string, languageId: string, version = 1): Snapshot {
  return createSnapshot({ uri: "untitled:Untitled-1", languageId, version, text });
}

export function readText(text: string, languageId: string): DocumentModel {
  return createDocumentReader().read(snapshotOf(text, languageId));
}

/** One line a zone: kind, label, "*" in list items, ">" in links, text. */
export function renderZones(model: DocumentModel): string {
  return model.blocks
    .map(({ start, block }) => {
      const zones = block.zones.map((zone) => {
        const label = zone.label === undefined ? "" : `(${zone.label})`;
        return `${zone.kind}${label}${zone.listItem ? "*" : ""}${zone.linked ? ">" : ""} ${JSON.stringify(block.text.slice(zone.start, zone.end))}\n`;
      });
      return `block ${start}\n${zones.join("")}`;
    })
    .join("");
}

/** What differs from the interface's promises; empty where all is well. */
export function faultsOf(model: DocumentModel): string[] {
  const faults: string[] = [];
  let behind = 0;
  for (const { start, block } of model.blocks) {
    if (start < behind) faults.push(`block at ${start} overlaps`);
    behind = start + block.text.length;
    if (block.text === "" || model.snapshot.text.slice(start, behind) !== block.text) faults.push(`block at ${start}: text`);
    let last = 0;
    for (const zone of block.zones) {
      if (zone.start < last || zone.end <= zone.start || zone.end > block.text.length) faults.push(`zone at ${zone.start}`);
      if (isInsidePair(block.text, zone.start) || isInsidePair(block.text, zone.end)) faults.push(`pair at ${zone.start}`);
      last = zone.end;
    }
  }
  return faults;
}

function isInsidePair(text: string, at: number): boolean {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(at - 1, at + 1));
}
