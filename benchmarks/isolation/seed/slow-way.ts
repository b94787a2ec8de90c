import { rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { connect } from "../../../src/postgres/connection.ts";
import type { Binaries } from "../../../src/postgres/installed.ts";
import { choosePort, loopback } from "../../../src/postgres/port.ts";
import { type Account, execute } from "../../../src/process/execute.ts";
import { environment } from "../../timed-run.ts";
import { makeDirectoryOnDisk } from "./directory-on-disk.ts";
import { exampleApp, secondsOfTests, suiteCommand } from "./suite.ts";

const config = fileURLToPath(new URL("vitest.config.ts", import.meta.url));
const user = "postgres";

export interface SlowWayOptions {
  readonly binaries: Binaries;
  readonly account: Account | undefined;
  readonly signal: AbortSignal;
}

/**
 * Runs the suite on a server that is made for it on disk, with all settings as they are, and which is then removed: for
 * each test the tables are created and dropped, and all is committed.
 *
 * @returns the seconds that the tests took of that
 * @throws when a test fails
 */
export async function runSlowWay({ binaries, account, signal }: SlowWayOptions): Promise<number> {
  const directory = await makeDirectoryOnDisk(account);
  await using _directory = disposable(() => rm(directory, { recursive: true }));
  const place = { env: environment, cwd: directory, account };
  const program = (name: string) => join(binaries.directory, name);
  const port = await choosePort(0);

  const initdb = ["--pgdata=data", `--username=${user}`, "--auth=trust"];
  await execute(program("initdb"), initdb, { ...place, signal });
  const options = `--options=-p ${port} -k '${directory}'`;
  const start = ["--pgdata=data", "--log=log", "--wait", options, "start"];
  await using _server = disposable(() =>
    execute(program("pg_ctl"), ["--pgdata=data", "--mode=fast", "stop"], place),
  );
  await execute(program("pg_ctl"), start, { ...place, signal });
  await createDatabase(port);

  const [node, ...args] = suiteCommand("--config", config);
  const DATABASE_URL = `postgresql://${user}@${loopback}:${port}/test`;
  const env = { ...environment, NO_COLOR: "1", DATABASE_URL };
  return secondsOfTests(await execute(node, args, { env, cwd: exampleApp, signal }));
}

async function createDatabase(port: number): Promise<void> {
  const admin = await connect({ host: loopback, port, username: user, password: "" }, "postgres");
  await admin.query("CREATE DATABASE test");
  await admin.end();
}

function disposable(dispose: () => Promise<unknown>): AsyncDisposable {
  return {
    [Symbol.asyncDispose]: async () => {
      await dispose();
    },
  };
}
