// The VS Code client: starts the language server and hands it the settings. Everything else is the server's and the client library's:
// diagnostics, quick fixes, hovers, watching files, starting again after a crash with growing patience.
import { commands, type ExtensionContext, Uri, workspace } from "vscode";
import { LanguageClient, type LanguageClientOptions, type ServerOptions, TransportKind } from "vscode-languageclient/node";
import { SAVE_FILES, saveFiles, savingActions } from "./accepted-files.ts";
import { explicitSettings, type SettingsManifest } from "./explicit-settings.ts";

const SECTION = "tbcv";
const DOCUMENTS = ["markdown", "mdx", "html", "restructuredtext", "asciidoc", "org", "textile", "latex", "tex", "plaintext"];
/** Source code, of which the server reads the comments where the settings ask for it. */
const CODE =
  "javascript javascriptreact typescript typescriptreact java c cpp objective-c csharp go rust swift kotlin scala php python ruby perl shellscript yaml toml sql lua powershell vb".split(" ");
const LANGUAGES = [...DOCUMENTS, ...CODE];
/** Texts that people write; not those that an editor shows of older versions or its own log. */
const SCHEMES = ["file", "untitled", "vscode-vfs"];

const running = new Set<LanguageClient>();

/** Starts the server. */
export async function activate(context: ExtensionContext): Promise<void> {
  const client = new LanguageClient(SECTION, "TBCV", serverOptions(context), clientOptions(context));
  running.add(client);
  context.subscriptions.push(commands.registerCommand(SAVE_FILES, saveFiles));
  await client.start();
}

/** Ends the server in good order. */
export async function deactivate(): Promise<void> {
  await Promise.all([...running].map((client) => client.dispose()));
  running.clear();
}

/** The editor's own Node runs the server, as a process of its own. */
function serverOptions(context: ExtensionContext): ServerOptions {
  return { module: context.asAbsolutePath("dist/cli.js"), transport: TransportKind.stdio };
}

function clientOptions(context: ExtensionContext): LanguageClientOptions {
  const manifest = context.extension.packageJSON as SettingsManifest;
  return {
    documentSelector: SCHEMES.flatMap((scheme) => LANGUAGES.map((language) => ({ scheme, language }))),
    middleware: {
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
    },
  };
}
