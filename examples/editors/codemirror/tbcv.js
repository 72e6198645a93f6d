// TBCV in CodeMirror 6: findings, cards, completion, definitions, references and quick fixes, through the client that CodeMirror brings.
// Copy this file beside your page's code, and install codemirror, @codemirror/state, @codemirror/view and @codemirror/lsp-client.
// The server runs outside of the browser: bridge.mjs starts it. See page.js for how an editor takes it.
import { languageServerExtensions, LSPClient, LSPPlugin } from "@codemirror/lsp-client";
import { StateEffect, StateField } from "@codemirror/state";
import { EditorView, keymap, showTooltip } from "@codemirror/view";

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 30_000;
const PATIENCE_MS = 10_000;

/** A client of the server at `address`, for documents below `rootUri`. It connects anew, with growing waits, whenever the server ends. */
export function connectTbcv(address, rootUri) {
  const client = new LSPClient({ rootUri, timeout: PATIENCE_MS, extensions: [...languageServerExtensions(), quickFixes] });
  connect(client, address, FIRST_WAIT_MS);
  return client;
}

function connect(client, address, wait) {
  const socket = new WebSocket(address);
  const handlers = new Set();
  let next = Math.min(2 * wait, LONGEST_WAIT_MS);
  socket.addEventListener("message", ({ data }) => handlers.forEach((handle) => handle(data)));
  socket.addEventListener("open", () => {
    client.connect({
      send: (message) => socket.send(message),
      subscribe: (handle) => handlers.add(handle),
      unsubscribe: (handle) => handlers.delete(handle),
    });
    client.initializing.then(() => (next = FIRST_WAIT_MS), (error) => console.error("TBCV did not start:", error));
  });
  socket.addEventListener("close", () => {
    client.disconnect();
    setTimeout(() => connect(client, address, next), wait);
  });
}

// CodeMirror's client knows no code actions, so the fixes at the cursor are asked for here: Ctrl+. (Cmd+. on a Mac) lists them.
const setMenu = StateEffect.define();
const menu = StateField.define({
  create: () => null,
  update(shown, transaction) {
    const set = transaction.effects.find((effect) => effect.is(setMenu));
    if (set) return set.value;
    return transaction.docChanged || transaction.selection ? null : shown;
  },
  provide: (field) => showTooltip.from(field),
});
const quickFixes = {
  clientCapabilities: { textDocument: { codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix"] } } } } },
  editorExtension: [menu, keymap.of([{ key: "Mod-.", run: showFixes }]), EditorView.baseTheme({ ".tbcv-fixes button": { display: "block", width: "100%", textAlign: "left" } })],
};

function showFixes(view) {
  const plugin = LSPPlugin.get(view);
  if (!plugin?.client.serverCapabilities?.codeActionProvider) return false;
  plugin.client.sync();
  const { doc, selection } = view.state;
  const range = { start: plugin.toPosition(selection.main.from), end: plugin.toPosition(selection.main.to) };
  const asked = plugin.client.request("textDocument/codeAction", { textDocument: { uri: plugin.uri }, range, context: { diagnostics: [] } });
  asked.then(
    // The edits speak of the text that was asked about.
    (actions) => view.state.doc === doc && view.dispatch({ effects: setMenu.of(menuOf(view, plugin, actions ?? [])) }),
    (error) => plugin.reportError("Quick fixes failed", error),
  );
  return true;
}

/** A list of buttons at the cursor. Fixes that change other files than the one shown are left out: the page does not hold them. */
function menuOf(view, plugin, actions) {
  const fixes = actions.filter(({ edit }) => Object.keys(edit?.changes ?? {}).join() === plugin.uri);
  const dom = document.createElement("div");
  dom.className = "tbcv-fixes";
  if (fixes.length === 0) dom.textContent = "No quick fixes here.";
  for (const { title, edit } of fixes) {
    const button = dom.appendChild(document.createElement("button"));
    button.textContent = title;
    button.addEventListener("click", () => {
      const changes = edit.changes[plugin.uri].map(({ range, newText }) => ({ from: plugin.fromPosition(range.start), to: plugin.fromPosition(range.end), insert: newText }));
      view.dispatch({ changes });
      view.focus();
    });
  }
  dom.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    view.dispatch({ effects: setMenu.of(null) });
    view.focus();
  });
  return { pos: view.state.selection.main.head, create: () => ({ dom, mount: () => dom.querySelector("button")?.focus() }) };
}
