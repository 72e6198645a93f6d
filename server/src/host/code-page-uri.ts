// Where the page on a code stands: a heading of docs/codes.md, which ships with the program.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { programFolder } from "./folders.ts";

/** The address of the page on a code: below the project's home page where package.json names one, else the file that was installed. */
export function codePageUri(code: string): string {
  const folder = programFolder();
  const { homepage } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { homepage?: string };
  const page = homepage === undefined ? pathToFileURL(join(folder, "docs", "codes.md")).href : `${homepage.replace(/[/#].*$|\/+$/, "")}/docs/codes.md`;
  return `${page}#${code}`;
}
