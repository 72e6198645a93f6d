// Packages that only some users need. They are no part of the program: each is looked for beside it, then in a folder of the user's own,
// and loaded when it is first used. A missing one is named with the command that installs it.
import type * as genai from "@google/genai";
import type * as bullmq from "bullmq";
import type * as chromadb from "chromadb";
import type * as ioredis from "ioredis";
import { createRequire } from "node:module";
import { join } from "node:path";
import type * as openai from "openai";
import type * as pg from "pg";
import { errorCode } from "./error-code.ts";
import { programFolder } from "./program-folder.ts";
import { stateFolder } from "./state-folder.ts";

/** The packages, with their types. */
interface OptionalPackages {
  readonly openai: typeof openai;
  readonly "@google/genai": typeof genai;
  readonly bullmq: typeof bullmq;
  readonly chromadb: typeof chromadb;
  readonly pg: typeof pg;
  readonly ioredis: typeof ioredis;
}

/** A package that is not installed; the message says how to install it. */
export class MissingPackageError extends Error {
  constructor(name: string) {
    super(`the package "${name}" is not installed: run npm install --prefix "${packageFolder()}" ${name}`);
    this.name = "MissingPackageError";
  }
}

/** Loads a package; throws a `MissingPackageError` where it is nowhere. */
export function loadOptional<N extends keyof OptionalPackages>(name: N, folders: readonly string[] = [programFolder(), packageFolder()]): OptionalPackages[N] {
  for (const folder of folders) {
    try {
      return createRequire(join(folder, "package.json"))(name) as OptionalPackages[N];
    } catch (error) {
      // One that is there and broken says so itself.
      if (errorCode(error) !== "MODULE_NOT_FOUND") throw error;
    }
  }
  throw new MissingPackageError(name);
}

/** The user's own folder of packages. */
function packageFolder(): string {
  return join(stateFolder(), "packages");
}
