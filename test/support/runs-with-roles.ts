import { mkdir, writeFile } from "node:fs/promises";
import { RunInProgress } from "./run-in-progress.ts";
import { Sandbox } from "./sandbox.ts";

/** Roles that a migration makes; one of them has no password. */
export const roles =
  "CREATE ROLE guest LOGIN; CREATE ROLE second LOGIN SUPERUSER PASSWORD 'second';";

export async function migrationsIn(sandbox: Sandbox, text = roles): Promise<string> {
  await mkdir(sandbox.path("migrations"));
  await writeFile(sandbox.path("migrations", "1_a.sql"), text);
  return sandbox.path("migrations");
}

/** A run of the command line that is in its tests. */
export async function runInProgress(options: readonly string[]): Promise<RunInProgress> {
  const sandbox = await Sandbox.create();
  const migrations = await migrationsIn(sandbox);
  const args = ["--migrations", migrations, "--port", "0", "--worker-databases", "1", ...options];
  return RunInProgress.start(sandbox, (script) =>
    sandbox.startCli([...args, "--", "sh", "-c", script]),
  );
}
