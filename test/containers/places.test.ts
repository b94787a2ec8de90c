import { expect, test } from "vitest";
import { Container, type ContainerOptions, runToEnd } from "./support/container.ts";
import { createVolume } from "./support/resources.ts";

const env = { POSTGRES_PASSWORD: "secret" };
const who = { password: "secret" };

async function placeOf(options: ContainerOptions): Promise<{ place: string; stderr: string }> {
  await using container = await Container.start({ env, ...options });
  await using client = await container.connect(who);
  const { rows } = await client.query<{ place: string }>(
    "SELECT current_setting('data_directory') AS place",
  );
  const place = rows[0]?.place ?? "";
  const type = await container.exec("stat", "--file-system", "--format", "%T", place);
  return { place: `${place} on ${type}`, stderr: (await container.logs()).stderr };
}

test.for([
  ["/var/lib/postgresql/data", "/var/lib/postgresql/data"],
  ["/var/lib/postgresql", "/var/lib/postgresql/ram-postgres"],
] as const)("a tmpfs over %s is where the data is", async ([path, place]) => {
  const found = await placeOf({ tmpfs: [`${path}:rw,size=300m`] });
  expect(found.place).toBe(`${place} on tmpfs`);
  expect(found.stderr).not.toContain("warning");
});

test.for([
  ["/var/lib/postgresql", "/var/lib/postgresql/18/docker"],
  ["/var/lib/postgresql/data", "/var/lib/postgresql/data"],
  ["/elsewhere", "/elsewhere/deep/down"],
] as const)("with another PGDATA, a tmpfs over %s gives %s", async ([path, place]) => {
  const PGDATA = path === "/elsewhere" ? place : "/var/lib/postgresql/18/docker";
  const found = await placeOf({ env: { ...env, PGDATA }, tmpfs: [path] });
  expect(found.place).toBe(`${place} on tmpfs`);
});

test("shared memory that is large enough", async () => {
  const { place, stderr } = await placeOf({ options: ["--shm-size", "256m"] });
  expect(place).toMatch(/^\/dev\/shm\/ram-postgres-\w+ on tmpfs$/);
  expect(stderr).not.toContain("warning");
});

test("without either the data is in PGDATA, with a warning", async () => {
  const { place, stderr } = await placeOf({});
  expect(place).toMatch(/^\/var\/lib\/postgresql\/data on (?!tmpfs)/);
  expect(stderr).toContain("the data is NOT on a RAM disk");
  expect(stderr).toContain("--tmpfs /var/lib/postgresql/data");
});

test("a RAM disk that is required and not there is an error", async () => {
  const { exitCode, stderr } = await runToEnd({ env, args: ["serve", "--ram-disk", "required"] });
  expect(stderr).toContain('ram-disk: "required", but there is no tmpfs');
  expect(exitCode).toBe(70);
});

test("a container with few rights, and one whose files are only to be read", async () => {
  const few = [
    "--cap-drop",
    "ALL",
    "--cap-add",
    "CHOWN",
    "--cap-add",
    "SETUID",
    "--cap-add",
    "SETGID",
  ];
  for (const options of [few, ["--read-only", "--tmpfs", "/run", "--tmpfs", "/tmp"]]) {
    const { place } = await placeOf({ tmpfs: ["/var/lib/postgresql/data"], options });
    expect(place).toBe("/var/lib/postgresql/data on tmpfs");
  }
});

test("a tmpfs that is too small is told with its size", async () => {
  const { exitCode, stderr } = await runToEnd({
    env,
    tmpfs: ["/var/lib/postgresql/data:size=64m"],
  });
  expect(stderr).toContain(
    "the tmpfs at /var/lib/postgresql/data has 64 MiB free, and it takes 128 MiB: mount a larger one",
  );
  expect(exitCode).toBe(70);
});

test("a tmpfs that fills up is told by the server, which goes on", async () => {
  await using container = await Container.start({
    env,
    tmpfs: ["/var/lib/postgresql/data:size=129m"],
  });
  await using client = await container.connect(who);
  await client.query("CREATE TABLE t AS SELECT 1 AS a");
  await expect(
    client.query("CREATE TABLE big AS SELECT repeat('x', 2000) FROM generate_series(1, 200000)"),
  ).rejects.toThrow(/No space left on device|could not extend file/);
  await using again = await container.connect(who);
  expect((await again.query("SELECT a FROM t")).rows).toEqual([{ a: 1 }]);
});

test("a container that is started again begins anew on a tmpfs, and goes on where the data stayed", async () => {
  for (const tmpfs of [["/var/lib/postgresql/data"], []]) {
    await using container = await Container.start({ env, tmpfs });
    {
      await using client = await container.connect(who);
      await client.query("CREATE TABLE kept AS SELECT 1 AS a");
    }
    await container.stop();
    await container.startAgain();
    await using client = await container.connect(who);
    const { rows } = await client.query("SELECT to_regclass('kept') IS NOT NULL AS kept");
    expect(rows).toEqual([{ kept: tmpfs.length === 0 }]);
  }
});

test.for([
  ["a cluster", "initdb --no-sync --auth=trust -D /there >/dev/null && echo mine > /there/mine"],
  ["files (mine)", "echo mine > /there/mine"],
] as const)(
  "a volume with %s of somebody's is refused and left as it is",
  async ([what, script]) => {
    await using volume = await createVolume();
    const there = { volumes: [`${volume.name}:/there`] };
    const asPostgres = ["bash", "-c", `chown postgres /there; gosu postgres bash -c '${script}'`];
    expect((await runToEnd({ ...there, args: asPostgres })).exitCode).toBe(0);
    const look = [
      "bash",
      "-c",
      "cd /there; find . -type f | sort | xargs sha256sum | sha256sum; cat mine",
    ];
    const before = await runToEnd({ ...there, args: look });
    for (const options of [[], ["--shm-size", "256m"]]) {
      const { exitCode, stderr } = await runToEnd({
        ...{ env, options },
        volumes: [`${volume.name}:/var/lib/postgresql/data`],
      });
      expect(stderr).toContain(
        `/var/lib/postgresql/data holds ${what} that this image has not made`,
      );
      expect(exitCode).toBe(70);
    }
    expect(await runToEnd({ ...there, args: look })).toEqual(before);
  },
);
