// What the packs are made of: rows of truth files before they are written.

/** A value of a truth file. */
export type PackValue = string | number | boolean | readonly PackValue[] | { readonly [key: string]: PackValue };

/** A row of a truth file; its keys are written in their order. */
export type PackRow = Readonly<Record<string, PackValue>>;

/** One truth file. */
export interface Pack {
  /** Under `truth/`. */
  readonly path: string;
  /** A line on top of the file. */
  readonly note: string;
  /** Each plugin stands on a line of its own. */
  readonly oneLine?: boolean;
  readonly content: PackRow & { readonly family: string; readonly plugins: readonly PackRow[] };
}
