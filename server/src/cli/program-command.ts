// How each command is declared, whatever group it is of.
import type { Command } from "commander";
import { programVersion } from "../host/program-folder.ts";

/** A command that takes the settings of its parent: help, version, errors as exceptions. */
export function command(parent: Command, name: string, description: string): Command {
  return parent
    .command(name)
    .description(description)
    .helpOption("--help", "print help")
    .version(programVersion(), "--version", "print the version")
    .helpCommand(false)
    .allowExcessArguments(false);
}

/** Takes an option that may be given several times. */
export function collect(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}
