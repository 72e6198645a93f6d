// Takes the place of node:path in the browser. The names stand here one by one, so that the build fails where another is asked for.
import * as path from "path-browserify";

export const { basename, dirname, extname, isAbsolute, join, relative, resolve, sep } = path;
