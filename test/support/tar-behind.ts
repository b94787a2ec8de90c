import { chmod, mkdir, writeFile } from "node:fs/promises";
import type { Sandbox } from "./sandbox.ts";

/** A directory for PATH with a tar that writes a file before its time, runs `script`, and packs (or unpacks) then. */
export async function tarBehind(
  sandbox: Sandbox,
  script: string,
  when: "-cf" | "-xmf" = "-cf",
): Promise<string> {
  const bin = sandbox.path("tar");
  await mkdir(bin);
  const text = `#!/bin/sh
PATH=\${PATH#*:}
case "$1" in ${when})
  echo half
  ${script}
esac
exec tar "$@"
`;
  await writeFile(`${bin}/tar`, text);
  await chmod(`${bin}/tar`, 0o755);
  return bin;
}
