// The slug of a name that has none of its own.

/**
 * A name as addresses write it: `Aspose.Words for C++` gives `aspose-words-for-cpp`, `@babel/core` gives `babel-core`.
 * Letters and digits of any script stay; a name without any gives `undefined`.
 */
export function deriveSlug(name: string): string | undefined {
  if (/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name)) return name;
  const slug = name
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/(?<=\p{L})\+\+/gu, "pp")
    .replaceAll(/(?<=\p{L})#/gu, "sharp")
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replaceAll(/^-|-$/g, "");
  return slug === "" ? undefined : slug;
}
