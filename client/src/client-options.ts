// How the client library is set up, for the editor on the desktop and in the browser alike.
import { type CodeLens, type ExtensionContext, type LogOutputChannel, Uri, workspace } from "vscode";
import { type LanguageClientOptions, type Middleware, RevealOutputChannelOn } from "vscode-languageclient";
import { savingActions } from "./accepted-files.ts";
import { PAGE_CARD, SHOW_PAGE_CARD } from "./page-card.ts";
import { explicitSettings, type SettingsManifest } from "./explicit-settings.ts";
import { DOCUMENT_SELECTOR } from "./languages.ts";
import type { Restarts } from "./restarts.ts";

/** The section of the settings, and the name of the client. */
export const SECTION = "tbcv";

/** Where the client writes. */
export interface Channels {
  readonly log: LogOutputChannel;
  readonly trace: LogOutputChannel;
}

/** The options of the client. Findings are pulled while typing and after a save; of other files the library asks by itself. */
export function clientOptions(context: ExtensionContext, { log, trace }: Channels, restarts: Restarts): LanguageClientOptions {
  return {
    documentSelector: [...DOCUMENT_SELECTOR],
    outputChannel: log,
    traceOutputChannel: trace,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    errorHandler: restarts.handler,
    initializationFailedHandler: () => false,
    diagnosticPullOptions: { onChange: true, onSave: true },
    middleware: middleware(context.extension.packageJSON as SettingsManifest),
  };
}

/** A command of the server answers to nobody where the editor runs it; this client's command of the same end shows the answer. */
function withOwnCommand(lens: CodeLens): CodeLens {
  if (lens.command?.command === PAGE_CARD) lens.command = { ...lens.command, command: SHOW_PAGE_CARD };
  return lens;
}

function middleware(manifest: SettingsManifest): Middleware {
  return {
    provideCodeLenses: async (document, token, next) => (await next(document, token))?.map(withOwnCommand),
    provideCodeActions: async (document, range, ...rest) => {
      const [about, token, next] = rest;
      return savingActions(await next(document, range, about, token), document.uri);
    },
    workspace: {
      configuration: async (params, token, next) => {
        const answers = await next(params, token);
        if (!Array.isArray(answers)) return answers;
        return params.items.map(({ section, scopeUri }, at): unknown => {
          if (section !== SECTION) return answers[at];
          const scope = scopeUri === undefined ? undefined : Uri.parse(scopeUri);
          return explicitSettings(workspace.getConfiguration(SECTION, scope), manifest, SECTION);
        });
      },
    },
  };
}
