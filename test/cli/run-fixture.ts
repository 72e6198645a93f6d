// Runs a command in this process over a small truth, with streams that remember what was written.
import { createHash } from "node:crypto";
import type { CliIo, CliParts } from "../../server/src/cli/cli-io.ts";
import { runCli } from "../../server/src/cli/run-cli.ts";
import { createEngine } from "../../server/src/engine/create-engine.ts";
import { readTruthSources } from "../../server/src/host/truth-files.ts";
import { buildTruthIndex } from "../../server/src/truth/build-index.ts";
import { parseTruth } from "../../server/src/truth/parse-truth.ts";

/** Truth for the fixtures: a file "truth/words.yaml". */
export const TRUTH = `family: words
plugins:
  - {id: words-net, name: Aspose.Words for .NET}
  - {id: cad-js, name: Aspose.CAD for JavaScript}
  - {id: import, name: eslint-plugin-import, former_names: [eslint-plugin-old-import]}
`;

/** The product's parts without its stored index and word lists; no packs are shipped but "npm" and "npm/eslint". */
export const PARTS: CliParts = {
  async loadTruth({ paths }) {
    const { sources, problems } = await readTruthSources(paths);
    const digest = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
    const index = buildTruthIndex(parseTruth(sources), { everyday: [], terms: [] }, digest);
    return { index, problems: [...problems, ...index.problems] };
  },
  shippedTruth: (packs) => ({ paths: [], unknown: (packs ?? []).filter((pack) => !["npm", "npm/eslint"].includes(pack)) }),
  createEngine,
};

/** What a command did. */
export interface CliResult {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** How a run differs from a plain one. */
export interface CliSetup extends Partial<Omit<CliIo, "stdin" | "stdout" | "stderr">> {
  readonly stdin?: readonly (string | Uint8Array)[];
  readonly terminal?: NodeJS.WritableStream;
  readonly isTTY?: boolean;
  /** After so many writes standard output has no reader any more. */
  readonly readerLeavesAfter?: number;
}

/** Runs a command line in a folder. */
export async function run(cwd: string, argv: readonly string[], { stdin = [], isTTY = false, readerLeavesAfter = Infinity, ...over }: CliSetup = {}): Promise<CliResult> {
  const out: string[] = [];
  const err: string[] = [];
  const status = await runCli(argv, {
    stdin: chunks(stdin),
    stdout: {
      isTTY,
      columns: 100,
      write(text, written) {
        if (out.length < readerLeavesAfter) out.push(text);
        written(out.length < readerLeavesAfter ? null : Object.assign(new Error("write EPIPE"), { code: "EPIPE" }));
      },
    },
    stderr: { write: (text) => err.push(text) },
    env: {},
    cwd,
    parts: PARTS,
    ...over,
  });
  return { status, out: out.join(""), err: err.join("") };
}

async function* chunks(parts: readonly (string | Uint8Array)[]): AsyncGenerator<string | Uint8Array> {
  for (const part of parts) yield await Promise.resolve(part);
}
