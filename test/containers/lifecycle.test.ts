import { expect, test } from "vitest";
import { Container, runToEnd } from "./support/container.ts";
import { image } from "./support/docker.ts";
import { buildImage, createNetwork } from "./support/resources.ts";

const env = { POSTGRES_PASSWORD: "secret" };
const who = { password: "secret" };
const tmpfs = ["/var/lib/postgresql/data"];

test("healthy comes when the migrations are through, not before", async () => {
  await using slow = await buildImage(`FROM ${image()}\nCOPY 1.sql /migrations/`, {
    "1.sql": "SELECT pg_sleep(3); CREATE TABLE made ();",
  });
  await using container = await Container.start({ image: slow.name, env, tmpfs });
  const states = new Set<string>();
  for (;;) {
    const { Health } = await container.state();
    if ((await container.logs()).stderr.includes("in /var/lib/postgresql/data, made in")) break;
    states.add(Health?.Status ?? "");
  }
  expect(states).toEqual(new Set(["starting"]));
  await container.untilHealthy();
  expect(await container.exec("psql", "-U", "postgres", "-Atc", "\\dt made")).toContain("made");
});

test("docker stop ends it with 0 at once, also with clients connected and at work", async () => {
  await using container = await Container.start({ env, tmpfs });
  await using idle = await container.connect(who);
  await using busy = await container.connect(who);
  await idle.query("BEGIN; CREATE TABLE t ()");
  const sleeping = busy.query("SELECT pg_sleep(60)").catch((error) => error.message);
  const { exitCode, stderr } = await container.stop();
  expect(exitCode).toBe(0);
  expect(stderr).toContain("database system is shut down");
  // It was no SIGKILL after 10 s.
  expect(stderr.match(/database system is shut down/g)).toHaveLength(2);
  expect(await sleeping).toMatch(/terminat/);
});

test("SIGTERM lets clients finish, as the server does by itself", async () => {
  await using container = await Container.start({ env, tmpfs });
  {
    await using client = await container.connect(who);
    await container.kill("SIGTERM");
    expect((await client.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
  }
  expect((await container.untilEnded()).exitCode).toBe(0);
});

test.for(["SIGINT", "SIGTERM"] as const)(
  "%s while it is being filled ends it at once",
  async (signal) => {
    await using slow = await buildImage(`FROM ${image()}\nCOPY 1.sql /migrations/`, {
      "1.sql": "SELECT pg_sleep(120);",
    });
    await using container = await Container.start({ image: slow.name, env, tmpfs });
    while (!(await container.logs()).stderr.includes("begun")) {
      const list = await container.exec("bash", "-c", "cat /proc/[0-9]*/cmdline | tr '\\0' ' '");
      if (list.includes("listen_addresses=")) break;
    }
    await container.kill(signal);
    const { exitCode, stderr } = await container.untilEnded();
    expect(exitCode).toBe(signal === "SIGINT" ? 130 : 143);
    expect(stderr).toContain(`interrupted by ${signal}`);
  },
);

test("a server that is killed ends the container, and one session does not", async () => {
  await using container = await Container.start({ env, tmpfs });
  await using client = await container.connect(who);
  const { rows } = await client.query("SELECT pg_backend_pid() AS pid");
  await container.exec("bash", "-c", `kill -KILL ${rows[0].pid}`);
  await using again = await container.connect(who);
  expect((await again.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
  const pid = (
    await container.exec("bash", "-c", "head -1 /var/lib/postgresql/data/postmaster.pid")
  ).trim();
  await container.exec("bash", "-c", `kill -KILL ${pid}`);
  expect((await container.untilEnded()).exitCode).toBe(137);
});

test("what is left behind by others is reaped", async () => {
  await using container = await Container.start({ env, tmpfs });
  await using _client = await container.connect(who);
  await container.exec("bash", "-c", "for i in 1 2 3; do (sleep 0.1 & exec true) & done; wait");
  await container.exec("sleep", "0.5");
  // Processes that end meanwhile are no failure of the look.
  const look = "grep -hs ^State: /proc/[0-9]*/status || true";
  const states = await container.exec("bash", "-c", look);
  expect(states).toMatch(/sleeping/);
  expect(states).not.toMatch(/zombie/);
});

test("the server's standard error is as it was given: blocking", async () => {
  await using container = await Container.start({ env, tmpfs });
  await using _client = await container.connect(who);
  const flags = await container.exec(
    ...[
      "gosu",
      "postgres",
      "bash",
      "-c",
      "grep flags /proc/$(head -1 /var/lib/postgresql/data/postmaster.pid)/fdinfo/2",
    ],
  );
  const O_NONBLOCK = 0o4000;
  expect(Number.parseInt(flags.split(/\s+/)[1] ?? "", 8) & O_NONBLOCK).toBe(0);
});

test("as a workflow's services: has it: a network alias and a health command of its own", async () => {
  await using network = await createNetwork();
  await using container = await Container.start({
    env: { ...env, POSTGRES_DB: "app_test" },
    tmpfs,
    options: [
      ...["--network", network.name, "--network-alias", "postgres"],
      ...[
        "--health-cmd",
        "pg_isready -d app_test",
        "--health-interval",
        "200ms",
        "--health-retries",
        "50",
      ],
    ],
  });
  await container.untilHealthy();
  const client = await runToEnd({
    env: { PGPASSWORD: "secret" },
    options: ["--network", network.name],
    args: ["psql", "-h", "postgres", "-U", "postgres", "-d", "app_test", "-Atc", "SELECT 'found'"],
  });
  expect(client).toMatchObject({ exitCode: 0, stdout: "found\n" });
});

test("nobody finds the socket before the database is ready", async () => {
  await using slow = await buildImage(`FROM ${image()}\nCOPY 1.sql /docker-entrypoint-initdb.d/`, {
    "1.sql": "SELECT pg_sleep(2);",
  });
  await using container = await Container.start({ image: slow.name, env, tmpfs });
  let looks = 0;
  for (let answer = ""; !answer.includes("accepting connections"); looks++) {
    answer = await container.exec("bash", "-c", "pg_isready || true");
    expect(answer).toMatch(/no response|rejecting connections|accepting connections/);
  }
  expect((await container.logs()).stderr).toContain("made in");
  expect(looks).toBeGreaterThan(2);
});
