import { expect, test } from "vitest";
import { Container, runToEnd } from "./support/container.ts";
import { docker } from "./support/docker.ts";
import { makeFolder } from "./support/folder.ts";
import { createNetwork } from "./support/resources.ts";

const data = "/var/lib/postgresql/data";
const tmpfs = [data];
const password = "s3cret-of-the-superuser";
const env = { POSTGRES_PASSWORD: password };

/** Where a container listens, as address:port in the kernel's hexadecimal way. */
async function listeners(container: Container): Promise<readonly string[]> {
  const table = await container.exec("cat", "/proc/net/tcp", "/proc/net/tcp6");
  const rows = table.split("\n").map((line) => line.trim().split(/\s+/));
  const listening = "0A";
  return rows.flatMap(([, local = "", , state]) => (state === listening ? [local] : []));
}

test("nothing listens while it is filled, and then the server's port alone", async () => {
  await using folder = await makeFolder({ "1.sql": "SELECT pg_sleep(1.5);" });
  const volumes = [`${folder.path}:/migrations:ro`];
  await using container = await Container.start({ env, tmpfs, volumes });
  let looks = 0;
  for (; ; looks++) {
    const found = await listeners(container);
    if ((await container.logs()).stderr.includes("made in")) break;
    expect(found).toEqual([]);
  }
  expect(looks).toBeGreaterThan(2);
  await using _client = await container.connect({ password });
  const port = (5432).toString(16).toUpperCase().padStart(4, "0");
  const everywhere = [`${"0".repeat(8)}:${port}`, `${"0".repeat(32)}:${port}`];
  expect(await listeners(container)).toEqual(everywhere);
});

test("the password is in no process, file or log of the container, but in what the container was told", async () => {
  const args = ["-c", "log_statement=all", "-c", "log_min_messages=debug1"];
  await using container = await Container.start({
    ...{ args, tmpfs },
    env: { ...env, POSTGRES_INITDB_ARGS: "--auth=scram-sha-256" },
  });
  await using _client = await container.connect({ password });
  await container.untilHealthy();
  // Its own environment is what the container was told.
  const inside = (...command: string[]) =>
    docker("exec", "--env", "POSTGRES_PASSWORD=", container.name, ...command);
  const environments = "tr '\\0' '\\n' </proc/$(head -n 1 $PGDATA/postmaster.pid)/environ";
  const server = await inside("gosu", "postgres", "bash", "-c", environments);
  expect(server).toContain(`PGDATA=${data}`);
  const lists = await inside("bash", "-c", "cat /proc/[0-9]*/cmdline | tr '\\0' ' '");
  expect(lists).toContain("postgres");
  // So written, the pattern does not find itself.
  const pattern = `${password.slice(0, -1)}[${password.at(-1)}]`;
  const look = 'grep -rsl -- "$0" $PGDATA /tmp /run /var/log /dev/shm || true';
  expect(await inside("bash", "-c", look, pattern)).toBe("");
  const { stdout, stderr } = await container.logs();
  const health = JSON.stringify((await container.state()).Health);
  for (const text of [server, lists, stdout, stderr, health]) expect(text).not.toContain(password);
});

test("nobody else in the container can read the data, and nobody in another one gets in without the password", async () => {
  await using network = await createNetwork();
  const options = ["--network", network.name, "--network-alias", "postgres"];
  await using container = await Container.start({ env, tmpfs, options });
  await using _client = await container.connect({ password });
  expect(await container.exec("find", data, "-perm", "/077")).toBe("");
  const stranger = ["exec", "--user", "1234:1234", container.name];
  await expect(docker(...stranger, "ls", data)).rejects.toThrow("Permission denied");
  const { exitCode, stderr } = await runToEnd({
    options: ["--network", network.name],
    args: ["psql", "--no-password", "-Atc", "SELECT 1", "host=postgres user=postgres"],
  });
  expect(stderr).toContain("no password supplied");
  expect(exitCode).toBe(2);
});
