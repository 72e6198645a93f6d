// Builds the program: word lists, bundles and the index of the shipped packs, into dist/.
import { build, type Metafile, transform } from "esbuild";
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadTruth } from "../server/src/host/load-truth.ts";
import { shippedIndexFolder, shippedTruth } from "../server/src/host/shipped-truth.ts";
import { buildWeb, LITERAL_PATTERNS } from "./build-web.ts";
import { makeWordLists } from "./words.ts";

const root = join(import.meta.dirname, "..");
const dist = join(root, "dist");

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);
writeFileSync(join(dist, "words.txt"), makeWordLists());

/** A file of which so much is libraries is taken as one. */
const LIBRARY_SHARE = 0.8;

const common = {
  bundle: true,
  platform: "node",
  target: "node22.14",
  supported: LITERAL_PATTERNS,
  sourcemap: false,
  // Names stay, so that a stack trace reads well; lines stay short enough to tell a place.
  minifyWhitespace: true,
  minifySyntax: true,
  lineLimit: 200,
  legalComments: "linked",
  logLevel: "warning",
} as const;

const { metafile } = await build({
  ...common,
  metafile: true,
  entryPoints: {
    cli: join(root, "server/src/main.ts"),
    "check-worker": join(root, "server/src/cli/check-worker.ts"),
    "build-truth-worker": join(root, "server/src/host/build-truth-worker.ts"),
  },
  format: "esm",
  splitting: true,
  outdir: dist,
  chunkNames: "chunks/[name]-[hash]",
  // Some libraries are CommonJS and ask for Node's own modules by require.
  banner: { js: "import { createRequire as tbcvRequire } from 'node:module'; const require = tbcvRequire(import.meta.url);" },
});

await shortenLibraries(metafile);
chmodSync(join(dist, "cli.js"), 0o755);
// Packing asks which files belong to the language server.
mkdirSync(join(root, "out"), { recursive: true });
writeFileSync(join(root, "out", "program-files.json"), JSON.stringify(metafile.outputs));

// The VS Code client; the server runs beside it as a process of its own.
await build({
  ...common,
  entryPoints: { extension: join(root, "client/src/extension.ts") },
  format: "cjs",
  external: ["vscode"],
  outdir: dist,
  outExtension: { ".js": ".cjs" },
});

// The index of the shipped packs, so that nobody waits for it to be built.
const { problems } = await loadTruth({ paths: shippedTruth(null).paths, cache: true, store: shippedIndexFolder() });
if (problems.some(({ severity }) => severity === "error")) throw new Error(`the shipped truth has errors: ${problems[0]?.message ?? ""}`);
// Read by whoever the program is installed for, unlike the user's own cache.
chmodSync(shippedIndexFolder(), 0o755);
for (const name of readdirSync(shippedIndexFolder())) chmodSync(join(shippedIndexFolder(), name), 0o644);

await buildWeb(root);

/** Gives short names to the files that are libraries for the most part, which makes extensions smaller; stack traces through our own code stay as they are. */
async function shortenLibraries({ outputs }: Metafile): Promise<void> {
  for (const [path, { inputs }] of Object.entries(outputs)) {
    const sizes = Object.entries(inputs).map(([input, { bytesInOutput }]) => ({ bytes: bytesInOutput, library: input.includes("node_modules/") }));
    const bytesOf = (some: typeof sizes): number => some.reduce((sum, { bytes }) => sum + bytes, 0);
    if (!path.endsWith(".js") || bytesOf(sizes.filter(({ library }) => library)) < LIBRARY_SHARE * bytesOf(sizes)) continue;
    const file = join(root, path);
    const { code } = await transform(readFileSync(file, "utf8"), { format: "esm", target: common.target, supported: LITERAL_PATTERNS, minify: true, lineLimit: common.lineLimit, legalComments: "inline" });
    writeFileSync(file, code);
  }
}
