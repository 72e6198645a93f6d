// Holds a JSON value against a type of the protocol, strictly: what the type does not name may not be there.
import { type BaseName, META_MODEL, type MetaEnumeration, type MetaProperty, type MetaStructure, type MetaType } from "./meta-model.ts";

/** Where and how a value differs from its type. */
interface Mismatch {
  readonly path: string;
  readonly says: string;
  /** Something is missing or too much in the object there; else the value itself differs. */
  readonly within?: true;
}

type Properties = ReadonlyMap<string, MetaProperty>;

const structures = new Map(META_MODEL.structures.map((structure) => [structure.name, structure]));
const enumerations = new Map(META_MODEL.enumerations.map((enumeration) => [enumeration.name, enumeration]));
const aliases = new Map(META_MODEL.typeAliases.map(({ name, type }) => [name, type]));
/** Each structure with all that it inherits, and each type that is made of several. */
const shapes = new Map<MetaStructure | MetaType, Properties>();

/** Says how a value differs from a type, or undefined where it does not; `undefined` is a missing value. */
export function mismatch(value: unknown, type: MetaType): string | undefined {
  const found = against(value, type, "");
  return found && `${found.path.replace(/^\./, "") || "the value"} ${found.says}`;
}

function against(value: unknown, type: MetaType, path: string): Mismatch | undefined {
  switch (type.kind) {
    case "base": return isBase(value, type.name) ? undefined : { path, says: `is ${show(value)} instead of ${type.name}` };
    case "stringLiteral": return value === type.value ? undefined : { path, says: `is ${show(value)} instead of ${show(type.value)}` };
    case "reference": return inReference(value, type.name, path);
    case "or": return inUnion(value, type.items, path);
    case "and": return inObject(value, joined(type, type.items), path);
    case "literal": return inObject(value, new Map(type.value.properties.map((property) => [property.name, property])), path);
    case "array": return inArray(value, () => type.element, path);
    case "tuple":
      if (Array.isArray(value) && value.length !== type.items.length) return { path, says: `has ${value.length} elements instead of ${type.items.length}` };
      return inArray(value, (at) => type.items[at] as MetaType, path);
    case "map": return inMap(value, type, path);
  }
}

function inReference(value: unknown, name: string, path: string): Mismatch | undefined {
  const structure = structures.get(name);
  if (structure) return inObject(value, propertiesOf(structure), path);
  const enumeration = enumerations.get(name);
  if (enumeration) return inEnumeration(value, enumeration, path);
  const alias = aliases.get(name);
  if (alias === undefined) throw new Error(`the protocol has no type ${name}`);
  return against(value, alias, path);
}

function inEnumeration(value: unknown, { name, type, values, supportsCustomValues }: MetaEnumeration, path: string): Mismatch | undefined {
  const fits = supportsCustomValues === true ? isBase(value, type.name) : values.some((one) => one.value === value);
  return fits ? undefined : { path, says: `is ${show(value)} instead of a value of ${name}` };
}

/** Of a union the member speaks that fits the furthest. */
function inUnion(value: unknown, types: readonly MetaType[], path: string): Mismatch | undefined {
  let deepest: Mismatch | undefined;
  for (const type of types) {
    const found = against(value, type, path);
    if (found === undefined) return undefined;
    if (deepest === undefined || depthOf(found) > depthOf(deepest)) deepest = found;
  }
  return deepest;
}

function depthOf({ path, within }: Mismatch): number {
  return path.split(/[.[]/).length - (within === true ? 1 : 0);
}

function inArray(value: unknown, typeAt: (at: number) => MetaType, path: string): Mismatch | undefined {
  if (!Array.isArray(value)) return { path, says: `is ${show(value)} instead of an array` };
  return firstOf(value.entries(), ([at, element]) => against(element, typeAt(at), `${path}[${at}]`));
}

function inMap(value: unknown, type: MetaType & { kind: "map" }, path: string): Mismatch | undefined {
  if (!isObject(value)) return { path, says: `is ${show(value)} instead of an object` };
  return firstOf(given(value), ([key, inner]) => against(key, type.key, `${path}.${key}`) ?? against(inner, type.value, `${path}.${key}`));
}

function inObject(value: unknown, properties: Properties, path: string): Mismatch | undefined {
  if (!isObject(value)) return { path, says: `is ${show(value)} instead of an object` };
  for (const { name, optional } of properties.values()) {
    if (optional !== true && value[name] === undefined) return { path: `${path}.${name}`, says: "is missing", within: true };
  }
  return firstOf(given(value), ([name, inner]) => {
    const property = properties.get(name);
    return property ? against(inner, property.type, `${path}.${name}`) : { path: `${path}.${name}`, says: "is not in the protocol", within: true };
  });
}

/** What is there; undefined goes over the wire as missing. */
function given(value: Readonly<Record<string, unknown>>): (readonly [string, unknown])[] {
  return Object.entries(value).filter(([, inner]) => inner !== undefined);
}

function propertiesOf(structure: MetaStructure): Properties {
  return joined(structure, [...(structure.extends ?? []), ...(structure.mixins ?? [])], structure.properties);
}

/** The properties of several types and those of `own`, which come instead of theirs. */
function joined(owner: MetaStructure | MetaType, types: readonly MetaType[], own: readonly MetaProperty[] = []): Properties {
  const known = shapes.get(owner);
  if (known) return known;
  const inherited = types.flatMap((type) => {
    const structure = type.kind === "reference" ? structures.get(type.name) : undefined;
    if (structure === undefined) throw new Error(`${show(type)} stands among the parts of an object and is none`);
    return [...propertiesOf(structure).values()];
  });
  const shape = new Map([...inherited, ...own].map((property) => [property.name, property]));
  shapes.set(owner, shape);
  return shape;
}

function isBase(value: unknown, name: BaseName): boolean {
  switch (name) {
    case "string": case "RegExp": return typeof value === "string";
    case "URI": case "DocumentUri": return typeof value === "string" && /^[a-z][a-z0-9+.-]*:/i.test(value);
    case "integer": return Number.isInteger(value) && Number(value) >= -(2 ** 31) && Number(value) < 2 ** 31;
    case "uinteger": return Number.isInteger(value) && Number(value) >= 0 && Number(value) < 2 ** 31;
    case "decimal": return typeof value === "number" && Number.isFinite(value);
    case "boolean": return typeof value === "boolean";
    case "null": return value === null;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function firstOf<T, R>(items: Iterable<T>, of: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = of(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

function show(value: unknown): string {
  return value === undefined ? "missing" : JSON.stringify(value).slice(0, 80);
}
