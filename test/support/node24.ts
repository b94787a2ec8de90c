import { fileURLToPath } from "node:url";
import { installLocked } from "./install-locked.ts";

const folder = fileURLToPath(new URL("../node24", import.meta.url));

/** The Node.js that the runner runs the action with: this one, or the one that npm has as a package. */
export const node24 =
  Number(process.versions.node.split(".")[0]) >= 24
    ? process.execPath
    : `${folder}/node_modules/node-linux-${process.arch}/bin/node`;

/** Installs it when it is needed. It is no dependency: its program would take the place of `node`. */
export default async function installNode24(): Promise<void> {
  if (node24 !== process.execPath) await installLocked(folder);
}
