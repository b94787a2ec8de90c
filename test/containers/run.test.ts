import { chmod, chown, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Container, runToEnd } from "./support/container.ts";

/** A project of some user, as it is mounted. */
interface Project extends AsyncDisposable {
  readonly path: string;
}

async function projectOf(
  uid: number,
  files: Readonly<Record<string, string>> = {},
): Promise<Project> {
  const path = await mkdtemp(join(tmpdir(), "project-"));
  for (const [name, text] of Object.entries(files)) {
    await writeFile(join(path, name), text);
    await chown(join(path, name), uid, uid);
  }
  await chmod(path, 0o755);
  await chown(path, uid, uid);
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true }) };
}

const tmpfs = ["/var/lib/postgresql/data"];
const root = process.getuid?.() === 0;

test.for([1234, 999, 0])(
  "a run as the user %i whose the project is: its files, its database, its exit code",
  async (uid) => {
    if (!root && uid !== process.getuid?.()) return;
    await using project = await projectOf(uid, { "1_a.sql": "CREATE TABLE made ();" });
    const script = 'id -u; pwd; touch "by the tests"; psql -Atc "\\dt made"; exit 7';
    const { exitCode, stdout, stderr } = await runToEnd({
      tmpfs,
      volumes: [`${project.path}:/work`],
      args: ["run", "--migrations", ".", "--", "bash", "-c", script],
    });
    expect(stdout, stderr).toBe(`${uid}\n/work\npublic|made|table|postgres\n`);
    expect(exitCode).toBe(7);
    expect(stderr).toContain("RAM disk");
    expect(stderr).not.toContain("NOT on a RAM disk");
    expect((await stat(join(project.path, "by the tests"))).uid).toBe(uid);
    expect((await readdir(project.path)).sort()).toEqual(["1_a.sql", "by the tests"]);
  },
);

test("the test command finds Node.js and npm", async () => {
  await using project = await projectOf(process.getuid?.() || 1234, {
    "package.json": '{ "scripts": { "test": "node --version && psql -Atc \'select 1\'" } }',
  });
  const { exitCode, stdout, stderr } = await runToEnd({
    tmpfs,
    volumes: [`${project.path}:/work`],
    args: ["run", "--", "npm", "--silent", "test"],
  });
  expect(stdout, stderr).toMatch(/^v24\.\d+\.\d+\n1\n$/);
  expect(exitCode).toBe(0);
});

test("docker stop, and other signals, reach the test command", async () => {
  await using project = await projectOf(process.getuid?.() || 1234);
  for (const [signal, exitCode] of [
    ["SIGTERM", 143],
    ["SIGINT", 130],
  ] as const) {
    const script = `trap 'echo got it > told; exit 5' TERM INT; touch begun; while :; do sleep 0.05; done`;
    await using container = await Container.start({
      ...{ tmpfs, ports: [] },
      volumes: [`${project.path}:/work`],
      args: ["run", "--", "bash", "-c", script],
    });
    while (!(await readdir(project.path)).includes("begun")) await container.state();
    await container.kill(signal);
    const ended = await container.untilEnded();
    expect(ended.exitCode).toBe(exitCode);
    expect(await readFile(join(project.path, "told"), "utf8")).toBe("got it\n");
    await Promise.all(["told", "begun"].map((name) => rm(join(project.path, name))));
  }
});

test("what the test command leaves behind ends with the container, and none of it stays a zombie", async () => {
  await using project = await projectOf(process.getuid?.() || 1234);
  const script = `(setsid sleep 0.2 &) ; sleep 1; grep -l '^State:.*zombie' /proc/[0-9]*/status | wc -l`;
  const { exitCode, stdout } = await runToEnd({
    ...{ tmpfs, volumes: [`${project.path}:/work`] },
    args: ["run", "--", "bash", "-c", script],
  });
  expect(stdout).toBe("0\n");
  expect(exitCode).toBe(0);
});

test("without a RAM disk the run says so, and goes on", async () => {
  await using project = await projectOf(process.getuid?.() || 1234);
  const { exitCode, stderr } = await runToEnd({
    volumes: [`${project.path}:/work`],
    args: ["run", "--", "true"],
  });
  expect(stderr).toContain("NOT on a RAM disk");
  expect(exitCode).toBe(0);
});

test("bad usage is 64, and help is the command line's", async () => {
  expect((await runToEnd({ args: ["run", "--nope"] })).exitCode).toBe(64);
  const { exitCode, stdout } = await runToEnd({ args: ["run", "--help"] });
  expect(stdout).toContain("Usage: ram-postgres");
  expect(exitCode).toBe(0);
});

test("a run of root's ends its server, so that the next one has its port", async () => {
  const run = "ram-postgres --port 5432 --snapshot false -- true";
  const { exitCode, stderr } = await runToEnd({
    ...{ tmpfs, env: { PGDATA: "/tmp/none" } },
    args: ["bash", "-c", `${run} && ${run} && ! grep -lsx postgres /proc/[0-9]*/comm`],
  });
  expect(stderr).not.toContain("another program listens there");
  expect(exitCode, stderr).toBe(0);
});

test("a user whom the image does not know is told to leave it to the image", async () => {
  const options = ["--user", "1234:1234"];
  const { exitCode, stderr } = await runToEnd({ tmpfs, options, args: ["run", "--", "true"] });
  expect(stderr).toContain("leave out --user");
  expect(exitCode).toBe(70);
});

test("a cache that is mounted keeps the snapshot, and a home that is given stays", async () => {
  await using project = await projectOf(1234);
  const options = {
    ...{ tmpfs, volumes: [`${project.path}:/work`] },
    env: { XDG_CACHE_HOME: "/work/cache", HOME: "/work/home" },
    args: ["run", "--", "sh", "-c", "echo $HOME"],
  };
  const first = await runToEnd(options);
  expect(first.stdout, first.stderr).toBe("/work/home\n");
  expect(first.stderr).toMatch(/Snapshot +miss/);
  expect((await runToEnd(options)).stderr).toMatch(/Snapshot +hit/);
});
