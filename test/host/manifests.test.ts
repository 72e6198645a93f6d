// What a project uses, by the manifests near a document.
import assert from "node:assert/strict";
import { join } from "node:path";
import { writeFile } from "node:fs/promises";
import { createPresentNames } from "../../server/src/host/manifests.ts";
import { manifestKind, manifestNames } from "../../server/src/host/manifest-names.ts";
import { withFolder } from "../config/temp-folder.ts";

describe("the names of a manifest", () => {
  const cases: readonly (readonly [file: string, text: string, names: readonly string[]])[] = [
    ["package.json", '{"name": "own", "dependencies": {"a": "^1"}, "devDependencies": {"@s/b": "2"}, "peerDependencies": {"c": "*"}, "scripts": {"d": "e"}}', ["a", "@s/b", "c"]],
    ["package.json", '{"dependencies": ["a"], "devDependencies": null}', []],
    ["package.json", "{ no JSON", []],
    ["package.json", "7", []],
    ["composer.json", '{"require": {"php": ">=8", "x/y": "1"}, "require-dev": {"x/z": "1"}}', ["php", "x/y", "x/z"]],
    ["requirements-dev.txt", "# a comment\npytest-lantern==1.0\n  other[extra]>=2 ; python_version > '3'\n-r more.txt\nhttps://example.com/x.whl\n", ["pytest-lantern", "other", "https"]],
    ["pyproject.toml", '[project]\nname = "own"\ndependencies = [\n  "a>=1",\n  "b[c]",\n]\n[project.optional-dependencies]\ndocs = ["d"]\n[tool.poetry.dependencies]\ne = "^1"\n[tool.other]\nf = "1"\n', ["e", "a", "b", "d"]],
    ["Cargo.toml", '[package]\nname = "own"\n[dependencies]\nserde = "1"\n[dev-dependencies]\nrand = { version = "1" }\n', ["serde", "rand"]],
    ["app.csproj", '<PackageReference Include="Aspose.Words" Version="24.1" />\n<PackageReference Update="Other" />', ["Aspose.Words", "Other"]],
    ["pom.xml", "<dependency><groupId>com.aspose</groupId><artifactId>aspose-words</artifactId></dependency>", ["aspose-words"]],
    ["build.gradle.kts", 'plugins { id("org.lantern") version "1" }\ndependencies { implementation("com.aspose:aspose-words:24.1") }', ["aspose-words", "org.lantern"]],
    ["Gemfile", "source 'https://rubygems.org'\ngem 'jekyll', '~> 4'\n", ["jekyll"]],
    ["build.gradle", "plugins {\n  id 'a.b'\n  id ( \"c.d\" )\n}", ["a.b", "c.d"]],
    ["Cargo.toml", '[[bin]]\nname = "own"\n[target.\'cfg(unix)\'.dependencies]\nlibc = "1"\n[[test]]\nno = "1"\n', ["libc"]],
    ["requirements.txt", `${"x".repeat(1001)}\nafter\n`, ["after"]],
    ["pom.xml", `<a>${"x".repeat(1001)}</a><artifactId>same-line</artifactId>`, ["same-line"]],
    ["go.mod", "require gopkg.in/yaml.v3 v3.0.1\nrequire my-host.example.co.uk/a/b/v2 v2.0.0 // indirect\nrequire nodots/x v1.0.0\n", ["gopkg.in/yaml.v3", "my-host.example.co.uk/a/b/v2"]],
    ["go.mod", "module example.com/own\nrequire (\n\tgithub.com/x/y v1.2.3\n)\n", ["github.com/x/y"]],
  ];
  for (const [file, text, names] of cases) {
    it(`${file}: ${text.slice(0, 40).replaceAll("\n", " ")}`, () => {
      const kind = manifestKind(file);
      assert.ok(kind !== undefined);
      assert.deepEqual([...manifestNames(kind, text)].sort(), [...names].sort());
    });
  }

  it("are read from manifests only", () => {
    for (const file of ["readme.md", "tsconfig.json", "package-lock.json", "requirements.md"]) assert.equal(manifestKind(file), undefined);
  });

  it("are read in a time that grows with the text alone", () => {
    for (const [file, piece] of [["pyproject.toml", "dependencies = [\n"], ["pom.xml", "<artifactId>"], ["build.gradle", '"a:'], ["app.csproj", "<PackageReference "]] as const) {
      assert.ok(Array.isArray(manifestNames(manifestKind(file) ?? -1, piece.repeat(20_000))));
    }
  });

  // Each in one line of 200,000 units and in lines as long as are read, before one name that has to be found.
  const HARD: readonly (readonly [file: string, start: string, piece: string, last: string])[] = [
    ["go.mod", "", "a.", "github.com/x/y v1"],
    ["go.mod", "", "a.a/", "github.com/x/y v1"],
    ["go.mod", "require", " ", "github.com/x/y v1"],
    ["go.mod", "a.b/c", " ", "github.com/x/y v1"],
    ["build.gradle", "id", " ", "id 'last'"],
    ["build.gradle", "id(", "\t", "id 'last'"],
    ["build.gradle", "", "id ", "id 'last'"],
    ["build.gradle", "", "'a:a:", "id 'last'"],
    ["Cargo.toml", "", "[", "[dependencies]\nlast = 1"],
    ["Cargo.toml", "[target.", "a.", "[dependencies]\nlast = 1"],
    ["Cargo.toml", "[dependencies]\n", "a ", "last = 1"],
    ["pyproject.toml", "[tool.poetry.dependencies]\n", "a", "last = 1"],
    ["pyproject.toml", "dependencies", " ", "dependencies = ['last']"],
    ["pyproject.toml", "dependencies = [", "] ", "dependencies = ['last']"],
    ["requirements.txt", "", " ", "last"],
    ["Gemfile", "gem", " ", "gem 'last'"],
    ["pom.xml", "<artifactId>", " ", "<artifactId>last"],
    ["app.csproj", "", '<PackageReference Include="', '<PackageReference Include="last"'],
    ["app.csproj", "<PackageReference ", "Include=", '<PackageReference Include="last"'],
  ];
  for (const [file, start, piece, last] of HARD) {
    it(`are found after a hard text: ${file}, ${start}${piece}`, () => {
      const line = piece.repeat(Math.floor((980 - start.length) / piece.length));
      for (const text of [start + piece.repeat(200_000 / piece.length), `${start}${line}\n`.repeat(200)]) {
        const names = manifestNames(manifestKind(file) ?? -1, `${text}\n${last}\n`);
        assert.match(names.at(-1) ?? "", /last$|^github\.com\/x\/y$/);
      }
    });
  }
});

describe("the names present for a folder", () => {
  const FILES = {
    "package.json": '{"dependencies": {"above": "1"}}',
    "requirements.txt": "from-above\n",
    "site/package.json": '{"dependencies": {"near": "1"}}',
    "site/docs/a.md": "",
    "bad/package.json": "{",
    "bad/docs/a.md": "",
    "large/package.json": `{"dependencies": {"large": "${"x".repeat(1024 * 1024)}"}}`,
  };

  it("come from the nearest manifest of each kind, up to the root", () =>
    withFolder(FILES, async (folder) => {
      const present = createPresentNames({ once: false });
      assert.deepEqual(await present(join(folder, "site", "docs"), folder), ["near", "from-above"]);
      assert.deepEqual(await present(join(folder, "site", "docs"), join(folder, "site")), ["near"]);
      assert.deepEqual(await present(join(folder, "site", "docs"), join(folder, "elsewhere")), []);
      assert.deepEqual(await present(join(folder, "none"), folder), ["above", "from-above"]);
    }));

  it("leave out what cannot be read, or is too large", () =>
    withFolder(FILES, async (folder) => {
      const present = createPresentNames({ once: true });
      assert.deepEqual(await present(join(folder, "bad", "docs"), join(folder, "bad")), []);
      assert.deepEqual(await present(join(folder, "large"), join(folder, "large")), []);
    }));

  it("are read again when a manifest changes", () =>
    withFolder(FILES, async (folder) => {
      const present = createPresentNames({ once: false });
      await present(join(folder, "site"), join(folder, "site"));
      await writeFile(join(folder, "site", "package.json"), '{"dependencies": {"another-one": "1"}}');
      assert.deepEqual(await present(join(folder, "site"), join(folder, "site")), ["another-one"]);
    }));
});
