// Shapes of values in truth files: what the reader takes, what the JSON Schema says and what type comes out, in one.

/** The shape of a value. */
export type Shape =
  /** `text`: any text; `name`: one line that is not blank; `version`: one line, a number keeps its spelling. */
  | { readonly kind: "text" | "name" | "version" | "flag" | "any" }
  /** `regex`: a regex of re2js; `pattern`: a literal, or a regex where it looks like one. */
  | { readonly kind: "regex" | "pattern" }
  | { readonly kind: "number"; readonly min?: number; readonly max?: number }
  | { readonly kind: "choice"; readonly values: readonly string[] }
  | { readonly kind: "list"; readonly item: Shape }
  | ObjectShape;

/** A mapping with known keys. */
export interface ObjectShape {
  readonly kind: "object";
  readonly keys: KeyTable;
  readonly required?: readonly string[];
  /** A text stands for a mapping with this key only. */
  readonly shortFor?: string;
  /** `true` stands for an empty mapping, `false` for none. */
  readonly flag?: true;
}

/** Known keys in the order in which they stand in the data. */
export type KeyTable = Readonly<Record<string, { readonly shape: Shape; readonly about: string }>>;

/** The data that a shape gives. */
export type ValueOf<S> = S extends { readonly kind: "flag" }
  ? boolean
  : S extends { readonly kind: "number" }
    ? number
    : S extends { readonly kind: "choice"; readonly values: readonly (infer V)[] }
      ? V
      : S extends { readonly kind: "list"; readonly item: infer I }
        ? readonly ValueOf<I>[]
        : S extends { readonly kind: "object"; readonly keys: infer K extends KeyTable }
          ? RowOf<K, S extends { readonly required: readonly (infer R)[] } ? R : never>
          : S extends { readonly kind: "any" }
            ? unknown
            : string;

/** The data that a table of keys gives; the required keys are there. */
export type RowOf<K extends KeyTable, Required = never> = { readonly [P in keyof K as P extends Required ? P : never]: ValueOf<K[P]["shape"]> } & {
  readonly [P in keyof K as P extends Required ? never : P]?: ValueOf<K[P]["shape"]>;
};
