// Laws over every shipped name: as it is written it is never reported, and with a slip in a code span it is found and mended.
import assert from "node:assert/strict";
import type { Finding } from "../../server/src/rules/finding.ts";
import { FORM_RIGHT } from "../../server/src/truth/name-table.ts";
import { pooledString } from "../../server/src/truth/string-pool.ts";
import type { TruthIndex } from "../../server/src/truth/truth-index.ts";
import { brief, createChecker, firstFixes } from "../support/check-text.ts";
import { shippedIndex } from "../support/shipped-truth.ts";
import { slipOf } from "./slip.ts";

const BATCH = 400;

/** Batches of a list, so that few documents hold many names. */
function* batches<T>(list: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < list.length; at += BATCH) yield list.slice(at, at + BATCH);
}

function liveNames(truth: TruthIndex): string[] {
  const plugins = Array.from({ length: truth.counts.plugins }, (_, row) => truth.plugin(row).definition);
  return [...new Set(plugins.filter(({ deprecated }) => deprecated === undefined).map(({ name }) => name))];
}

describe("shipped names", () => {
  const PLACES: Readonly<Record<string, (name: string) => string>> = {
    "in prose": (name) => `Here ${name} is used.`,
    "in a heading": (name) => `## ${name}`,
    "in a list item": (name) => `- ${name}`,
    "in a code span": (name) => `Use \`${name}\` here.`,
    "in an install command": (name) => `\`npm install ${name}\``,
    "as link text": (name) => `[${name}](https://example.com/)`,
    "between quotes and brackets": (name) => `What "${name}" (${name}) means.`,
  };

  for (const [place, write] of Object.entries(PLACES)) {
    it(`are right ${place} as they are written`, async () => {
      const truth = await shippedIndex();
      const check = createChecker(truth);
      const names = liveNames(truth);
      assert.ok(names.length > 16_000);
      const wrong: Finding[] = [];
      for (const batch of batches(names)) wrong.push(...check(batch.map(write).join("\n\n")).findings);
      assert.deepEqual(wrong.map(brief), []);
    });
  }

  it("are right in front matter, HTML and reStructuredText", async () => {
    const truth = await shippedIndex();
    const check = createChecker(truth);
    const wrong: Finding[] = [];
    for (const batch of batches(liveNames(truth).filter((_, at) => at % 3 === 0))) {
      const escaped = batch.map((name) => name.replaceAll("&", "&amp;"));
      wrong.push(...check(`---\nitems:\n${batch.map((name) => `  - "${name}"`).join("\n")}\n---\n`).findings);
      wrong.push(...check(escaped.map((name) => `<p>Here <b>${name}</b> and <code>${name}</code>.</p>`).join("\n"), "html").findings);
      wrong.push(...check(batch.map((name) => `Use \`\`${name}\`\` here.`).join("\n\n"), "restructuredtext").findings);
    }
    assert.deepEqual(wrong.map(brief), []);
  });

  it("that are retired get one finding, of retirement or renaming", async () => {
    const truth = await shippedIndex();
    const check = createChecker(truth);
    const live = new Set(ownedByLive(truth));
    const retired = Array.from({ length: truth.counts.plugins }, (_, row) => truth.plugin(row).definition).filter(({ name, deprecated }) => deprecated !== undefined && !live.has(name));
    assert.ok(retired.length > 30);
    for (const { name } of retired) {
      const { findings } = check(`Use \`${name}\` here.`);
      assert.equal(findings.length, 1, name);
      assert.ok(findings[0]?.code === "deprecated-plugin" || findings[0]?.code === "former-name", name);
    }
  });

  for (const seed of [1, 2]) {
    const test = it(`with one slip in a code span are found and mended (seed ${seed})`, async () => {
      const share = slipShares(await shippedIndex(), seed);
      test.title += `: ${percent(share.found)} found, ${percent(share.mended)} mended of ${share.tried}`;
      assert.ok(share.tried > 1900);
      assert.ok(share.found >= 0.97, `found ${percent(share.found)}; not: ${share.missed.slice(0, 40).join("; ")}`);
      assert.ok(share.mended >= 0.96, `mended ${percent(share.mended)}`);
    });
  }
});

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

interface SlipShares {
  readonly tried: number;
  readonly found: number;
  readonly mended: number;
  readonly missed: readonly string[];
}

/** Slips in some 2,000 names of eight and more letters, each in a document of its own. */
function slipShares(truth: TruthIndex, seed: number): SlipShares {
  const check = createChecker(truth);
  const forms = rightForms(truth);
  const slip = slipOf(seed);
  const missed: string[] = [];
  let tried = 0;
  let found = 0;
  let mended = 0;
  for (let row = seed; row < truth.counts.plugins; row += 8) {
    const { name } = truth.plugin(row).definition;
    const wrong = name.replace(/[^a-z]/giu, "").length < 8 ? undefined : slip(name);
    if (wrong === undefined || forms.has(wrong.toLowerCase())) continue;
    tried++;
    const text = `See \`${wrong}\` here.\n`;
    const { findings } = check(text);
    if (findings.length > 0) found++;
    else missed.push(`${wrong} (${name})`);
    if (firstFixes(text, findings) === `See \`${name}\` here.\n`) mended++;
  }
  return { tried, found: found / tried, mended: mended / tried, missed };
}

/** The names and aliases of plugins that are in use. */
function ownedByLive(truth: TruthIndex): string[] {
  return Array.from({ length: truth.counts.plugins }, (_, row) => truth.plugin(row).definition)
    .filter(({ deprecated }) => deprecated === undefined)
    .flatMap(({ name, aliases = [], short_name: short }) => [name, ...aliases, ...(short === undefined ? [] : [short])]);
}

function rightForms({ data: { names } }: TruthIndex): ReadonlySet<string> {
  const forms = Array.from(names.formFlags, (flags, form) => ((flags & FORM_RIGHT) === 0 ? "" : pooledString(names.forms, form).toLowerCase()));
  return new Set(forms);
}
