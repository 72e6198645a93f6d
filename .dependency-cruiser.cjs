// One rule a floor: what it may import. Everything not named is forbidden.
const floor = (name, from, mayImport, packages = []) => ({
  name: `floor-${name}`,
  severity: "error",
  comment: `${name} may import only: ${[...mayImport, ...packages].join(", ") || "nothing"}`,
  from: { path: `^${from}/` },
  to: {
    pathNot: [
      `^${from}/`,
      ...mayImport.map((folder) => `^${folder}/`),
      ...packages.map((p) => `(^|/)node_modules/(@types/)?${p}(/|$)`),
    ],
  },
});
const S = "server/src";
const engineFloors = ["text", "truth", "document", "detect", "rules", "engine", "semantic", "report"].map((f) => `${S}/${f}`);

module.exports = {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    floor("shared", "shared/src", [], ["zod"]),
    floor("text", `${S}/text`, []),
    floor("truth", `${S}/truth`, ["shared/src", `${S}/text`], ["yaml", "js-yaml", "re2js", "fastest-levenshtein"]),
    floor("document", `${S}/document`, [`${S}/text`], ["@lezer"]),
    floor("detect", `${S}/detect`, ["shared/src", `${S}/text`, `${S}/truth`, `${S}/document`]),
    floor("rules", `${S}/rules`, ["shared/src", `${S}/text`, `${S}/truth`, `${S}/document`, `${S}/detect`], ["yaml", "toml-eslint-parser", "fast-deep-equal"]),
    floor("engine", `${S}/engine`, ["shared/src", `${S}/text`, `${S}/truth`, `${S}/document`, `${S}/detect`, `${S}/rules`]),
    floor("semantic", `${S}/semantic`, ["shared/src", `${S}/text`, `${S}/truth`, `${S}/document`, `${S}/detect`, `${S}/rules`], ["zod", "minisearch"]),
    floor("report", `${S}/report`, ["shared/src", `${S}/text`, `${S}/rules`]),
    {
      name: "floor-host", severity: "error", from: { path: `^${S}/host/` },
      to: { path: `^${S}/(lsp|cli|http|web|main)` },
    },
    { name: "front-ends-do-not-meet-lsp", severity: "error", from: { path: `^${S}/lsp/` }, to: { path: `^${S}/(cli|http|web|main)` } },
    { name: "front-ends-do-not-meet-cli", severity: "error", from: { path: `^${S}/cli/` }, to: { path: `^${S}/(lsp|http|web|main)` } },
    {
      name: "only-lsp-speaks-lsp", severity: "error",
      from: { path: `^(shared|${S})/`, pathNot: [`^${S}/lsp/`, `^${S}/main`, `^${S}/web/`] },
      to: { path: "node_modules/vscode-(languageserver|jsonrpc)" },
    },
    { name: "front-ends-do-not-meet-web", severity: "error", from: { path: `^${S}/web/` }, to: { path: `^${S}/(cli|http|main)` } },
    { name: "web-asks-no-node", severity: "error", from: { path: `^${S}/web/` }, to: { dependencyTypes: ["core"] } },
    { name: "client-sees-shared-only", severity: "error", from: { path: "^client/" }, to: { path: "^(server|test|scripts|bench)/" } },
    { name: "engine-is-pure", severity: "error", from: { path: engineFloors.map((f) => `^${f}/`) }, to: { dependencyTypes: ["core"] } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.base.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "types", "node", "default"] },
  },
};
