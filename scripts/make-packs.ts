// Makes the shipped truth packs: node scripts/make-packs.ts --from DIR. The same sources give the same bytes.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { apiPacks } from "./packs/aspose-api.ts";
import { productPack } from "./packs/aspose-products.ts";
import type { AsposeFacts } from "./packs/aspose-facts.ts";
import { pluginPack } from "./packs/aspose-words-plugins.ts";
import { npmPacks } from "./packs/npm.ts";
import type { Pack } from "./packs/pack.ts";
import { toYaml } from "./packs/yaml.ts";

const { values } = parseArgs({ options: { from: { type: "string" } } });
if (values.from === undefined) throw new Error("make-packs: name the folder of the sources with --from DIR");

const aspose = JSON.parse(readFileSync(join(values.from, "aspose-plugins.json"), "utf8")) as AsposeFacts;
const packs: readonly Pack[] = [
  ...npmPacks(readFileSync(join(values.from, "npm-plugins.tsv"), "utf8")),
  productPack(aspose),
  pluginPack(aspose),
  ...apiPacks(aspose),
];

const root = join(import.meta.dirname, "..", "truth");
for (const folder of new Set(packs.map(({ path }) => dirname(path)))) {
  rmSync(join(root, folder), { recursive: true, force: true });
  mkdirSync(join(root, folder), { recursive: true });
}
for (const pack of packs) writeFileSync(join(root, pack.path), toYaml(pack));
console.error(`make-packs: ${packs.length} files, ${packs.reduce((sum, { content }) => sum + content.plugins.length, 0)} plugins`);
