// Writes config/truth.schema.json from the tables that the reader of truth files goes by: node scripts/truth-schema.ts
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { truthSchema } from "../server/src/truth/truth-schema.ts";

writeFileSync(join(import.meta.dirname, "..", "config", "truth.schema.json"), `${JSON.stringify(truthSchema(), null, 2)}\n`);
