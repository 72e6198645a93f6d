// Where messages come from and go to, as the command line says: `--stdio`, `--node-ipc`, `--socket=PORT` or `--pipe=NAME`.
import {
  createServerPipeTransport, createServerSocketTransport, IPCMessageReader, IPCMessageWriter, type MessageReader, type MessageWriter,
  StreamMessageReader, StreamMessageWriter,
} from "vscode-languageserver/node";

/** A pair of message streams, or one sentence on what is wrong with the arguments. */
export type Transport = { readonly reader: MessageReader; readonly writer: MessageWriter } | { readonly fault: string };

/** Opens the transport that the arguments name; of several, the first. */
export function openTransport(argv: readonly string[]): Transport {
  for (const [at, argument] of argv.entries()) {
    const [name, inline] = splitOption(argument);
    const value = inline ?? argv[at + 1];
    if (name === "--stdio") return { reader: new StreamMessageReader(process.stdin), writer: new StreamMessageWriter(process.stdout) };
    if (name === "--node-ipc") return ipcTransport();
    if (name === "--socket") return socketTransport(value);
    if (name === "--pipe") return value ? pair(createServerPipeTransport(value)) : { fault: "--pipe needs a name, such as --pipe=/tmp/tbcv.sock" };
  }
  return { fault: "name a transport: --stdio, --node-ipc, --socket=PORT or --pipe=NAME" };
}

/** The value of an option, written `--name=value` or `--name value`. */
export function optionValue(argv: readonly string[], option: string): string | undefined {
  for (const [at, argument] of argv.entries()) {
    const [name, inline] = splitOption(argument);
    if (name === option) return inline ?? argv[at + 1];
  }
  return undefined;
}

function splitOption(argument: string): [string, string | undefined] {
  const at = argument.indexOf("=");
  return at < 0 ? [argument, undefined] : [argument.slice(0, at), argument.slice(at + 1)];
}

function ipcTransport(): Transport {
  if (process.send === undefined) return { fault: "--node-ipc works only where another Node process starts the server with an IPC channel" };
  return { reader: new IPCMessageReader(process), writer: new IPCMessageWriter(process) };
}

function socketTransport(value: string | undefined): Transport {
  const port = Number(value);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) return { fault: "--socket needs a port from 1 to 65535, such as --socket=7000" };
  return pair(createServerSocketTransport(port));
}

function pair([reader, writer]: [MessageReader, MessageWriter]): Transport {
  return { reader, writer };
}
