// What holds for one document beside the settings of its folder: overrides and folders whose patterns match it.
import type { Settings } from "../../../shared/src/settings.ts";
import { compilePatterns } from "./config-document.ts";

/** A part of the configuration that speaks of a document. */
export interface DocumentOrigin {
  /** `overrides[0]`, or `folders["docs/**"]`. */
  readonly key: string;
  readonly value: unknown;
}

/** The overrides and folders that match a path (relative to the configuration's folder, with "/"), weakest first. */
export function documentOrigins({ overrides, folders }: Settings, path: string): readonly DocumentOrigin[] {
  return [
    ...overrides.flatMap(({ files, ...value }, at) => (compilePatterns(files)(path) ? [{ key: `overrides[${at}]`, value }] : [])),
    ...Object.entries(folders).flatMap(([pattern, families]) => (compilePatterns([pattern])(path) ? [{ key: `folders[${JSON.stringify(pattern)}]`, value: families }] : [])),
  ];
}
