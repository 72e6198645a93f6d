// Builds what runs in a browser into dist/web/: the language server for a worker, and the VS Code client. Node's modules are substituted
// one by one; the build fails where any other is asked for, or something that its substitute does not have.
import { build, type Plugin } from "esbuild";
import { globSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { PROGRAM_SCHEME } from "../shared/src/file-requests.ts";

const SUBSTITUTES: Readonly<Record<string, string>> = {
  "node:buffer": "node-buffer.ts",
  "node:fs": "node-fs.ts",
  "node:fs/promises": "node-fs-promises.ts",
  "node:path": "node-path.ts",
  "node:url": "node-url.ts",
  "node:util": "node-util.ts",
};

/** Files of the program that the worker asks for, or asks whether they are there. */
const PROGRAM_FILES = ["package.json", "config/codes.md", "dist/words.txt", "dist/truth/*.index", "truth/**/*.{yaml,json}"];

/** What Node has without an import. Comments are no code. */
const NODE_GLOBAL = /^(?!\s*(?:\/\/|\/?\*)).*?(?<![\w.-])(Buffer|process|setImmediate|__dirname|__filename)\b(?=[.([])/mu;

/**
 * Regular expressions stay literals, which are compiled once. esbuild takes Unicode properties for something that may be missing, and
 * would build each such expression anew whenever it is met.
 */
export const LITERAL_PATTERNS = { "regexp-unicode-property-escapes": true } as const;

/** Builds both. The word lists and the index of the shipped packs are there already. */
export async function buildWeb(root: string): Promise<void> {
  const common = { bundle: true, platform: "browser", target: "es2023", supported: LITERAL_PATTERNS, minify: true, sourcemap: false, legalComments: "linked", logLevel: "warning", outdir: join(root, "dist", "web") } as const;
  await build({
    ...common,
    entryPoints: { server: join(root, "server/src/web/main.ts") },
    format: "iife",
    define: { TBCV_PROGRAM: JSON.stringify(programFiles(root)), "import.meta.url": JSON.stringify(`${PROGRAM_SCHEME}:/dist/web/server.js`) },
    logOverride: { "import-is-undefined": "error" },
    plugins: [nodeSubstitutes(join(root, "server/src/web"))],
  });
  // The ending keeps VS Code from taking it for an ES module, which its worker does not load.
  await build({ ...common, entryPoints: { extension: join(root, "client/src/browser.ts") }, format: "cjs", external: ["vscode"], outExtension: { ".js": ".cjs" } });
}

function nodeSubstitutes(folder: string): Plugin {
  return {
    name: "node-substitutes",
    setup(builder) {
      builder.onLoad({ filter: /[\\/](?:server|shared)[\\/]src[\\/].*\.ts$/ }, ({ path }) => {
        const [, name] = NODE_GLOBAL.exec(readFileSync(path, "utf8")) ?? [];
        return name === undefined ? undefined : { errors: [{ text: `${path} uses "${name}", which no browser has: take what the language has, or keep it out of what lsp/ imports` }] };
      });
      builder.onResolve({ filter: /^node:/ }, ({ path, importer }) => {
        const name = SUBSTITUTES[path];
        if (name !== undefined) return { path: join(folder, name) };
        return { errors: [{ text: `${importer} asks for ${path}, which no browser has: keep it out of what lsp/ imports, or write a substitute in server/src/web/` }] };
      });
    },
  };
}

function programFiles(root: string): { readonly manifest: string; readonly sizes: Readonly<Record<string, number>> } {
  const files = globSync(PROGRAM_FILES, { cwd: root }).map((file) => file.replaceAll("\\", "/")).sort();
  const { name, version, homepage } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as Record<string, unknown>;
  return { manifest: JSON.stringify({ name, version, homepage }), sizes: Object.fromEntries(files.map((file) => [file, statSync(join(root, file)).size])) };
}
