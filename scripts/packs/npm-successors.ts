// Packages that their maintainers gave up in favour of another one, as their pages on npm say. A pair is used where
// both are in the table of one ecosystem.

/** Retired package → the package that took its place. */
export const NPM_SUCCESSORS: Readonly<Record<string, string>> = {
  "babel-preset-env": "@babel/preset-env",
  "babel-preset-es2015": "@babel/preset-env",
  "babel-preset-es2016": "@babel/preset-env",
  "babel-preset-es2017": "@babel/preset-env",
  "babel-preset-latest": "@babel/preset-env",
  "babel-preset-react": "@babel/preset-react",
  "babel-preset-flow": "@babel/preset-flow",
  "babel-preset-typescript": "@babel/preset-typescript",
  "extract-text-webpack-plugin": "mini-css-extract-plugin",
  "uglifyjs-webpack-plugin": "terser-webpack-plugin",
  "optimize-css-assets-webpack-plugin": "css-minimizer-webpack-plugin",
  "postcss-cssnext": "postcss-preset-env",
  ...renamed("@babel/plugin-proposal-", "@babel/plugin-transform-", [
    "async-generator-functions", "class-properties", "class-static-block", "dynamic-import", "export-namespace-from", "json-strings",
    "logical-assignment-operators", "nullish-coalescing-operator", "numeric-separator", "object-rest-spread", "optional-catch-binding",
    "optional-chaining", "private-methods", "private-property-in-object", "unicode-property-regex",
  ]),
  ...renamed("rollup-plugin-", "@rollup/plugin-", [
    "alias", "babel", "buble", "commonjs", "dsv", "html", "image", "inject", "json", "legacy", "multi-entry", "node-resolve", "replace",
    "run", "strip", "sucrase", "typescript", "url", "virtual", "wasm", "yaml",
  ]),
};

function renamed(before: string, after: string, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [before + name, after + name]));
}
