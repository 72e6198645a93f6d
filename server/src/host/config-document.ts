// The settings of one document: folders and overrides applied by file pattern. Patterns are compiled once for each settings object.
import picomatch from "picomatch";
import { type DocumentSettings, type Settings, toDocumentSettings } from "../../../shared/src/settings.ts";

/** Tells whether a path (relative to the configuration's folder, with "/") is meant. */
type PathMatcher = (relativePath: string) => boolean;

/**
 * Compiles file patterns. A pattern without a slash is looked for in every folder; one that matches a folder means all in it.
 * No pattern matches nothing.
 */
export function compilePatterns(patterns: readonly string[]): PathMatcher {
  const matchers = patterns.map(compilePattern);
  return (path) => matchers.some((matches) => matches(path));
}

function compilePattern(pattern: string): PathMatcher {
  const trimmed = pattern.replace(/^\.\//, "").replace(/\/+$/, "");
  if (trimmed === "") return () => false;
  const anywhere = trimmed.includes("/") ? trimmed : `**/${trimmed}`;
  const itself = picomatch([anywhere.replace(/^\//, ""), `${anywhere.replace(/^\//, "")}/**`], { dot: true });
  return (path) => itself(path);
}

/** The settings of a document by its path, relative to the configuration's folder, with "/". `presentNames`: what manifests of its folder list. */
export function documentSettings(settings: Settings, relativePath: string, presentNames: readonly string[] = []): DocumentSettings {
  let compiled = COMPILED.get(settings);
  if (!compiled) {
    compiled = compileSettings(settings);
    COMPILED.set(settings, compiled);
  }
  const own = compiled(relativePath);
  return presentNames.length === 0 ? own : { ...own, presentNames };
}

/** A pure memo: settings objects are frozen, and forgotten ones take their patterns with them. */
const COMPILED = new WeakMap<Settings, (relativePath: string) => DocumentSettings>();

function compileSettings(settings: Settings): (relativePath: string) => DocumentSettings {
  const base = toDocumentSettings(settings);
  const folders = Object.entries(settings.folders).map(([pattern, families]) => ({ matches: compilePattern(pattern), families }));
  const overrides = settings.overrides.map((override) => ({ ...override, matches: compilePatterns(override.files) }));
  return (path) => {
    let result = base;
    for (const override of overrides) {
      if (!override.matches(path)) continue;
      result = {
        ...result,
        rules: { ...result.rules, ...override.rules },
        families: override.families ?? result.families,
        ignoreNames: override.ignore_names ?? result.ignoreNames,
        minConfidence: override.min_confidence ?? result.minConfidence,
      };
    }
    const more = folders.filter(({ matches }) => matches(path)).flatMap(({ families }) => families);
    return more.length === 0 ? result : { ...result, families: [...new Set([...result.families, ...more])] };
  };
}
