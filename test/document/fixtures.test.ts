// One document a format, and the zones that are seen in it. UPDATE_FIXTURES=1 writes the zones anew.
import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { faultsOf, readText, renderZones } from "./support.ts";

const fixtures = [
  "markdown.md", "mdx.mdx", "html.html", "restructuredtext.rst", "asciidoc.adoc", "plaintext.txt", "org.org", "textile.textile", "latex.tex",
  "toml.md", "json.md", "sites.md", "html-in.md", "typescript.src", "python.src", "rust.src", "lua.src", "csharp.src", "ruby.src", "powershell.src", "yaml.src",
];

/** The fixture's name says the language id; these show Markdown of some kind. */
function languageOf(name: string): string {
  return name.endsWith(".md") ? "markdown" : name.slice(0, name.indexOf("."));
}

describe("zones of a document", () => {
  for (const name of fixtures)
    it(name, () => {
      const file = new URL(`fixtures/${name}`, import.meta.url);
      const expected = new URL(`fixtures/${name}.zones`, import.meta.url);
      const text = readFileSync(file, "utf8");
      const format = languageOf(name);
      const model = readText(text, format);
      const zones = renderZones(model);
      if (process.env.UPDATE_FIXTURES === "1" || !existsSync(expected)) writeFileSync(expected, zones);
      assert.equal(zones, readFileSync(expected, "utf8"));
      assert.deepEqual(faultsOf(model), []);
    });

  it("are the same with other line ends", () => {
    for (const name of fixtures) {
      const text = readFileSync(new URL(`fixtures/${name}`, import.meta.url), "utf8");
      const format = languageOf(name);
      const zonesOf = (source: string): string => renderZones(readText(source, format)).replace(/^block.*\n/gm, "").replace(/\\r\\n|\\r/g, "\\n");
      assert.equal(zonesOf(text.replaceAll("\n", "\r\n")), zonesOf(text), `${name} with CR LF`);
      assert.equal(zonesOf(text.replaceAll("\n", "\r")), zonesOf(text), `${name} with CR`);
      assert.equal(zonesOf(`\uFEFF${text}`), zonesOf(text), `${name} with a byte order mark`);
    }
  });
});
