// The extension's own tests in the extension host of a VS Code on the desktop, the one that VSCODE_EXECUTABLE names.
import { driveDesktop } from "./support/desktop.ts";
import { runExtensionTests } from "./support/extension-host.ts";
import { describeExtensionHost } from "./support/extension-suite.ts";

describeExtensionHost("VS Code on the desktop", (sandbox) => runExtensionTests(sandbox, driveDesktop));
