// The Emacs on PATH with Eglot, by the configuration that users copy.
import { describeEditor } from "./support/editor-suite.ts";
import { driveEmacs } from "./support/emacs.ts";

describeEditor("Emacs with Eglot", driveEmacs("emacs", "eglot"));
