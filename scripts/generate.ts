// Writes the files that are made from the code: `node scripts/generate.ts`. Each file under scripts/generate/ makes one of them.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { generatedFiles, PROJECT_FOLDER } from "./generated-files.ts";

for (const file of await generatedFiles()) {
  const target = join(PROJECT_FOLDER, file.path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, file.make());
  console.log(file.path);
}
