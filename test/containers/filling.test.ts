import { expect, test } from "vitest";
import { Container, runToEnd } from "./support/container.ts";
import { image } from "./support/docker.ts";
import { buildImage, createVolume, type Resource } from "./support/resources.ts";

const env = { POSTGRES_PASSWORD: "secret", POSTGRES_USER: "ann", POSTGRES_DB: "shop" };
const who = { user: "ann", password: "secret", database: "shop" };
const tmpfs = ["/var/lib/postgresql/data"];

/** An image with files for a new database; those that end in `x` are executable. */
function withFiles(directory: string, files: Readonly<Record<string, string>>): Promise<Resource> {
  const names = Object.keys(files).map((name) => JSON.stringify(name));
  return buildImage(
    `FROM ${image()}
COPY [${names.join(", ")}, "${directory}/"]
RUN for file in ${directory}/*; do case "$file" in *.gz.sql) gzip < "$file" > "\${file%.gz.sql}.sql.gz"; rm "$file";; *x.sh) chmod 755 "$file";; *) chmod 644 "$file";; esac; done`,
    files,
  );
}

test("scripts and SQL of /docker-entrypoint-initdb.d, in their order and as the official image runs them", async () => {
  await using derived = await withFiles("/docker-entrypoint-initdb.d", {
    "1 table.sql":
      "CREATE TABLE steps (id serial, name text); INSERT INTO steps (name) VALUES ('sql');",
    "2.gz.sql": "INSERT INTO steps (name) VALUES ('gz');",
    "3_x.sh": `#!/bin/bash
set -e
psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<-EOSQL
  INSERT INTO steps (name) VALUES ('executed by ' || current_user || ' as $(id -un)');
EOSQL
echo "log_min_duration_statement = 4321" >> "$PGDATA/postgresql.conf"
`,
    "4_read.sh": `"\${psql[@]}" -c "INSERT INTO steps (name) VALUES ('read')"; export FROM_BEFORE=4`,
    "5_read.sh": `psql -U "$POSTGRES_USER" -c "INSERT INTO steps (name) VALUES ('$FROM_BEFORE')" "$POSTGRES_DB"`,
    "6.txt": "ignored",
  });
  await using container = await Container.start({ image: derived.name, env, tmpfs });
  await using client = await container.connect(who);
  const { rows } = await client.query("SELECT name FROM steps ORDER BY id");
  expect(rows.map(({ name }) => name)).toEqual([
    "sql",
    "gz",
    "executed by ann as postgres",
    "read",
    "4",
  ]);
  const { rows: settings } = await client.query("SHOW log_min_duration_statement");
  expect(settings).toEqual([{ log_min_duration_statement: "4321ms" }]);
  const { stdout } = await container.logs();
  expect(stdout).toContain("/docker-entrypoint-initdb.d/6.txt is ignored");
});

test.for([
  ["1.sql", "SELECT 1; SELEKT 2;", 'syntax error at or near "SELEKT"'],
  ["1_x.sh", "#!/bin/sh\necho told >&2; exit 9", "told"],
  ["1.sh", "echo told >&2; false; echo never", "told"],
] as const)(
  "a file that fails ends the container, with what it said: %s",
  async ([name, text, said]) => {
    await using derived = await withFiles("/docker-entrypoint-initdb.d", {
      [name]: text,
      "2.sql": "CREATE TABLE never ();",
    });
    const { exitCode, stdout, stderr } = await runToEnd({ image: derived.name, env, tmpfs });
    expect(stderr).toContain(said);
    expect(stderr).toMatch(/a file of \/docker-entrypoint-initdb.d failed with exit code \d/);
    expect(stdout + stderr).not.toContain("never");
    expect(exitCode).toBe(70);
  },
);

test("migrations are applied after the files, and before anybody gets in", async () => {
  await using derived = await withFiles("/migrations", {
    "1_a.sql": "CREATE TABLE seen AS SELECT name FROM of_files;",
    "2_b.ts":
      "exports.up = (pgm: any) => pgm.sql(\"SELECT pg_sleep(1); INSERT INTO seen VALUES ('ts')\");",
  });
  await using both = await buildImage(
    `FROM ${derived.name}\nCOPY files.sql /docker-entrypoint-initdb.d/`,
    { "files.sql": "CREATE TABLE of_files AS SELECT 'file' AS name;" },
  );
  await using container = await Container.start({ image: both.name, env, tmpfs });
  await using client = await container.connect(who);
  const { rows } = await client.query("SELECT name FROM seen");
  expect(rows).toEqual([{ name: "file" }, { name: "ts" }]);
});

test("a migration that fails ends the container with its place", async () => {
  await using derived = await withFiles("/migrations", { "1_a.sql": "SELECT 1;\nSELECT nothing;" });
  const { exitCode, stderr } = await runToEnd({ image: derived.name, env, tmpfs });
  expect(stderr).toContain("1_a.sql:2:8 failed");
  expect(stderr).toContain('column "nothing" does not exist');
  expect(exitCode).toBe(70);
});

test("migrations that the server's user can't read are told with what to do", async () => {
  await using derived = await withFiles("/migrations", { "1_a.sql": "SELECT 1;" });
  await using closed = await buildImage(`FROM ${derived.name}\nRUN chmod 700 /migrations`);
  const { exitCode, stderr } = await runToEnd({ image: closed.name, env, tmpfs });
  expect(stderr).toContain("/migrations");
  expect(stderr).toContain("chmod");
  expect(exitCode).toBe(70);
});

test("extensions and copies for workers, as options and as variables", async () => {
  const options = ["--worker-databases", "2", "--extensions", "citext"];
  const variables = { RAM_POSTGRES_WORKER_DATABASES: "2", RAM_POSTGRES_EXTENSIONS: "citext" };
  for (const given of [{ args: ["serve", ...options], env }, { env: { ...env, ...variables } }]) {
    await using container = await Container.start({ ...given, tmpfs });
    await using client = await container.connect({ ...who, database: "shop_2" });
    const { rows } = await client.query("SELECT 'A'::citext = 'a' AS equal");
    expect(rows).toEqual([{ equal: true }]);
  }
});

test("the log says twice that the server is ready, as some wait for", async () => {
  await using container = await Container.start({ env, tmpfs });
  await using _client = await container.connect(who);
  const { stderr } = await container.logs();
  expect(stderr.match(/database system is ready to accept connections/g)).toHaveLength(2);
});

test("a file may start the server again, and leave a session behind", async () => {
  await using derived = await withFiles("/docker-entrypoint-initdb.d", {
    "1.sh": `psql -U ann shop -c "ALTER SYSTEM SET max_connections = 55"; pg_ctl restart -w -m fast -l /tmp/log`,
    "2_x.sh": `#!/bin/bash\nsetsid psql -U ann shop -c "SELECT pg_sleep(600)" >/dev/null 2>&1 &\nsleep 0.5`,
  });
  const args = ["serve", "--worker-databases", "1"];
  await using container = await Container.start({ image: derived.name, args, env, tmpfs });
  await using client = await container.connect({ ...who, database: "shop_1" });
  expect((await client.query("SHOW max_connections")).rows).toEqual([{ max_connections: "55" }]);
});

test("data that are there from before get the migrations and copies that they do not have", async () => {
  await using volume = await createVolume();
  const volumes = [`${volume.name}:/var/lib/postgresql/data`];
  await using first = await withFiles("/migrations", { "1_a.sql": "CREATE TABLE a (b int);" });
  {
    const given = {
      image: first.name,
      env: { ...env, RAM_POSTGRES_WORKER_DATABASES: "1" },
      volumes,
    };
    await using container = await Container.start(given);
    {
      await using client = await container.connect(who);
      await client.query("INSERT INTO a VALUES (1)");
    }
    await container.stop();
  }
  await using second = await withFiles("/migrations", {
    "1_a.sql": "CREATE TABLE a (b int);",
    "2_c.sql": "ALTER TABLE a ADD c int DEFAULT 2;",
  });
  const given = {
    image: second.name,
    env: { ...env, RAM_POSTGRES_WORKER_DATABASES: "2" },
    volumes,
  };
  await using container = await Container.start(given);
  for (const database of ["shop", "shop_1", "shop_2"]) {
    await using client = await container.connect({ ...who, database });
    expect((await client.query("SELECT b, c FROM a")).rows).toEqual([{ b: 1, c: 2 }]);
  }
});

test("a container that was killed while its data were being made makes them again", async () => {
  await using derived = await withFiles("/migrations", {
    "1_a.sql": "SELECT pg_sleep(2); CREATE TABLE made ();",
  });
  await using container = await Container.start({ image: derived.name, env });
  while (
    !(await container.exec("bash", "-c", "ls /var/lib/postgresql/data")).includes("PG_VERSION")
  );
  await container.kill("SIGKILL");
  await container.untilEnded();
  await container.startAgain();
  await using client = await container.connect(who);
  expect((await client.query("SELECT to_regclass('made') AS made")).rows).toEqual([
    { made: "made" },
  ]);
});

test("an image with another server than the cluster was made by makes another cluster", async () => {
  await using derived = await buildImage(
    `FROM ${image()}\nRUN sed -i 's/"build":"/"build":"another /' /opt/ram-postgres/cluster/cluster.json`,
  );
  await using container = await Container.start({ image: derived.name, env, tmpfs });
  await using client = await container.connect(who);
  expect((await client.query("SELECT current_user AS who")).rows).toEqual([{ who: "ann" }]);
});
