// Fixtures that carry their expectation: under a line of text stands a comment line of carets with what is found there, and
// at the end the text after the first fix of each finding. Both are taken out before the check, so they change nothing.
// UPDATE_FIXTURES=1 writes them anew.
//
//   Install lantern-plugin-improt first.
//   <!--    ^^^^^^^^^^^^^^^^^^^^^ warning misspelled-name: Did you mean … -->
//
// Where the carets would stand under the comment's opening, `<N ` says the column: `<!--<0 ^^^^ …`. A span that goes on in
// the next line ends in `+`.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { basename, extname } from "node:path";
import type { Finding } from "../../server/src/rules/finding.ts";
import { formatOf } from "../../server/src/document/format.ts";
import { createLineIndex } from "../../server/src/text/line-index.ts";
import type { TruthIndex } from "../../server/src/truth/truth-index.ts";
import type { DocumentSettings } from "../../shared/src/settings.ts";
import { createChecker, DEFAULTS, firstFixes } from "./check-text.ts";

const COMMENTS: Readonly<Record<string, readonly [open: string, close: string]>> = {
  ".md": ["<!--", " -->"],
  ".html": ["<!--", " -->"],
  ".mdx": ["{/*", " */}"],
  ".rst": ["..", ""],
  ".adoc": ["//", ""],
};

/** Checks that a fixture says what is found in it; returns the findings. */
export function checkFixture(file: string, truth: TruthIndex, settings: DocumentSettings = DEFAULTS): readonly Finding[] {
  const written = readFileSync(file, "utf8");
  const comment = COMMENTS[extname(file)];
  assert.ok(comment, `no fixtures of this kind: ${file}`);
  const text = withoutExpectations(written, comment);
  const { findings } = createChecker(truth)(text, formatOf(basename(file), ""), settings);
  const rendered = withExpectations(text, findings, comment);
  if (process.env["UPDATE_FIXTURES"] === "1") writeFileSync(file, rendered);
  else assert.equal(written, rendered);
  return findings;
}

function withoutExpectations(written: string, [open]: readonly [string, string]): string {
  const lines = written.split("\n");
  const fixed = lines.indexOf(`${open} fixed:`);
  const own = fixed < 0 ? lines : [...lines.slice(0, fixed), ""];
  return own.filter((line) => !(line.startsWith(open) && /^(?:<\d+)? *\^/.test(line.slice(open.length)))).join("\n");
}

function withExpectations(text: string, findings: readonly Finding[], [open, close]: readonly [string, string]): string {
  const lines = createLineIndex(text);
  const rendered = text.split("\n").flatMap((line, number) => {
    const own = findings.filter(({ span }) => lines.positionAt(span.start).line === number);
    return [line, ...own.map(({ span, severity, code, message }) => {
      const column = lines.positionAt(span.start).character;
      const width = Math.min(span.end - span.start, line.length - column);
      const carets = `${"^".repeat(width)}${width < span.end - span.start ? "+" : ""}`;
      const place = column < open.length ? `<${column} ` : " ".repeat(column - open.length);
      return `${open}${place}${carets} ${severity} ${code}: ${message}${close}`;
    })];
  });
  const fixed = firstFixes(text, findings);
  return rendered.join("\n") + (fixed === text ? "" : `${open} fixed:\n${fixed}${close.trimStart()}${close === "" ? "" : "\n"}`);
}
