#!/usr/bin/env node
// The program: looks at the version of Node before anything else is loaded, then starts the language server or the command line.

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
const argv = process.argv.slice(2);
const TRANSPORT = /^--(?:stdio|node-ipc|socket|pipe)(?:=|$)/;

if (major < 22 || (major === 22 && minor < 14)) {
  process.stderr.write(`tbcv: needs Node 22.14 or newer, and this is ${process.versions.node}: install a newer Node\n`);
  process.exitCode = 2;
} else if (isLanguageServer()) {
  await keepCompiledCode();
  const { startLanguageServer } = await import("./lsp/start-language-server.ts");
  await startLanguageServer(argv);
} else {
  await keepCompiledCode();
  const loaded = await Promise.all([import("./cli/run-cli.ts"), import("./cli/process-io.ts")]).catch(onlyServer);
  process.exitCode = loaded === undefined ? 2 : await loaded[0].runCli(argv, loaded[1].processIo());
}

/** The editor's extension holds the language server alone. */
function onlyServer(error: unknown): undefined {
  if (!(error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND")) throw error;
  process.stderr.write("tbcv: this installation holds the language server alone: install the command line from its npm package\n");
  return undefined;
}

/** A transport without a command asks for the server; `check --stdio` is a command. */
function isLanguageServer(): boolean {
  return argv[0]?.startsWith("-") === true && argv.some((argument) => TRANSPORT.test(argument));
}

async function keepCompiledCode(): Promise<void> {
  (await import("./host/code-cache.ts")).keepCompiledCode();
}

export {};
