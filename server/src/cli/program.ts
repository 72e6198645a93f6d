// The commands with their options and help, as the parser of the command line knows them. What a command needs is loaded when it runs.
import { Command, Option } from "commander";
import { programVersion } from "../host/program-folder.ts";
import type { AcceptOptions } from "./accept-command.ts";
import type { RawCheckOptions } from "./check-options.ts";
import type { CliIo } from "./cli-io.ts";
import type { ConfigExplainOptions } from "./config-explain-command.ts";
import type { InspectOptions } from "./inspect-command.ts";
import { addCache } from "./program-cache.ts";
import { collect, command } from "./program-command.ts";
import { addFeedback } from "./program-feedback.ts";
import { addRag } from "./program-rag.ts";
import { addStorage } from "./program-storage.ts";
import { addWorker } from "./program-worker.ts";
import { REPORT_FORMATS } from "./report-formats.ts";
import type { TruthCommandOptions } from "./truth-stats-command.ts";

/** Builds the parser; `done` is told the exit status of the command that ran. */
export function createProgram(io: CliIo, done: (status: number) => void): Command {
  const program = new Command("tbcv")
    .description("Checks the names of plugins in technical documentation against a truth index.")
    .usage("COMMAND [OPTIONS] | --stdio")
    .version(programVersion(), "--version", "print the version")
    .helpOption("--help", "print help")
    .helpCommand(false)
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text, () => undefined),
      writeErr: (text) => io.stderr.write(text, () => undefined),
      outputError: () => undefined,
    })
    .addOption(new Option("--stdio", "speak the language server protocol on standard input and output"))
    .addHelpText("after", MAIN_EXAMPLES);
  addCheck(program, io, done);
  addTruth(program, io, done);
  addConfig(program, io, done);
  addRag(program, io, done);
  addFeedback(program, io, done);
  addSmallCommands(program, io, done);
  addStorage(program, { io, done });
  addCache(program, io, done);
  addWorker(program, io, done);
  return program;
}

function addCheck(program: Command, io: CliIo, done: (status: number) => void): void {
  command(program, "check", "check documents; without a path, the working folder")
    .argument("[PATH...]", "files, folders and patterns")
    .option("--format <FORMAT>", `${REPORT_FORMATS.join(", ")}, with =FILE to write to a file; several times for several reports`, collect)
    .option("--truth <PATH>", "truth file or folder; may be given several times, replaces the shipped packs", collect)
    .option("--config <FILE>", "the configuration, instead of the nearest tbcv.yaml")
    .option("--severity <LEVEL>", "report findings from this severity on: error, warning, information, hint (default: information); others do not count for the status")
    .option("--fail-on <LEVEL>", "status 1 from this severity on, or never (default: warning)")
    .option("--max-warnings <N>", "status 1 only above so many warnings; errors always count")
    .option("--jobs <N>", "check with at most so many threads (default: performance.worker_pool_size, or one for each core)")
    .option("--fix", "make the safe fixes of what is shown in the files, and report what is left")
    .option("--semantic", "ask the language model of the settings (llm_validator) about the meaning as well; never changes the exit status")
    .option("--include-code", "check comments and docstrings of source code too")
    .option("--explain <FILE:LINE>", "print the reckoning of each candidate of a line, kept and dropped: FILE:LINE or FILE:LINE:COLUMN; with --format json as data")
    .option("--no-cache", "check all files and build the truth index anew, whatever earlier runs found")
    .option("--no-history", "leave the run out of the history")
    .option("--stdio", "check what standard input holds; with --format ndjson, lines of {\"path\",\"text\"?}")
    .option("--stdin-filename <NAME>", "the name of the document on standard input")
    .option("--quiet", "no progress, no notices, and no line where nothing was found")
    .option("--no-color", "no colours")
    .addHelpText("after", CHECK_EXAMPLES)
    .action(async (paths: string[], raw: RawCheckOptions) => {
      const [{ checkCommand }, { checkOptions }] = await Promise.all([import("./check-command.ts"), import("./check-options.ts")]);
      const options = checkOptions(raw, paths);
      if (raw.explain === undefined) done(await checkCommand(paths, options, io));
      else {
        const { explainLineCommand } = await import("./explain-line.ts");
        done(await explainLineCommand(raw.explain, paths, options, io));
      }
    });
}

function addTruth(program: Command, io: CliIo, done: (status: number) => void): void {
  const truth = command(program, "truth", "look into truth files");
  command(truth, "stats", "print the counts of the truth")
    .option("--truth <PATH>", "truth file or folder; may be given several times, replaces the shipped packs", collect)
    .option("--config <FILE>", "the configuration, instead of the nearest tbcv.yaml")
    .option("--format <FORMAT>", "text or json", "text")
    .option("--no-cache", "build the truth index anew")
    .addHelpText("after", "\nExample:\n  $ tbcv truth stats --truth truth --format json")
    .action(async (options: TruthCommandOptions) => {
      const { truthStatsCommand } = await import("./truth-stats-command.ts");
      done(await truthStatsCommand(options, io));
    });
  command(truth, "lint", "print the problems of truth files")
    .argument("<PATH...>", "truth files and folders")
    .option("--format <FORMAT>", "text or json", "text")
    .addHelpText("after", "\nStatus 0: no errors; 2: errors.\n\nExample:\n  $ tbcv truth lint truth")
    .action(async (paths: string[], options: { format: string }) => {
      const { truthLintCommand } = await import("./truth-lint-command.ts");
      done(await truthLintCommand(paths, options.format, io));
    });
}

function addConfig(program: Command, io: CliIo, done: (status: number) => void): void {
  const config = command(program, "config", "look into the configuration");
  command(config, "explain", "print each setting in force and where its value comes from")
    .argument("[KEY]", "one setting, or a section such as rules")
    .option("--for <FILE>", "a document: its nearest configuration, and what overrides and folders add for it")
    .option("--config <FILE>", "the configuration, instead of the nearest tbcv.yaml")
    .option("--format <FORMAT>", "text or json", "text")
    .addHelpText("after", "\nExample:\n  $ tbcv config explain rules.name-case --for docs/a.md")
    .action(async (key: string | undefined, options: ConfigExplainOptions) => {
      const { configExplainCommand } = await import("./config-explain-command.ts");
      done(await configExplainCommand(key, options, io));
    });
}

function addSmallCommands(program: Command, io: CliIo, done: (status: number) => void): void {
  command(program, "init", "write a first tbcv.yaml for a folder")
    .argument("[FOLDER]", "the folder; without it, the working folder")
    .addHelpText("after", "\nNever overwrites a file.\n\nExample:\n  $ tbcv init docs")
    .action(async (folder: string | undefined) => {
      const { initCommand } = await import("./init-command.ts");
      done(await initCommand(folder, io));
    });
  addAccept(program, io, done);
  addInspect(program, io, done);
  command(program, "explain", "print the page on a code; without one, all codes")
    .argument("[CODE]", "the code of a finding or of a truth problem")
    .addHelpText("after", "\nExample:\n  $ tbcv explain misspelled-name")
    .action(async (code: string | undefined) => {
      const { explainCommand } = await import("./explain-command.ts");
      done(await explainCommand(code, io));
    });
}

function addInspect(program: Command, io: CliIo, done: (status: number) => void): void {
  command(program, "inspect", "print the card of one page: its zones, mentions, plugins, formats and dependencies")
    .argument("<FILE>", "the document")
    .option("--truth <PATH>", "truth file or folder; may be given several times, replaces the shipped packs", collect)
    .option("--config <FILE>", "the configuration, instead of the nearest tbcv.yaml")
    .option("--format <FORMAT>", "text or json", "text")
    .option("--no-cache", "build the truth index anew")
    .addHelpText("after", "\nExample:\n  $ tbcv inspect docs/merge.md")
    .action(async (file: string, options: InspectOptions) => {
      const { inspectCommand } = await import("./inspect-command.ts");
      done(await inspectCommand(file, options, io));
    });
}

function addAccept(program: Command, io: CliIo, done: (status: number) => void): void {
  command(program, "accept", "take a spelling: never report it, or know it as an alias or a misspelling")
    .argument("<NAME>", "the text as it stands in the document, in quotes")
    .option("--as <KIND>", "ignore, alias or misspelling (default: ignore)")
    .option("--for <PLUGIN>", "the plugin of an alias or a misspelling: id, family/id or name")
    .option("--file <FILE>", "the file to write to, instead of tbcv.yaml or the truth file of the plugin")
    .option("--truth <PATH>", "truth file or folder; may be given several times, replaces the shipped packs", collect)
    .option("--config <FILE>", "the configuration, instead of the nearest tbcv.yaml")
    .option("--dry-run", "show what would be written, and write nothing")
    .addHelpText("after", ACCEPT_EXAMPLES)
    .action(async (name: string, options: AcceptOptions) => {
      const { acceptCommand } = await import("./accept-command.ts");
      done(await acceptCommand(name, options, io));
    });
}

const MAIN_EXAMPLES = `
Examples:
  $ tbcv check                       check the documents of this folder
  $ tbcv check docs --format json    the same for docs, for a program
  $ tbcv explain misspelled-name     what a code means and how to mend it
  $ tbcv --stdio                     start the language server

Exit status: 0 nothing found, 1 findings, 2 wrong usage, configuration or truth, 3 a file could not be read or an internal error.`;

const ACCEPT_EXAMPLES = `
A spelling that is never reported goes into ignore_names of tbcv.yaml; an alias or a misspelling into your own truth file that defines
the plugin, else into one that adds to it. Shipped packs are never changed.

Examples:
  $ tbcv accept "Wordz"
  $ tbcv accept "eslint plugin import" --as alias --for eslint-plugin-import
  $ tbcv accept "Aspose.Wrods" --as misspelling --for aspose/aspose-words --dry-run

Status 0: written, or there already; 2: wrong usage, or a file that cannot be changed safely.`;

const CHECK_EXAMPLES = `
Examples:
  $ tbcv check docs README.md
  $ tbcv check "docs/**/*.md" --severity warning
  $ tbcv check --truth truth --format text --format sarif=tbcv.sarif
  $ tbcv check --explain docs/a.md:12
  $ tbcv check --stdio --stdin-filename docs/a.md < draft.md

Exit status: 0 nothing at or above --fail-on, 1 findings, 2 wrong usage, configuration or truth (also a truth that loaded in part),
3 a file could not be read or checked, or an internal error.`;
