// What the labels of fences mean: "cs", "C#" and "csharp" are one language.
import { sourceLanguages } from "../../document/source-languages.ts";

/** Labels beside the identifiers and file name ends that editors know. One row a language. */
const FURTHER: readonly (readonly string[])[] = [
  ["csharp", "c#", "dotnet", ".net", "csx"],
  ["javascript", "typescript", "node", "nodejs", "node.js"],
  ["python", "python3", "py3", "pycon", "ipython"],
  ["cpp", "c++", "cplusplus"],
  ["shellscript", "shell", "console", "shell-session", "terminal"],
  ["powershell", "pwsh", "ps"],
  ["vb", "vbnet", "vb.net", "visualbasic", "visual-basic"],
  ["go", "golang"],
  ["ruby", "irb"],
];

/** Label to the first name of its language. */
const LANGUAGES: ReadonlyMap<string, string> = new Map([
  ...sourceLanguages.flatMap(({ ids, extensions }) => [...ids, ...extensions].map((label): [string, string] => [label, ids[0] ?? label])),
  ...FURTHER.flatMap((labels) => labels.map((label): [string, string] => [label, sourceLanguages.find(({ ids }) => ids.includes(labels[0] ?? ""))?.ids[0] ?? label])),
]);

function languageOf(label: string): string {
  const own = label.toLowerCase().replace(/^(?:language|lang|brush)[-:]/u, "").replace(/^[.](?!net$)/u, "");
  return LANGUAGES.get(own) ?? own;
}

/** Tells whether code under a label is of one of some languages. What has no label may be of any. */
export function isOfLanguage(label: string | undefined, languages: readonly string[] | undefined): boolean {
  if (label === undefined || languages === undefined || languages.length === 0) return true;
  const own = languageOf(label);
  return languages.some((language) => languageOf(language) === own);
}
