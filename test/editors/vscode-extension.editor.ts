// The extension's own tests in the extension host of VS Code, through code-server.
import { describeExtensionHost } from "./support/extension-suite.ts";
import { driveCodeServer, runExtensionTests } from "./support/extension-host.ts";

describeExtensionHost("VS Code's extension host", (sandbox) => runExtensionTests(sandbox, driveCodeServer));
