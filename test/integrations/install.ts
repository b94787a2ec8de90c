import { fileURLToPath } from "node:url";
import { installLocked } from "../support/install-locked.ts";

/**
 * Installs the libraries and test runners that the sandbox is tested with. `pg` among them is a link to this project's
 * own: a sandbox and the libraries share one, as they do in any project.
 */
export default function installIntegrations(): Promise<void> {
  return installLocked(fileURLToPath(new URL(".", import.meta.url)));
}
