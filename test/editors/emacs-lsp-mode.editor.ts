// The Emacs on PATH with lsp-mode, by the configuration that users copy.
import { describeEditor } from "./support/editor-suite.ts";
import { driveEmacs } from "./support/emacs.ts";

describeEditor("Emacs with lsp-mode", driveEmacs("emacs", "lsp-mode"));
