// What .gitignore files say, folder by folder. Each folder's rules are over those of the folders above, as git has it.
import { readFile, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import ignore, { type Ignore } from "ignore";
import { isWithin, relativePath } from "./paths.ts";

/** The rules of one folder and of those above it; undefined where there are none. */
export interface IgnoreRules {
  readonly folder: string;
  readonly matcher: Ignore;
  readonly above: IgnoreRules | undefined;
}

/** Patterns in the syntax of .gitignore, as a test of paths (absolute) below a folder. */
export function ignoreMatcher(folder: string, patterns: readonly string[]): (path: string) => boolean {
  if (patterns.length === 0) return () => false;
  const matcher = ignore().add([...patterns]);
  return (path) => isWithin(folder, path) && path !== folder && matcher.ignores(relativePath(folder, path));
}

/** The rules that hold in a folder by its own .gitignore and those of `above`. */
export async function rulesIn(folder: string, above: IgnoreRules | undefined): Promise<IgnoreRules | undefined> {
  const text = await readFile(join(folder, ".gitignore"), "utf8").catch(() => undefined);
  return text === undefined ? above : { folder, matcher: ignore().add(text), above };
}

/** The rules that hold in a folder by all .gitignore files from the root of its repository down; those above it, without its own. */
export async function rulesAbove(folder: string): Promise<IgnoreRules | undefined> {
  const root = await repositoryRoot(folder);
  if (root === undefined || root === folder) return undefined;
  const folders: string[] = [];
  for (let at = dirname(folder); isWithin(root, at); at = dirname(at)) folders.unshift(at);
  let rules: IgnoreRules | undefined;
  for (const at of folders) rules = await rulesIn(at, rules);
  return rules;
}

async function repositoryRoot(folder: string): Promise<string | undefined> {
  for (let at = folder; ; at = dirname(at)) {
    if (await stat(join(at, ".git")).catch(() => undefined)) return at;
    if (dirname(at) === at) return undefined;
  }
}

/** Tells whether rules leave out a path; the nearest folder that says anything decides. */
export function isIgnored(rules: IgnoreRules | undefined, path: string, isFolder: boolean): boolean {
  for (let at = rules; at; at = at.above) {
    const verdict = at.matcher.test(relativePath(at.folder, path) + (isFolder ? "/" : ""));
    if (verdict.ignored) return true;
    if (verdict.unignored) return false;
  }
  return false;
}
