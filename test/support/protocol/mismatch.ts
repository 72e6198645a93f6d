// Holds a JSON value against a type of the protocol, strictly: what the type does not name may not be there.
import ts from "typescript";
import type { ProtocolTypes } from "./protocol-types.ts";

/** Where and how a value differs from its type. */
interface Mismatch {
  readonly path: string;
  readonly says: string;
}

interface Property {
  readonly optional: boolean;
  readonly type: ts.TypeNode;
}

interface ObjectShape {
  readonly properties: Map<string, Property>;
  /** The type of properties with any other name. */
  rest?: ts.TypeNode;
}

/** Says how a value differs from a type, or undefined where it does not; `undefined` is a missing value. */
export type Matcher = (value: unknown, type: ts.TypeNode) => string | undefined;

/** Makes the function that compares. */
export function createMatcher(protocol: ProtocolTypes): Matcher {
  const shapes = new Map<ts.Node, ObjectShape>();

  /** The type behind names, aliases, parentheses and constants; undefined for the one type parameter there is, which may be anything. */
  function resolve(type: ts.TypeNode): ts.TypeNode | ts.InterfaceDeclaration | undefined {
    if (ts.isParenthesizedTypeNode(type)) return resolve(type.type);
    if (ts.isTypeQueryNode(type) && ts.isQualifiedName(type.exprName)) {
      return protocol.namespaces.get(type.exprName.left.getText())?.get(type.exprName.right.text);
    }
    if (!ts.isTypeReferenceNode(type) && !ts.isExpressionWithTypeArguments(type)) return type;
    const name = nameOf(type);
    if (name === "Array" || name in NUMBERS) return type;
    const declared = protocol.types.get(name);
    if (declared === undefined && name !== "T") throw new Error(`the protocol declares no type ${name}`);
    return declared && ts.isTypeAliasDeclaration(declared) ? resolve(declared.type) : declared;
  }

  function shapeOf(type: ts.TypeNode | ts.InterfaceDeclaration): ObjectShape {
    const known = shapes.get(type);
    if (known) return known;
    const shape: ObjectShape = { properties: new Map() };
    shapes.set(type, shape);
    const parts = ts.isIntersectionTypeNode(type) ? type.types : ts.isInterfaceDeclaration(type) ? (type.heritageClauses ?? []).flatMap((clause) => [...clause.types]) : [];
    for (const part of parts) {
      const resolved = resolve(part);
      if (resolved === undefined || !isObject(resolved)) throw new Error(`the type ${part.getText()} stands among the parts of an object and is none`);
      const { properties, rest } = shapeOf(resolved);
      for (const [name, property] of properties) shape.properties.set(name, property);
      if (rest) shape.rest = rest;
    }
    for (const member of ts.isInterfaceDeclaration(type) || ts.isTypeLiteralNode(type) ? type.members : []) addMember(shape, member);
    return shape;
  }

  function mismatch(value: unknown, type: ts.TypeNode, path: string): Mismatch | undefined {
    const resolved = resolve(type);
    if (resolved === undefined || resolved.kind === ts.SyntaxKind.AnyKeyword) return undefined;
    if (isObject(resolved)) return inObject(value, shapeOf(resolved), path);
    if (ts.isUnionTypeNode(resolved)) return inUnion(value, resolved, path);
    if (ts.isArrayTypeNode(resolved)) return inArray(value, () => resolved.elementType, path);
    if (ts.isTupleTypeNode(resolved)) {
      const { elements } = resolved;
      if (Array.isArray(value) && value.length !== elements.length) return { path, says: `has ${value.length} elements instead of ${elements.length}` };
      return inArray(value, (at) => elements[at] as ts.TypeNode, path);
    }
    return isBasic(value, resolved) ? undefined : { path, says: `is ${show(value)} instead of ${type.getText()}` };
  }

  /** Of a union the member speaks that fits the furthest. */
  function inUnion(value: unknown, { types }: ts.UnionTypeNode, path: string): Mismatch | undefined {
    let deepest: Mismatch | undefined;
    for (const type of types) {
      const found = mismatch(value, type, path);
      if (found === undefined) return undefined;
      if (deepest === undefined || found.path.length > deepest.path.length) deepest = found;
    }
    return deepest;
  }

  function inArray(value: unknown, typeAt: (at: number) => ts.TypeNode, path: string): Mismatch | undefined {
    if (!Array.isArray(value)) return { path, says: `is ${show(value)} instead of an array` };
    return firstOf(value.entries(), ([at, element]) => mismatch(element, typeAt(at), `${path}[${at}]`));
  }

  function inObject(value: unknown, { properties, rest }: ObjectShape, path: string): Mismatch | undefined {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return { path, says: `is ${show(value)} instead of an object` };
    const given = value as Record<string, unknown>;
    const missing = [...properties].find(([name, { optional }]) => !optional && given[name] === undefined);
    if (missing) return { path: `${path}.${missing[0]}`, says: "is missing" };
    return firstOf(Object.entries(given), ([name, inner]) => {
      if (inner === undefined) return undefined; // goes over the wire as missing
      const type = properties.get(name)?.type ?? rest;
      return type ? mismatch(inner, type, `${path}.${name}`) : { path: `${path}.${name}`, says: "is not in the protocol" };
    });
  }

  return (value, type) => {
    const found = mismatch(value, type, "");
    return found && `${found.path.replace(/^\./, "") || "the value"} ${found.says}`;
  };
}

const NUMBERS: Readonly<Record<string, (value: number) => boolean>> = {
  integer: (value) => Number.isInteger(value) && Math.abs(value) < 2 ** 31,
  uinteger: (value) => Number.isInteger(value) && value >= 0 && value < 2 ** 31,
  decimal: () => true,
};

function nameOf(type: ts.TypeReferenceNode | ts.ExpressionWithTypeArguments): string {
  return ts.isTypeReferenceNode(type) ? type.typeName.getText() : type.expression.getText();
}

function isObject(type: ts.Node): type is ts.InterfaceDeclaration | ts.TypeLiteralNode | ts.IntersectionTypeNode {
  return ts.isInterfaceDeclaration(type) || ts.isTypeLiteralNode(type) || ts.isIntersectionTypeNode(type);
}

/** The answer to `initialize` is declared open in TypeScript only; in the protocol it is closed. */
function addMember(shape: ObjectShape, member: ts.TypeElement): void {
  if (ts.isPropertySignature(member) && member.type) {
    shape.properties.set(member.name.getText().replace(/^['"]|['"]$/g, ""), { optional: member.questionToken !== undefined, type: member.type });
  } else if (ts.isIndexSignatureDeclaration(member) && member.parameters[0]?.name.getText() !== "custom") shape.rest = member.type;
}

function isBasic(value: unknown, type: ts.TypeNode | ts.InterfaceDeclaration): boolean {
  if (ts.isTypeReferenceNode(type)) return typeof value === "number" && (NUMBERS[nameOf(type)]?.(value) ?? false);
  if (ts.isTypeNode(type) && ts.isLiteralTypeNode(type)) return value === literalOf(type.literal);
  switch (type.kind) {
    case ts.SyntaxKind.StringKeyword: return typeof value === "string";
    case ts.SyntaxKind.BooleanKeyword: return typeof value === "boolean";
    case ts.SyntaxKind.ObjectKeyword: return typeof value === "object" && value !== null;
    case ts.SyntaxKind.VoidKeyword: return value === undefined || value === null; // an answer without content is null
    case ts.SyntaxKind.UndefinedKeyword: case ts.SyntaxKind.NeverKeyword: return value === undefined;
    default: throw new Error(`types of the kind ${ts.SyntaxKind[type.kind]} are not understood`);
  }
}

function literalOf(literal: ts.LiteralTypeNode["literal"]): unknown {
  return literal.kind === ts.SyntaxKind.NullKeyword ? null : (JSON.parse(literal.getText().replace(/^'(.*)'$/, '"$1"')) as unknown);
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
