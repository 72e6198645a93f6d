// `tbcv init`: a first tbcv.yaml for a folder, from what is found there. Never overwrites a file.
import { stat, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { CONFIG_NAMES } from "../host/config-file.ts";
import { errorCode } from "../host/error-code.ts";
import { shownPath } from "../host/paths.ts";
import { count } from "../report/closing-line.ts";
import { EXIT, errorLine, UsageError } from "./cli-error.ts";
import { type CliIo, cliParts } from "./cli-io.ts";
import { type FolderSurvey, surveyFolder } from "./init-survey.ts";
import { streamSink } from "./output-sink.ts";

/** Writes the file and says what it rests on. */
export async function initCommand(typed: string | undefined, io: CliIo): Promise<number> {
  const folder = resolve(io.cwd, typed ?? ".");
  const facts = await stat(folder).catch(() => undefined);
  if (!facts?.isDirectory()) throw new UsageError([errorLine(`"${typed ?? "."}" is no folder`, "name the folder of your documentation")]);
  for (const name of CONFIG_NAMES) {
    const file = join(folder, name);
    if (await stat(file).catch(() => undefined)) {
      throw new UsageError([errorLine(`${shownPath(io.cwd, file)} is there already`, "change it, or remove it first")]);
    }
  }
  const survey = await surveyFolder(folder);
  const { shippedTruth } = await cliParts(io);
  const families = survey.packages.filter((name) => shippedTruth([`npm/${name}`]).unknown.length === 0);
  const file = join(folder, CONFIG_NAMES[0]);
  try {
    await writeFile(file, configText(survey, families), { flag: "wx" });
  } catch (error) {
    throw new UsageError([errorLine(`${shownPath(io.cwd, file)} cannot be written: ${errorCode(error)}`, "name a folder that can be written to")]);
  }
  await streamSink(io.stdout).write(`${foundLines(survey, families).join("\n")}\nWrote ${shownPath(io.cwd, file)}. Next: tbcv check ${typed ?? ""}`.trimEnd() + "\n");
  return EXIT.clean;
}

function foundLines(survey: FolderSurvey, families: readonly string[]): readonly string[] {
  const kinds = survey.kinds.map(([kind, number]) => `${number} ${kind}`).join(", ");
  return [
    survey.documents === 0 ? "Found no documents yet." : `Found ${count(survey.documents, "document")} (${kinds}).`,
    ...(survey.ownTruth ? ["Found truth files of your own in truth/."] : []),
    ...(survey.frontMatterFamilies.length > 0 ? [`Front matter names families: ${survey.frontMatterFamilies.join(", ")}.`] : []),
    ...(families.length > 0 ? [`package.json depends on ${families.join(", ")}: these families are in force everywhere.`] : []),
  ];
}

function configText(survey: FolderSurvey, families: readonly string[]): string {
  const truth = survey.ownTruth
    ? "truth:\n  # Your own truth files, beside the shipped packs.\n  truth_directories: [truth]"
    : "# Folders of your own truth files, beside the shipped packs.\n# truth:\n#   truth_directories: [truth]";
  const inForce = families.length > 0 ? `families: ${listText(families)}` : "# families: [words]";
  const ignore = survey.changelogs.length > 0 ? `ignore: ${listText(survey.changelogs)}` : "# ignore: [drafts/]";
  return `# Settings of TBCV. Patterns and paths are relative to this folder.

${truth}

# Families in force in every document, beside those that its front matter names.
${inForce}

# What is not checked, as in .gitignore. A change log tells of old names, which are right there.
${ignore}

# How loud each code is (error, warning, information, hint) or off; tbcv explain lists the codes.
# rules:
#   name-case: warning

# Spellings that are never reported.
# ignore_names: []
`;
}

function listText(values: readonly string[]): string {
  return `[${values.map((value) => (/^[A-Za-z][\w./-]*$/.test(value) ? value : JSON.stringify(value))).join(", ")}]`;
}
