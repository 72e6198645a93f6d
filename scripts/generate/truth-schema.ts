// config/truth.schema.json, from the tables that the reader of truth files goes by.
import { truthSchema } from "../../server/src/truth/truth-schema.ts";
import type { GeneratedFile } from "../generated-files.ts";

/** The JSON Schema of truth files. */
export const generated: GeneratedFile = {
  path: "config/truth.schema.json",
  make: () => `${JSON.stringify(truthSchema(), null, 2)}\n`,
};
