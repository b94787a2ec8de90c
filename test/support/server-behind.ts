import { chmod, mkdir, writeFile } from "node:fs/promises";
import { serverAccount } from "../../src/postgres/account.ts";
import { type Binaries, findInstalled } from "../../src/postgres/installed.ts";
import { providePrebuilt } from "../../src/postgres/prebuilt.ts";
import type { Sandbox } from "./sandbox.ts";

/** A directory for PATH with a real server's programs, one of which runs `script` first; `$real` is the real one. */
export async function serverBehind(
  sandbox: Sandbox,
  program: "initdb" | "postgres",
  script: string,
): Promise<string> {
  const bin = sandbox.path("bin");
  const { directory } = await realServer();
  await mkdir(bin);
  for (const name of ["initdb", "postgres"]) {
    const first = name === program ? script : "";
    const text = `#!/bin/sh\nreal="${directory}/${name}"\n${first}\nexec "$real" "$@"\n`;
    await writeFile(`${bin}/${name}`, text);
    await chmod(`${bin}/${name}`, 0o755);
  }
  return bin;
}

/** One that is installed, else one that is downloaded. */
export async function realServer(): Promise<Pick<Binaries, "directory" | "version">> {
  const [installed] = await findInstalled({ env: process.env });
  if (installed) return installed;
  const options = { env: process.env, account: serverAccount(), workingDirectory: "." };
  return providePrebuilt({ major: 18 }, { ...options, onProgress: () => {} });
}
