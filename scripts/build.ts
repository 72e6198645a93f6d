// Builds the program: word lists and bundles, into dist/.
import { build } from "esbuild";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeWordLists } from "./words.ts";

const root = join(import.meta.dirname, "..");
const dist = join(root, "dist");

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);
writeFileSync(join(dist, "words.txt"), makeWordLists());

const common = {
  bundle: true,
  platform: "node",
  target: "node22.14",
  sourcemap: false,
  legalComments: "linked",
  logLevel: "warning",
} as const;

await build({
  ...common,
  entryPoints: { cli: join(root, "server/src/main.ts") },
  format: "esm",
  splitting: true,
  outdir: dist,
  chunkNames: "chunks/[name]-[hash]",
  // Some libraries are CommonJS and ask for Node's own modules by require.
  banner: { js: "import { createRequire as tbcvRequire } from 'node:module'; const require = tbcvRequire(import.meta.url);" },
});

// The VS Code client; the server runs beside it as a process of its own.
await build({
  ...common,
  entryPoints: { extension: join(root, "client/src/extension.ts") },
  format: "cjs",
  external: ["vscode"],
  outdir: dist,
  outExtension: { ".js": ".cjs" },
});
