// The channel of the messages between client and server. The client library traces where the channel's level is "trace"; here the setting
// `tbcv.trace.server` says so, since a user has no other handle that lasts.
import { EventEmitter, LogLevel, type LogOutputChannel, type OutputChannel, window, workspace } from "vscode";

const KEY = "tbcv.trace.server";

/** The channel; it appears among the outputs when something is first written to it. */
export function createTraceChannel(): LogOutputChannel {
  const levels = new EventEmitter<LogLevel>();
  const watching = workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(KEY)) levels.fire(levelOf());
  });
  let channel: OutputChannel | undefined;
  const opened = (): OutputChannel => (channel ??= window.createOutputChannel("TBCV Trace"));
  const write = (message: string | Error): void => {
    opened().appendLine(`${new Date().toISOString()} ${String(message)}`);
  };
  return {
    name: "TBCV Trace",
    get logLevel() {
      return levelOf();
    },
    onDidChangeLogLevel: levels.event,
    trace: write,
    debug: write,
    info: write,
    warn: write,
    error: write,
    append: (text) => { opened().append(text); },
    appendLine: (line) => { opened().appendLine(line); },
    replace: (text) => { opened().replace(text); },
    clear: () => channel?.clear(),
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the rule takes the one method for its older form
    show() {
      opened().show(true);
    },
    hide: () => channel?.hide(),
    dispose() {
      watching.dispose();
      levels.dispose();
      channel?.dispose();
    },
  };
}

function levelOf(): LogLevel {
  return workspace.getConfiguration().get<string>(KEY, "off") === "off" ? LogLevel.Info : LogLevel.Trace;
}
