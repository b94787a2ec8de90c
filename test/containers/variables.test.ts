import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Container, type ContainerOptions, runToEnd } from "./support/container.ts";
import { image } from "./support/docker.ts";
import { buildImage } from "./support/resources.ts";

const tmpfs = ["/var/lib/postgresql/data:rw,size=512m"];

function start(env: Record<string, string>, options: ContainerOptions = {}): Promise<Container> {
  return Container.start({ env, tmpfs, ...options });
}

async function one(
  client: { query(text: string): Promise<{ rows: object[] }> },
  text: string,
): Promise<unknown> {
  const { rows } = await client.query(text);
  return Object.values(rows[0] ?? {})[0];
}

test("a password is all it takes: the superuser postgres and its database", async () => {
  await using container = await start({ POSTGRES_PASSWORD: "secret" });
  await using client = await container.connect({ password: "secret" });
  expect(await one(client, "SELECT current_user || '/' || current_database()")).toBe(
    "postgres/postgres",
  );
  expect(await one(client, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user")).toBe(
    true,
  );
  expect(await one(client, "SHOW fsync")).toBe("off");
  expect(await one(client, "SELECT datcollate FROM pg_database WHERE datname = 'postgres'")).toBe(
    "en_US.utf8",
  );
});

test("POSTGRES_USER is the one superuser, and the database is named as it", async () => {
  await using container = await start({ POSTGRES_PASSWORD: "secret", POSTGRES_USER: "Ann Lee" });
  const who = { user: "Ann Lee", password: "secret" };
  await using client = await container.connect({ ...who, database: "Ann Lee" });
  expect(await one(client, "SELECT array_agg(rolname::text) FROM pg_roles WHERE rolsuper")).toEqual(
    ["Ann Lee"],
  );
  expect(
    await one(client, "SELECT array_agg(datname::text ORDER BY datname) FROM pg_database"),
  ).toEqual(["Ann Lee", "postgres", "template0", "template1"]);
  expect(await one(client, "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE oid = 1")).toBe(
    "Ann Lee",
  );
  // Ownership, privileges and ALTER ROLE go on working for the renamed one.
  await client.query(`ALTER ROLE "Ann Lee" SET work_mem = '5MB'`);
  await using again = await container.connect({ ...who, database: "postgres" });
  expect(await one(again, "SHOW work_mem")).toBe("5MB");
});

test("POSTGRES_DB is another database, of the superuser's", async () => {
  await using container = await start({
    POSTGRES_PASSWORD: "secret",
    POSTGRES_USER: "ann",
    POSTGRES_DB: 'a "shop"',
  });
  await using client = await container.connect({
    user: "ann",
    password: "secret",
    database: 'a "shop"',
  });
  expect(
    await one(
      client,
      "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = current_database()",
    ),
  ).toBe("ann");
});

test("a wrong password, and none, are refused from outside; within the container it takes none", async () => {
  await using container = await start({ POSTGRES_PASSWORD: "secret" });
  await using client = await container.connect({ password: "secret" });
  await expect(container.connect({ password: "wrong" })).rejects.toThrow(
    "password authentication failed",
  );
  expect(await one(client, "SHOW password_encryption")).toBe("scram-sha-256");
  expect(await container.exec("psql", "-U", "postgres", "-Atc", "SELECT 1")).toBe("1");
  expect(
    await container.exec("psql", "-h", "127.0.0.1", "-U", "postgres", "-Atc", "SELECT 1"),
  ).toBe("1");
});

test("POSTGRES_HOST_AUTH_METHOD=trust lets everybody in, with a warning", async () => {
  await using container = await start({ POSTGRES_HOST_AUTH_METHOD: "trust" });
  await using client = await container.connect({ password: "anything" });
  expect(await one(client, "SELECT 1")).toBe(1);
  expect((await container.logs()).stderr).toContain("trust lets everybody in");
});

test("POSTGRES_HOST_AUTH_METHOD=reject keeps everybody out", async () => {
  await using container = await start({
    POSTGRES_PASSWORD: "secret",
    POSTGRES_HOST_AUTH_METHOD: "reject",
  });
  await expect(container.connect({ password: "secret" })).rejects.toThrow("pg_hba.conf rejects");
});

test("POSTGRES_INITDB_ARGS are words of a shell, and make another cluster", async () => {
  await using container = await start({
    POSTGRES_PASSWORD: "secret",
    POSTGRES_INITDB_ARGS: `--locale-provider=icu "--icu-locale=de-DE" --auth-local=scram-sha-256 --wal-segsize='2'`,
  });
  await using client = await container.connect({ password: "secret" });
  expect(await one(client, "SHOW wal_segment_size")).toBe("2MB");
  expect(
    await one(client, "SELECT datlocprovider FROM pg_database WHERE datname = 'postgres'"),
  ).toBe("i");
  await expect(
    container.exec("psql", "--no-password", "-U", "postgres", "-Atc", "SELECT 1"),
  ).rejects.toThrow("no password supplied");
});

test("POSTGRES_INITDB_ARGS may ask everybody for the password", async () => {
  await using container = await start({
    POSTGRES_PASSWORD: "secret",
    POSTGRES_INITDB_ARGS: "--auth=scram-sha-256",
  });
  await using client = await container.connect({ password: "secret" });
  expect(await one(client, "SELECT 1")).toBe(1);
  await expect(
    container.exec("psql", "--no-password", "-U", "postgres", "-Atc", "SELECT 1"),
  ).rejects.toThrow("no password supplied");
});

test("POSTGRES_INITDB_WALDIR is where the WAL is", async () => {
  await using container = await start({
    POSTGRES_PASSWORD: "secret",
    POSTGRES_INITDB_WALDIR: "/var/lib/postgresql/the wal",
  });
  await using _client = await container.connect({ password: "secret" });
  expect(await container.exec("ls", "/var/lib/postgresql/the wal")).toMatch(/^[0-9A-F]{24}/);
});

test("LANG is the cluster's locale", async () => {
  await using container = await start({ POSTGRES_PASSWORD: "secret", LANG: "C.UTF-8" });
  await using client = await container.connect({ password: "secret" });
  expect(await one(client, "SELECT datcollate FROM pg_database WHERE datname = 'postgres'")).toBe(
    "C.UTF-8",
  );
});

test("variables from files", async () => {
  const directory = await mkdtemp(join(tmpdir(), "secrets-"));
  try {
    await Promise.all(
      Object.entries({
        user: "ann\n",
        password: "geheim\n\n",
        db: "shop",
        args: "--wal-segsize=2",
      }).map(
        // As secrets are: for root alone.
        ([name, text]) => writeFile(join(directory, name), text, { mode: 0o600 }),
      ),
    );
    await using container = await start(
      {
        POSTGRES_USER_FILE: "/run/secrets/user",
        POSTGRES_PASSWORD_FILE: "/run/secrets/password",
        POSTGRES_DB_FILE: "/run/secrets/db",
        POSTGRES_INITDB_ARGS_FILE: "/run/secrets/args",
      },
      { volumes: [`${directory}:/run/secrets:ro`] },
    );
    await using client = await container.connect({
      user: "ann",
      password: "geheim",
      database: "shop",
    });
    expect(await one(client, "SHOW wal_segment_size")).toBe("2MB");
    await container.untilHealthy();
    expect((await container.logs()).stderr).not.toContain("does not exist");
  } finally {
    await rm(directory, { recursive: true });
  }
});

test.for([
  [{}, "set POSTGRES_PASSWORD"],
  [{ POSTGRES_HOST_AUTH_METHOD: "md5" }, "set POSTGRES_PASSWORD"],
  [
    { POSTGRES_PASSWORD: "a", POSTGRES_PASSWORD_FILE: "/etc/hostname" },
    "POSTGRES_PASSWORD and POSTGRES_PASSWORD_FILE are both set",
  ],
  [{ POSTGRES_PASSWORD_FILE: "/no/such" }, "POSTGRES_PASSWORD_FILE: ENOENT"],
  [
    { POSTGRES_PASSWORD: "a", POSTGRES_USER: "pg_ann" },
    "POSTGRES_USER: expected a name that is not reserved",
  ],
  [
    { POSTGRES_PASSWORD: "a", RAM_POSTGRES_WORKER_DATABASES: "x" },
    "RAM_POSTGRES_WORKER_DATABASES: ",
  ],
] as const)("%j is refused before anything is made", async ([env, message]) => {
  const { exitCode, stderr } = await runToEnd({ env, tmpfs });
  expect(stderr).toContain(message);
  expect(exitCode).toBe(64);
  expect(stderr).not.toContain("LOG:");
});

test("an initdb that fails is told", async () => {
  const env = { POSTGRES_PASSWORD: "a", POSTGRES_INITDB_ARGS: "--no-such-thing" };
  const { exitCode, stderr } = await runToEnd({ env, tmpfs });
  expect(stderr).toContain("no-such-thing");
  expect(exitCode).toBe(70);
});

test.for([
  [["postgres", "-c", "max_connections=33", "-c", "wal_level=logical"]],
  [["-c", "max_connections=33", "--wal-level=logical"]],
] as const)("arguments of postgres win: %j", async ([args]) => {
  await using container = await start({ POSTGRES_PASSWORD: "secret" }, { args });
  await using client = await container.connect({ password: "secret" });
  expect(await one(client, "SHOW max_connections")).toBe("33");
  expect(await one(client, "SHOW wal_level")).toBe("logical");
  expect(await one(client, "SHOW fsync")).toBe("off");
});

test.for([
  [{}, ["postgres", "-p", "5433"]],
  [{ PGPORT: "5433" }, []],
  [{ PGSSLMODE: "require", PGHOSTADDR: "192.0.2.1", PGSERVICE: "none" }, ["-c", "port=5433"]],
] as const)("another port: %j %j", async ([env, args]) => {
  await using derived = await buildImage(
    `FROM ${image()}\nCOPY 1.sql /docker-entrypoint-initdb.d/`,
    {
      "1.sql": "CREATE TABLE made ();",
    },
  );
  const variables = { POSTGRES_PASSWORD: "secret", ...env };
  await using container = await start(variables, { image: derived.name, args, ports: [5433] });
  await container.untilHealthy();
  const psql = ["env", "-u", "PGSSLMODE", "-u", "PGHOSTADDR", "-u", "PGSERVICE", "psql"];
  const port = ["-p", "5433", "-U", "postgres", "-Atc", "SHOW port"];
  expect(await container.exec(...psql, ...port)).toBe("5433");
});

test("a setting that the server refuses ends the container with the server's words", async () => {
  const env = { POSTGRES_PASSWORD: "secret" };
  const { exitCode, stderr } = await runToEnd({ env, tmpfs, args: ["-c", "no_such_thing=1"] });
  expect(stderr).toContain('unrecognized configuration parameter "no_such_thing"');
  expect(exitCode).toBe(70);
});

test("a configuration file of the user's own is taken as it is", async () => {
  await using derived = await buildImage(`FROM ${image()}\nCOPY my.conf /etc/my.conf`, {
    "my.conf": "listen_addresses = '*'\nmax_connections = 44\n",
  });
  await using container = await start(
    { POSTGRES_PASSWORD: "secret" },
    { image: derived.name, args: ["postgres", "-c", "config_file=/etc/my.conf"] },
  );
  await using client = await container.connect({ password: "secret" });
  expect(await one(client, "SHOW max_connections")).toBe("44");
});

test("what needs no cluster makes none, and other commands are run as they are", async () => {
  const version = await runToEnd({ args: ["postgres", "--version"] });
  expect(version).toMatchObject({ exitCode: 0, stderr: "" });
  expect(version.stdout).toMatch(/^postgres \(PostgreSQL\) \d+/);
  const other = await runToEnd({ args: ["sh", "-c", "id -un; exit 3"] });
  expect(other).toMatchObject({ exitCode: 3, stdout: "root\n", stderr: "" });
  const none = await runToEnd({ args: ["no-such-program"] });
  expect(none.exitCode).toBe(127);
  expect(none.stderr).toContain("no-such-program");
  const help = await runToEnd({ args: ["serve", "--help"] });
  expect(help).toMatchObject({ exitCode: 0, stderr: "" });
  expect(help.stdout).toContain("RAM_POSTGRES_WORKER_DATABASES");
});
