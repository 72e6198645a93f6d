// The protocol as its own meta model tells it: 3.18, in the form that Microsoft publishes with lsprotocol (MIT License, Copyright (c)
// Microsoft Corporation), without the texts that explain it. The data are theirs and stay as they are; what is our own stands elsewhere.
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The names of plain values. */
export type BaseName = "URI" | "DocumentUri" | "integer" | "uinteger" | "decimal" | "RegExp" | "string" | "boolean" | "null";

/** A type. A reference leads to a structure, an enumeration or an alias; `and` stands between structures alone. */
export type MetaType =
  | { readonly kind: "base"; readonly name: BaseName }
  | { readonly kind: "reference"; readonly name: string }
  | { readonly kind: "array"; readonly element: MetaType }
  | { readonly kind: "map"; readonly key: MetaType; readonly value: MetaType }
  | { readonly kind: "and" | "or" | "tuple"; readonly items: readonly MetaType[] }
  | { readonly kind: "literal"; readonly value: { readonly properties: readonly MetaProperty[] } }
  | { readonly kind: "stringLiteral"; readonly value: string };

/** A property of a structure; it may be missing only where it is optional. */
export interface MetaProperty {
  readonly name: string;
  readonly type: MetaType;
  readonly optional?: boolean;
}

/** An object: its own properties and those of the structures that it extends or mixes in. */
export interface MetaStructure {
  readonly name: string;
  readonly properties: readonly MetaProperty[];
  readonly extends?: readonly MetaType[];
  readonly mixins?: readonly MetaType[];
}

/** A set of values; with custom values, any other of its base type too. */
export interface MetaEnumeration {
  readonly name: string;
  readonly type: { readonly kind: "base"; readonly name: BaseName };
  readonly values: readonly { readonly value: string | number }[];
  readonly supportsCustomValues?: boolean;
}

/** A notification, or, with a result, a request. */
export interface MetaMessage {
  readonly method: string;
  readonly messageDirection: "clientToServer" | "serverToClient" | "both";
  readonly params?: MetaType;
  readonly result?: MetaType;
  readonly partialResult?: MetaType;
  readonly errorData?: MetaType;
  /** What it is registered with while a session runs; without it, it is not. */
  readonly registrationOptions?: MetaType;
  /** The name it is registered by, where that is not its own. */
  readonly registrationMethod?: string;
  readonly clientCapability?: string;
  readonly serverCapability?: string;
}

/** The whole protocol. */
export interface MetaModel {
  readonly requests: readonly MetaMessage[];
  readonly notifications: readonly MetaMessage[];
  readonly structures: readonly MetaStructure[];
  readonly enumerations: readonly MetaEnumeration[];
  readonly typeAliases: readonly { readonly name: string; readonly type: MetaType }[];
}

/** The protocol, read once. */
export const META_MODEL = JSON.parse(readFileSync(join(import.meta.dirname, "meta-model.json"), "utf8")) as MetaModel;
