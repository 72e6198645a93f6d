// What an editor asks while somebody types: hover, completion and code actions, each right behind a key.
import { setTimeout as wait } from "node:timers/promises";
import type { ClientCapabilities, Diagnostic, Position, ServerCapabilities } from "vscode-languageserver/node";
import { createRandom, makePage } from "../documents.ts";
import { type Figure, figure, millisecondsOf, quantile } from "../figures.ts";
import type { Ground } from "../ground.ts";
import { type LanguageClient, startLanguageClient } from "../language-client.ts";
import { slip } from "../slips.ts";

const NAMES = 16_000;
const SIZES = [["10 KB", 10_240], ["100 KB", 102_400]] as const;
/** Milliseconds between diagnostics and the next key. */
const PAUSE = 20;

const CAPABILITIES: ClientCapabilities = {
  textDocument: {
    publishDiagnostics: { versionSupport: true },
    hover: { contentFormat: ["markdown"] },
    completion: { contextSupport: true, completionItem: { resolveSupport: { properties: ["documentation", "detail"] } } },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix", "source.fixAll"] } }, isPreferredSupport: true, dataSupport: true, resolveSupport: { properties: ["edit"] } },
  },
  workspace: { workspaceEdit: { documentChanges: true } },
};

/** A request that is measured. */
interface Asked {
  readonly what: string;
  readonly announcedBy: keyof ServerCapabilities;
  readonly method: string;
  params(uri: string, finding: Diagnostic, random: () => number): object;
}

const REQUESTS: readonly Asked[] = [
  {
    what: "hover", announcedBy: "hoverProvider", method: "textDocument/hover",
    params: (uri, { range }) => ({ textDocument: { uri }, position: range.start }),
  },
  {
    what: "completion", announcedBy: "completionProvider", method: "textDocument/completion",
    params: (uri, { range }, random) => ({
      textDocument: { uri }, context: { triggerKind: 1 },
      position: { line: range.start.line, character: range.start.character + 1 + Math.floor(random() * 4) },
    }),
  },
  {
    what: "code actions", announcedBy: "codeActionProvider", method: "textDocument/codeAction",
    params: (uri, finding) => ({ textDocument: { uri }, range: finding.range, context: { diagnostics: [finding], triggerKind: 1 } }),
  },
];

/** Measures each size of document. */
export async function measureRequests(ground: Ground): Promise<Figure[]> {
  const { quick, seed } = ground.options;
  const scale = await ground.scale(NAMES);
  const random = createRandom(seed);
  const names = (await ground.names(6_000)).map((name) => (random() < 0.25 && name.length > 7 ? slip(name, random) : name));
  const figures: Figure[] = [];
  const client = await startLanguageClient(ground, scale, CAPABILITIES);
  for (const [label, size] of SIZES) {
    const text = makePage(size, names, ground.words.everyday, seed);
    const name = `requests-${size}.md`;
    // Keys go into a last line of their own, so that the findings above stay where they are.
    const findings = await client.open(name, `${text}\n\nhere somebody types`);
    const place = { line: text.split("\n").length + 1, character: 4 };
    for (const request of REQUESTS) {
      if (!client.announced[request.announcedBy]) {
        console.log(`${request.what}: not announced`);
        continue;
      }
      const times = await timesOf(client, request, { name, findings, place, random, rounds: quick ? 20 : 300 });
      for (const [share, said] of [[0.5, "p50"], [0.95, "p95"], [0.99, "p99"]] as const) {
        figures.push(figure(`${scale.label}, ${label}: ${request.what}, ${said}`, quantile(times, share), "ms"));
      }
    }
  }
  await client.end();
  return figures;
}

interface Asking {
  readonly name: string;
  readonly findings: readonly Diagnostic[];
  /** Where a key is typed before each request. */
  readonly place: Position;
  readonly random: () => number;
  readonly rounds: number;
}

async function timesOf(client: LanguageClient, request: Asked, { name, findings, place, random, rounds }: Asking): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const finding = findings[Math.floor(random() * findings.length)];
    if (finding === undefined) throw new Error(`${name} has no findings to ask about`);
    await client.type(name, place, "a");
    times.push(await millisecondsOf(() => client.request(request.method, request.params(client.uriOf(name), finding, random))));
    await wait(PAUSE);
  }
  return times;
}
