// JSON front matter as a tree with places. Read strictly as JSON; the places are those that the reader of YAML tells of the same text.
import { JsonSyntaxError, parseJsonEvents } from "../../truth/json-events.ts";
import { MatterError, type MatterTree } from "./matter-tree.ts";
import { readYaml } from "./read-yaml.ts";

/** Reads a text; undefined where it says something else than keys with values. Throws `MatterError` where it is no JSON. */
export function readJson(text: string): MatterTree | undefined {
  try {
    parseJsonEvents(text);
  } catch (error) {
    if (error instanceof JsonSyntaxError) throw new MatterError(error.message, { start: error.position, end: error.position + 1 });
    throw error;
  }
  const tree = readYaml(text);
  return tree && { root: tree.root, data: JSON.parse(text) as Readonly<Record<string, unknown>> };
}
