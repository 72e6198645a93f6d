// What the editor says about settings: asked for by folder where the client answers, else what it sent on its own. Any shape may
// come; what is not right is found when the layers are resolved.
import type { Connection } from "vscode-languageserver";

/** The section of the editor's settings. */
export const SETTINGS_SECTION = "tbcv";

/** What stands beside the settings and is about the client itself. */
const CLIENT_KEYS: ReadonlySet<string> = new Set(["trace", "positionEncoding"]);

/** The editor's settings. */
export interface EditorSettings {
  /** The raw settings for a folder (its address; undefined: for none). */
  of(folderUri: string | undefined): Promise<unknown>;
  /** The client sent settings, or says that they have changed. */
  changed(payload: unknown): void;
}

/** What the settings are read from. */
export interface EditorSettingsParts {
  readonly connection: Connection;
  /** What came with `initialize`. */
  readonly initial: unknown;
  /** The client answers `workspace/configuration`. */
  readonly asks: boolean;
  readonly warn: (message: string) => void;
}

/** Reads settings from a client. */
export function createEditorSettings({ connection, initial, asks, warn }: EditorSettingsParts): EditorSettings {
  const asked = new Map<string, Promise<unknown>>();
  let sent = sectionOf(initial);
  const ask = async (scopeUri: string | undefined): Promise<unknown> => {
    try {
      return (await connection.workspace.getConfiguration({ section: SETTINGS_SECTION, ...(scopeUri !== undefined && { scopeUri }) })) as unknown;
    } catch (error) {
      warn(`The editor did not answer the question for its settings: ${String(error)}`);
      return undefined;
    }
  };
  return {
    async of(folderUri) {
      if (!asks) return sent;
      const key = folderUri ?? "";
      const answer = asked.get(key) ?? ask(folderUri);
      asked.set(key, answer);
      const settings = await answer;
      return settings === null || settings === undefined ? sent : withoutClientKeys(settings);
    },
    changed(payload) {
      asked.clear();
      if (isMap(payload) && Object.keys(payload).length > 0) sent = sectionOf(payload);
    },
  };
}

/** Settings come bare or under the section's name. */
function sectionOf(payload: unknown): unknown {
  return withoutClientKeys(isMap(payload) && SETTINGS_SECTION in payload ? payload[SETTINGS_SECTION] : payload);
}

function withoutClientKeys(settings: unknown): unknown {
  return isMap(settings) ? Object.fromEntries(Object.entries(settings).filter(([key]) => !CLIENT_KEYS.has(key))) : settings;
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
