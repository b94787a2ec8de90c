import { spawn } from "node:child_process";
import { open, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { connect, loadDriver } from "../src/postgres/connection.ts";
import type { Binaries } from "../src/postgres/installed.ts";
import { choosePort } from "../src/postgres/port.ts";
import { createDisk } from "../src/postgres/ramdisk.ts";
import { createRunDirectory, type RunDirectory, removeRun } from "../src/postgres/run-directory.ts";
import { tailOfLog } from "../src/postgres/server.ts";
import { isReady } from "../src/postgres/server-process.ts";
import { type Account, execute } from "../src/process/execute.ts";
import { timed } from "./median.ts";
import { copyCluster, type Subject } from "./ours.ts";
import { environment } from "./timed-run.ts";

/** What nobody who starts from a copy of a cluster can avoid: milliseconds of each part. */
export interface Limit {
  readonly node: number;
  readonly copy: number;
  readonly start: number;
}

export interface LimitOptions {
  /** A cluster that was shut down in order. */
  readonly cluster: string;
  readonly binaries: Binaries;
  readonly account: Account | undefined;
}

/** Keeps a copy of the cluster that a subject's runs end up with, which lets its own users in without a password. */
export async function keepClusterOf(subject: Subject, cluster: string): Promise<void> {
  await copyCluster(subject, cluster);
  await writeFile(join(cluster, "pg_hba.conf"), "local all all trust\n");
}

/** One after the other: Node.js and nothing else, the copy to a RAM disk, the server until it has answered a query. */
export async function measureLimit({ cluster, binaries, account }: LimitOptions): Promise<Limit> {
  await loadDriver();
  const port = await choosePort(0);
  const run = await createRunDirectory(account);
  try {
    await createDisk(run, { mode: "required", sizeBytes: undefined, account });
    const node = await timed(() => execute(process.execPath, ["-e", "0"], { env: environment }));
    const copy = await timed(() => execute("cp", ["-a", cluster, run.data], { env: environment }));
    const start = await timed(() => startServer(run, { binaries, account, port }));
    return { node, copy, start };
  } finally {
    await removeRun(run);
  }
}

async function startServer(
  run: RunDirectory,
  { binaries, account, port }: Omit<LimitOptions, "cluster"> & { readonly port: number },
): Promise<void> {
  const log = await open(run.log, "a");
  const server = spawn(
    join(binaries.directory, "postgres"),
    ["-D", run.data, "-p", `${port}`, "-c", `unix_socket_directories=${run.socket}`],
    {
      cwd: run.data,
      env: environment,
      stdio: ["ignore", log.fd, log.fd],
      ...(account && { uid: account.uid, gid: account.gid }),
    },
  );
  server.once("error", () => {}); // then it has no pid
  await log.close();
  if (server.pid === undefined) throw new Error(`${binaries.directory}: postgres can't be started`);
  await writeFile(run.pid, `${server.pid}`);
  while (!isReady(run.data, server.pid)) {
    if (server.exitCode !== null || server.signalCode !== null) {
      throw new Error(`postgres ended:\n${await tailOfLog(run)}`);
    }
    await sleep(1);
  }
  const address = { host: run.socket, port, username: "postgres", password: "" };
  const client = await connect(address, "test");
  await client.query("SELECT 1");
  await client.end();
}
