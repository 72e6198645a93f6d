// Settings that a configuration may hold although this version does not act on them. They are accepted with one notice, so that a
// configuration written for a wider installation loads here unchanged. What becomes effective moves from here into the schema.

/** Dotted paths; everything below a path is meant as well, and by `*` every key of a section that the schema does not have. */
export const INERT_SETTINGS: readonly string[] = [
  "system",
  "server",
  "agents.fuzzy_detector.fuzzy_algorithms",
  "agents.fuzzy_detector.max_patterns",
  "rag.chroma_db_path", // Chroma is a server of its own here, which knows its own folder
  "caching.l1.*",
  "caching.l2.*",
  "caching.*",
  "performance.memory_limit_mb",
  "database.*",
  "logging.*",
  "monitoring",
];

/** Tells whether a path of keys that is not in the schema is accepted without effect. `overrides[n].rules` counts as `rules`. */
export function isInertSetting(path: readonly (string | number)[]): boolean {
  const own = path[0] === "overrides" ? path.slice(2) : path;
  const dotted = own.join(".");
  return INERT_SETTINGS.some((inert) => dotted === inert || dotted.startsWith(`${inert.replace(/\.\*$/, "")}.`));
}
