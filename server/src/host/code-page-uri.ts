// Where the page on a code stands: a heading of config/codes.md, which ships with the program.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { programFolder } from "./program-folder.ts";

/** The address of the page on a code: in the project's repository where package.json names its home page, else the installed file. */
export function codePageUri(code: string): string {
  return `${PAGE}#${code}`;
}

/** Read once: it cannot change while the program runs, and editors ask for it with every finding. */
const PAGE = pageUri(programFolder());

function pageUri(folder: string): string {
  const { homepage } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { homepage?: string };
  if (homepage === undefined) return pathToFileURL(join(folder, "config", "codes.md")).href;
  const home = homepage.replace(/[#?].*$/, "").replace(/\/+$/, "");
  return `${home}${home.startsWith("https://github.com/") ? "/blob/HEAD" : ""}/config/codes.md`;
}
