import { fileURLToPath } from "node:url";
import { installLocked } from "../support/install-locked.ts";

/** Installs what renders a job summary. To be awaited before page.mjs or picture.mjs are imported. */
export function installPages(): Promise<void> {
  return installLocked(fileURLToPath(new URL(".", import.meta.url)));
}
