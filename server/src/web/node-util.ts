// Takes the place of node:util in the browser.
import equal from "fast-deep-equal/es6/index.js";

/** Compares data by value; what leads back to itself is never equal. */
export function isDeepStrictEqual(a: unknown, b: unknown): boolean {
  try {
    return equal(a, b);
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
