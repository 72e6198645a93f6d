// Loaded before the program: a Node whose native interface is too old for better-sqlite3, and that carries no SQLite itself.
import { registerHooks } from "node:module";

Object.defineProperty(process, "versions", { value: { ...process.versions, napi: "9" } });
registerHooks({
  resolve(specifier, context, next) {
    if (specifier === "node:sqlite") throw new Error("No such built-in module: node:sqlite");
    return next(specifier, context);
  },
});
