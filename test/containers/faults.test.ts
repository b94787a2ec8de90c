import { expect, test } from "vitest";
import { Container, type ContainerOptions, type Ended, runToEnd } from "./support/container.ts";
import { makeFolder } from "./support/folder.ts";
import { createVolume } from "./support/resources.ts";

const data = "/var/lib/postgresql/data";
const env = { POSTGRES_PASSWORD: "secret" };
const who = { password: "secret" };
const tmpfs = [`${data}:rw,size=200m`];

const mounts = { files: "/docker-entrypoint-initdb.d", migrations: "/migrations" };

/** Serves with one file that is run or applied. */
async function runWith(
  file: string,
  text: string,
  options: ContainerOptions = { tmpfs },
): Promise<Ended> {
  await using folder = await makeFolder({ [file]: text });
  const volumes = Object.entries(mounts)
    .filter(([name]) => file.startsWith(name))
    .map(([name, place]) => `${folder.path}/${name}:${place}:ro`);
  return await runToEnd({ env, ...options, volumes: [...volumes, ...(options.volumes ?? [])] });
}

/** The names in a volume. */
async function namesIn(volume: string): Promise<string> {
  return (await runToEnd({ volumes: [`${volume}:/there`], args: ["ls", "-A", "/there"] })).stdout;
}

async function changeVolume(volume: string, script: string): Promise<void> {
  const volumes = [`${volume}:/there`];
  expect(await runToEnd({ volumes, args: ["bash", "-euc", `cd /there; ${script}`] })).toMatchObject(
    {
      exitCode: 0,
      stderr: "",
    },
  );
}

/** Waits until a script in a container is true. */
async function until(container: Container, script: string): Promise<void> {
  const isTrue = () =>
    container.exec("bash", "-c", script).then(
      () => true,
      () => false,
    );
  while (!(await isTrue())) expect((await container.state()).Status).toBe("running");
}

test.for([
  ["SIGINT", 130, "initdb", "[ -e $PGDATA/new/base ]", { POSTGRES_INITDB_ARGS: "-k" }, []],
  ["SIGHUP", 129, "migrations", "[ -e /tmp/here ]", {}, ["migrations/1.js"]],
  ["SIGTERM", 143, "files that ignore signals", "[ -e /tmp/here ]", {}, ["files/1.sh"]],
] as const)(
  "%s ends it with %i during %s, and leaves nothing in its volume",
  async ([signal, exitCode, _phase, isThere, more, mounted]) => {
    await using volume = await createVolume();
    await using folder = await makeFolder({
      "files/1.sh": `trap "" INT TERM HUP; (trap "" TERM; sleep 99) & setsid sleep 99 & touch /tmp/here; wait; sleep 99`,
      "migrations/1.js": `exports.up = (pgm) => { require("fs").writeFileSync("/tmp/here", ""); pgm.sql("SELECT pg_sleep(99)"); };`,
    });
    const isMounted = (name: string) => mounted.some((each) => each.startsWith(name));
    const volumes = Object.entries(mounts)
      .filter(([name]) => isMounted(name))
      .map(([name, place]) => `${folder.path}/${name}:${place}:ro`);
    await using container = await Container.start({
      ...{ env: { ...env, ...more }, ports: [] },
      volumes: [`${volume.name}:${data}`, ...volumes],
    });
    await until(container, isThere);
    await container.kill(signal);
    const ended = await container.untilEnded();
    expect(ended.stderr).toContain(`interrupted by ${signal}; everything is removed`);
    expect(ended.exitCode).toBe(exitCode);
    expect(await namesIn(volume.name)).toBe("");
  },
);

test("a signal just before the server takes over is heeded", async () => {
  const log = "RAISE LOG '%', repeat('x', 1000000)";
  await using folder = await makeFolder({
    "1.sql": `DO 'BEGIN FOR i IN 1..40 LOOP ${log.replaceAll("'", "''")}; END LOOP; END';`,
  });
  const volumes = [`${folder.path}:/docker-entrypoint-initdb.d:ro`];
  await using container = await Container.start({ env, tmpfs, volumes, ports: [] });
  // While the long log is told, Node hears nothing. Where this comes too late, the server has taken over.
  const hasGone = "[ ! -e $PGDATA/postmaster.pid ] || [ $(cat /proc/1/comm) = postgres ]";
  await until(
    container,
    `until [ -e $PGDATA/postmaster.pid ]; do :; done; until ${hasGone}; do :; done`,
  );
  const { exitCode } = await container.stop();
  // It was no SIGKILL after 10 s, nor does it go on.
  expect([130, 0]).toContain(exitCode);
});

const kill = (what: string) => `COPY (SELECT 1) TO PROGRAM 'kill -KILL ${what}';`;

test.for([
  [
    "that fills the RAM disk",
    "CREATE TABLE big AS SELECT repeat('x', 1000) FROM generate_series(1, 300000);",
    `the RAM disk was full: its size is 200 MiB; start the container with more, as by --tmpfs ${data}:rw,size=1g`,
  ],
  [
    "whose session is killed",
    kill("$PPID"),
    "the server crashed: server process",
    "the end of the server's log:",
  ],
  [
    "whose server is killed",
    kill("$(head -n 1 postmaster.pid)"),
    "the server ended: its process was killed",
    "the end of the server's log:",
  ],
] as const)("a migration %s is told as such", async ([_what, sql, ...messages]) => {
  const { exitCode, stderr } = await runWith("migrations/1.sql", sql);
  for (const message of messages) expect(stderr).toContain(message);
  expect(exitCode).toBe(70);
});

test.for([
  ["never settles", "new Promise(() => {})", "something is waited for that never comes"],
  ["ends the process", "process.exit(0)", "it called process.exit(0)"],
] as const)("a migration that %s is told as such", async ([_what, code, message]) => {
  const { exitCode, stderr } = await runWith("migrations/1.js", `exports.up = () => ${code};`);
  expect(stderr).toContain(message);
  expect(exitCode).toBe(70);
});

test("a RAM disk that initdb fills is told with its size, and in shared memory with its option", async () => {
  const large = { POSTGRES_INITDB_ARGS: "--wal-segsize=128" };
  const { exitCode, stderr } = await runToEnd({
    env: { ...env, ...large },
    options: ["--shm-size", "130m"],
  });
  expect(stderr).toContain("the RAM disk was full: its size is 130 MiB");
  expect(stderr).toContain("--shm-size 1g");
  expect(exitCode).toBe(70);
});

test("memory that runs out is told: while it is filled it ends, and later the server goes on", async () => {
  const options = ["--memory", "256m", "--memory-swap", "256m"];
  const sql =
    "SELECT length(string_agg(repeat('x', 1000), '')) FROM generate_series(1, 900000) AS many;";
  const filling = await runWith("migrations/1.sql", sql, { tmpfs, options });
  expect(filling.stderr).toContain("memory ran out: the kernel killed 1 process");
  expect(filling.exitCode).toBe(70);

  await using container = await Container.start({ env, tmpfs, options });
  await using client = await container.connect(who);
  await expect(client.query(sql)).rejects.toThrow(/Connection terminated/);
  await using again = await container.connect(who);
  expect((await again.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
});

test("too few processes are told with the option that allows more", async () => {
  const { exitCode, stderr } = await runToEnd({ env, tmpfs, options: ["--pids-limit", "14"] });
  expect(stderr).toContain("--pids-limit");
  expect(exitCode).toBe(70);
});

test("connections that a file holds open are told when none is left", async () => {
  const { exitCode, stderr } = await runWith(
    "files/1.sh",
    `for i in {1..4}; do setsid bash -c 'until psql -c "SELECT pg_sleep(99)"; do :; done' >/dev/null 2>&1 & done
while psql -c "SELECT 1" >/dev/null 2>&1; do :; done`,
    {
      tmpfs,
      args: ["-c", "max_connections=4"],
      env: { ...env, RAM_POSTGRES_EXTENSIONS: "citext" },
    },
  );
  expect(stderr).toContain("too many clients already");
  expect(stderr).toContain("as by -c max_connections=500");
  expect(exitCode).toBe(70);
});

test("files that are only to be read, without a place to work in, are told with the options that give one", async () => {
  const bare = await runToEnd({ env, tmpfs, options: ["--read-only"] });
  expect(bare.stderr).toContain("needs --tmpfs /tmp and --tmpfs /run");
  expect(bare.exitCode).toBe(70);
  const options = ["--read-only", "--tmpfs", "/tmp"];
  const socketless = await runToEnd({ env, tmpfs, options });
  expect(socketless.stderr).toContain("warning: the server can't make its socket");
  expect(socketless.exitCode).toBe(1);
});

test("a way to get in that the server does not know is refused, and leaves nothing in the volume", async () => {
  await using volume = await createVolume();
  const { exitCode, stderr } = await runToEnd({
    env: { ...env, POSTGRES_HOST_AUTH_METHOD: "nonsense" },
    volumes: [`${volume.name}:${data}`],
  });
  expect(stderr).toContain('POSTGRES_HOST_AUTH_METHOD: the server does not take "nonsense"');
  expect(exitCode).toBe(64);
  expect(await namesIn(volume.name)).toBe("");
});

test("a directory for the WAL on a volume is the server's, and is emptied when the cluster comes to nothing", async () => {
  await using volume = await createVolume();
  const wal = { POSTGRES_INITDB_WALDIR: "/wal" };
  const volumes = [`${volume.name}:/wal`];
  const failed = await runWith("migrations/1.sql", "SELEKT;", { volumes, env: { ...env, ...wal } });
  expect(failed.stderr).toContain('syntax error at or near "SELEKT"');
  expect(failed.exitCode).toBe(70);
  expect(await namesIn(volume.name)).toBe("");
  await using container = await Container.start({ env: { ...env, ...wal }, volumes });
  await using _client = await container.connect(who);
  expect(await container.exec("ls", "/wal")).toMatch(/^[0-9A-F]{24}/);
});

test("of containers that are started on one volume, one serves, and the others leave it alone", async () => {
  await using volume = await createVolume();
  const options = { env, volumes: [`${volume.name}:${data}`] };
  await using first = await Container.start(options);
  await using client = await first.connect(who);
  await client.query("CREATE TABLE kept ()");
  const second = await runToEnd(options);
  expect(second.stderr).toContain(`${data} is in use by another container`);
  expect(second.exitCode).toBe(70);
  expect((await client.query("SELECT * FROM kept")).rows).toEqual([]);
});

test("data whose server was killed are served again, whatever number its process had, but not by another major", async () => {
  await using volume = await createVolume();
  const options = { env, volumes: [`${volume.name}:${data}`] };
  {
    await using container = await Container.start(options);
    await using client = await container.connect(who);
    await client.query("CREATE TABLE kept ()");
    // So that it is there after a kill.
    await client.query("CHECKPOINT");
    await container.kill("SIGKILL");
    await container.untilEnded();
  }
  // By then one of Node's threads has it.
  await changeVolume(volume.name, "sed -i 1s/.*/10/ postmaster.pid");
  {
    await using container = await Container.start(options);
    await using client = await container.connect(who);
    expect((await client.query("SELECT * FROM kept")).rows).toEqual([]);
  }
  await changeVolume(volume.name, "echo 9.6 > PG_VERSION");
  const { exitCode, stderr } = await runToEnd(options);
  expect(stderr).toContain("not compatible with this version");
  expect(stderr).toContain("start that one, or remove the volume");
  expect(exitCode).toBe(70);
});

test("a tmpfs that outlives the container is served again, however little room is left, and made anew when it was half made", async () => {
  await using volume = await createVolume("type=tmpfs", "device=tmpfs", "o=size=200m");
  const volumes = [`${volume.name}:${data}`];
  await using _holder = await Container.start({ volumes, ports: [], args: ["sleep", "99"] });
  const fill = "head -c 100M /dev/zero > $PGDATA/big";
  {
    await using container = await Container.start({ env, volumes });
    {
      await using client = await container.connect(who);
      await client.query("CREATE TABLE kept ()");
      await container.exec("bash", "-c", fill);
    }
    await container.stop();
    await container.startAgain();
    await using client = await container.connect(who);
    expect((await client.query("SELECT * FROM kept")).rows).toEqual([]);
  }
  await changeVolume(volume.name, "mv ram_postgres.filled ram_postgres.filling");
  await using container = await Container.start({ env, volumes });
  await using client = await container.connect(who);
  const { rows } = await client.query("SELECT to_regclass('kept') AS kept");
  expect(rows).toEqual([{ kept: null }]);
});

test("a container that is killed and started again leaves nothing of its former life", async () => {
  await using folder = await makeFolder({ "1.sql": "SELECT pg_sleep(99);" });
  const volumes = [`${folder.path}:/migrations:ro`];
  await using container = await Container.start({ env, tmpfs, volumes, ports: [] });
  const find = "ls -d /tmp/ram-postgres-*/server.pid";
  await until(container, find);
  const before = await container.exec("bash", "-c", find);
  await container.kill("SIGKILL");
  await container.untilEnded();
  await container.startAgain();
  await until(container, `found=$(${find}) && [ "$found" != "${before}" ]`);
  const after = await container.exec("bash", "-c", find);
  expect(after).toMatch(/^\S+$/);
  expect(after).not.toBe(before);
});

test("values and names with all that a shell, SQL, a URL or a file might take for its own", async () => {
  const nasty = `a b"$(exit 3)\`x\`;%41&é😀--`;
  const user = "Ünï (x) %s;&😀";
  await using folder = await makeFolder({ [`1_${nasty}.sql`]: "CREATE TABLE made ();" });
  await using container = await Container.start({
    env: {
      POSTGRES_PASSWORD: `${nasty}'\\`,
      POSTGRES_USER: user,
      POSTGRES_DB: `${nasty}'\\`,
      POSTGRES_INITDB_WALDIR: `/tmp/${nasty}'\\`,
      PGDATA: `/var/lib/postgresql/${nasty}'\\\n`,
      RAM_POSTGRES_WORKER_DATABASES: "1",
    },
    volumes: [`${folder.path}:/migrations:ro`],
  });
  const password = `${nasty}'\\`;
  await using client = await container.connect({ user, password, database: `${password}_1` });
  expect((await client.query("SELECT * FROM made")).rows).toEqual([]);
  await container.untilHealthy();
});

test("SIGINT, as of docker stop, ends a run whose test command ignores signals, with all that it started", async () => {
  await using folder = await makeFolder({});
  const script = `trap "" INT TERM HUP; (trap "" INT TERM; while :; do sleep 1; done) & setsid sleep 99 & touch /tmp/here; while :; do sleep 1; done`;
  await using container = await Container.start({
    ...{ tmpfs, ports: [], volumes: [`${folder.path}:/work`] },
    args: ["run", "--", "bash", "-c", script],
  });
  await until(container, "[ -e /tmp/here ]");
  await container.kill("SIGINT");
  const { exitCode, stderr } = await container.untilEnded();
  expect(stderr).toContain("interrupted by SIGINT; everything is removed");
  expect(exitCode).toBe(130);
});
