// Writes a truth as large as a registry, to measure and to try the program on.
//   node bench/grow-names.ts --count 60000 --out DIR [--from TRUTH]... [--seed N]
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { parseWordLists } from "../server/src/truth/word-list.ts";
import { growPlugins, readPlugins, writeGrownTruth } from "./grown-truth.ts";

const root = join(import.meta.dirname, "..");
const { values } = parseArgs({
  options: { count: { type: "string" }, out: { type: "string" }, from: { type: "string", multiple: true }, seed: { type: "string", default: "1" } },
});
const count = Number(values.count);
if (values.out === undefined || !Number.isInteger(count) || count < 1) {
  console.error("usage: node bench/grow-names.ts --count NUMBER --out DIR [--from TRUTH]... [--seed NUMBER]");
  process.exit(2);
}
const plugins = await readPlugins(values.from ?? [join(root, "truth")]);
const words = parseWordLists(readFileSync(join(root, "dist/words.txt"), "utf8")).everyday;
const grown = growPlugins({ plugins, words }, count, Number(values.seed));
writeGrownTruth(values.out, grown);
console.log(`${grown.length} names, ${Math.min(count, plugins.length)} of them real, in ${values.out}`);
