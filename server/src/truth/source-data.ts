// A truth file's text as data. Mappings become `Map`s (so `__proto__` is a key like any other), numbers keep their spelling
// (`1.10` stays 1.10), aliases are shared and never expanded.
import {
  constructFromEvents, CORE_SCHEMA, defineScalarTag, type Event, floatCoreTag, intCoreTag, mergeTag, NOT_RESOLVED, parseEvents,
  realMapTag, type ScalarTagDefinition, YAMLException,
} from "js-yaml";
import { parseDocument } from "yaml";
import { type YamlError, yamlReason } from "../text/yaml-reason.ts";
import type { TruthSource } from "./definition.ts";
import { JsonSyntaxError, parseJsonEvents } from "./json-events.ts";

/** A number as the file spells it. */
export class SourceNumber {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

/** A file's data (`Map`, array, text, boolean, null, `SourceNumber`) and how many parse events wrote it, or why and where (UTF-16 offset) there is none. */
export type SourceData =
  | { readonly ok: true; readonly value: unknown; readonly written: number }
  | { readonly ok: false; readonly reason: string; readonly position: number };

/** How many keys merges (`<<`) may bring into one file. */
const MAX_MERGED_KEYS = 1_000_000;

const SCHEMA = CORE_SCHEMA.withTags(mergeTag, realMapTag, keepSpelling(intCoreTag), keepSpelling(floatCoreTag));

/** Takes a file's text apart. Throws nothing. */
export function readSourceData(source: TruthSource): SourceData {
  const format = isJson(source) ? "JSON" : "YAML";
  try {
    const events = parseSourceEvents(source);
    const documents = constructFromEvents(events, { source: source.text, schema: SCHEMA, maxTotalMergeKeys: MAX_MERGED_KEYS });
    if (documents.length > 1) return { ok: false, reason: "holds several YAML documents; one file holds one", position: secondDocument(source.text) };
    return { ok: true, value: documents[0] ?? null, written: events.length };
  } catch (error) {
    if (error instanceof JsonSyntaxError) return fault(format, error.message, error.position);
    if (error instanceof YAMLException) return yamlFault(source, error);
    return fault(format, error instanceof Error ? error.message : String(error), 0);
  }
}

/** The parse events of a file: its structure with offsets. Throws where the text is not of its format. */
export function parseSourceEvents(source: TruthSource): Event[] {
  return isJson(source) ? parseJsonEvents(source.text) : parseEvents(source.text, {});
}

function isJson(source: TruthSource): boolean {
  return source.file.toLowerCase().endsWith(".json");
}

function yamlFault(source: TruthSource, { reason, mark }: YAMLException): SourceData {
  if (isJson(source)) return fault("JSON", reason, mark?.position ?? 0);
  const error = errorOfOtherParser(source.text);
  const better = error === undefined ? "" : yamlReason(error, source.text, "");
  return error === undefined || better === "" ? fault("YAML", reason, mark?.position ?? 0) : fault("YAML", better, error.pos[0]);
}

/** The other YAML parser tells more of what is wrong; it is asked only then, being slower. */
function errorOfOtherParser(text: string): YamlError | undefined {
  try {
    return parseDocument(text, { prettyErrors: false, logLevel: "silent" }).errors[0];
  } catch {
    // Nesting deeper than its stack.
    return undefined;
  }
}

function fault(format: string, reason: string, position: number): SourceData {
  return { ok: false, reason: `is not valid ${format}: ${reason}`, position };
}

function secondDocument(text: string): number {
  const marks = [...text.matchAll(/^---(?=\s|$)/gm)].map((mark) => mark.index);
  return marks.findLast((at) => text.slice(0, at).trim() !== "") ?? 0;
}

function keepSpelling(tag: ScalarTagDefinition<number>): ScalarTagDefinition<SourceNumber> {
  return defineScalarTag<SourceNumber>(tag.tagName, {
    implicit: tag.implicit,
    implicitFirstChars: tag.implicitFirstChars,
    resolve: (source, isExplicit, tagName) =>
      tag.resolve(source, isExplicit, tagName) === NOT_RESOLVED ? NOT_RESOLVED : new SourceNumber(source),
    identify: () => false,
  });
}
