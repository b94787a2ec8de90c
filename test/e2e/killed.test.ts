import { existsSync } from "node:fs";
import { chmod, mkdir, readdir, readFile, stat, utimes, writeFile } from "node:fs/promises";
import { uptime } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { exists } from "../../src/postgres/access.ts";
import { Job } from "../support/job.ts";
import { cliPath, root, Sandbox, type Started, sql, until } from "../support/sandbox.ts";
import { serverBehind } from "../support/server-behind.ts";
import { tarBehind } from "../support/tar-behind.ts";

type Prepare = (sandbox: Sandbox, touch: string) => Promise<{ args: string[]; path?: string }>;

// Who has started it sleeps when all has been noted that there is to note of it.
const noted = "until grep -q '^State:.S' /proc/$PPID/status; do sleep 0.01; done";
// A program that is gone leaves no sleep of minutes behind which nobody knows.
const forever = "while :; do sleep 0.05; done";

/** For each phase: options that make it last until it is ended, and touch a file when it has begun. */
const phases: Record<string, Prepare> = {
  binaries: async (sandbox, touch) => {
    const path = await serverBehind(sandbox, "postgres", `${noted}; ${touch}; ${forever}`);
    return { args: ["--", "true"], path };
  },
  initdb: async (sandbox, touch) => {
    const path = await serverBehind(
      sandbox,
      "initdb",
      `${noted}; ${touch}; sleep 300 & ${forever}`,
    );
    // Their process is begun meanwhile.
    await mkdir(sandbox.path("m"));
    await writeFile(sandbox.path("m", "1_a.cjs"), "exports.up = () => {};");
    return { args: ["--snapshot", "false", "--migrations", sandbox.path("m"), "--", "true"], path };
  },
  start: async (sandbox, touch) => {
    const script = `case "$1" in -D) ${noted}; ${touch}; ${forever};; esac`;
    return { args: ["--", "true"], path: await serverBehind(sandbox, "postgres", script) };
  },
  "a migration": async (sandbox, touch) => {
    await mkdir(sandbox.path("m"));
    await writeFile(
      sandbox.path("m", "1_a.cjs"),
      `exports.up = () => { require("child_process").execSync(${JSON.stringify(touch)}); return new Promise(() => setInterval(() => {}, 1000)); };`,
    );
    return { args: ["--migrations", sandbox.path("m"), "--", "true"] };
  },
  "a query of a migration": async (sandbox, touch) => {
    await mkdir(sandbox.path("m"));
    const program = `COPY (SELECT 1) TO PROGRAM '${touch}; sleep 300'`;
    await writeFile(sandbox.path("m", "1_a.sql"), `${program};`);
    return { args: ["--migrations", sandbox.path("m"), "--", "true"] };
  },
  "the migrate-command": async (_, touch) => {
    return { args: ["--migrate-command", `${noted}; ${touch}; sleep 300`, "--", "true"] };
  },
  "the keeping of a snapshot": async (sandbox, touch) => {
    const path = await tarBehind(sandbox, `${noted}; ${touch}; ${forever}`);
    return {
      args: ["--migrate-command", "true", "--snapshot-files", "README.md", "--", "true"],
      path,
    };
  },
  "the unpacking of a snapshot": async (sandbox, touch) => {
    expect((await sandbox.runCli(["--", "true"])).code).toBe(0);
    const path = await tarBehind(sandbox, `${noted}; ${touch}; ${forever}`, "-xmf");
    return { args: ["--", "true"], path };
  },
  "the test command": async (_, touch) => {
    return { args: ["--", "sh", "-c", `${noted}; ${touch}; sleep 300 & sleep 300`] };
  },
  "a test command that ignores signals": async (_, touch) => {
    const deaf = `trap '' TERM HUP INT QUIT; ${noted}`;
    return { args: ["--", "bash", "-c", `${deaf}; (sleep 300 & sleep 300) & ${touch}; sleep 300`] };
  },
  "a test command that has removed the run's directory": async (_, touch) => {
    const remove = `${noted}; rm -rf "$TMPDIR"/ram-postgres-* 2> /dev/null`;
    return { args: ["--", "sh", "-c", `${remove}; ${touch}; sleep 300`] };
  },
};

/** A run that has come as far as it was told. */
async function begunRun(sandbox: Sandbox, prepare: Prepare): Promise<Started> {
  const begun = sandbox.path("begun");
  await writeFile(begun, "");
  await chmod(begun, 0o666);
  const { args, path } = await prepare(sandbox, `echo > ${begun}`);
  const run = sandbox.startCli(args, path ? { PATH: `${path}:${process.env.PATH}` } : {});
  await until(async () => (await stat(begun)).size > 0);
  return run;
}

/** A run whose test command works until the file `go` is there. */
function waitingRun(sandbox: Sandbox, last: string): Promise<Started> {
  const wait = `until [ -e ${sandbox.path("go")} ]; do sleep 0.05; done`;
  return begunRun(sandbox, async (_, touch) => ({
    args: ["--", "sh", "-c", `${touch}; ${wait}; ${last}`],
  }));
}

/** Kills all that runs in a sandbox, as nobody but the system does. */
async function killAll(sandbox: Sandbox): Promise<void> {
  for (const each of await sandbox.processes()) {
    // The processes of a server end with it.
    if (/remove-runs\.js|cli\.js| -D |sleep/.test(each))
      process.kill(Number.parseInt(each, 10), "SIGKILL");
  }
}

async function nothingIsLeft(sandbox: Sandbox): Promise<void> {
  await until(async () => (await sandbox.leftovers()).length === 0);
}

/** Kills those who watch over the runs in a sandbox. */
async function killWatchdogs(sandbox: Sandbox): Promise<void> {
  const watchdogs = (await sandbox.processes()).filter((each) => each.includes("remove-runs.js"));
  expect(watchdogs).not.toEqual([]);
  for (const each of watchdogs) process.kill(Number.parseInt(each, 10), "SIGKILL");
}

test.for(Object.keys(phases))("a kill during %s leaves nothing behind", async (phase) => {
  await using sandbox = await Sandbox.create();
  const run = await begunRun(sandbox, phases[phase] as Prepare);
  run.child.kill("SIGKILL");
  expect((await run.ended).signal).toBe("SIGKILL");
  await nothingIsLeft(sandbox);
});

const hasTerminals = existsSync("/usr/bin/script") && process.platform === "linux";

test.skipIf(!hasTerminals)(
  "a terminal that is closed leaves nothing behind (where `script` of util-linux opens one)",
  async () => {
    await using sandbox = await Sandbox.create();
    const { args } = await (phases["the test command"] as Prepare)(
      sandbox,
      `tty > ${sandbox.path("begun")}`,
    );
    const words = [process.execPath, cliPath, ...args].map(
      (word) => `'${word.replaceAll("'", "'\\''")}'`,
    );
    const terminal = sandbox.start("/usr/bin/script", ["-qec", words.join(" "), "/dev/null"]);
    await until(async () => exists(sandbox.path("begun")));
    terminal.child.kill("SIGKILL");
    await terminal.ended;
    await nothingIsLeft(sandbox);
  },
);

// Another test's run may find it as well, where it has a RAM disk of its own.
test("what is left when the watchdog is killed as well, the next run removes", async () => {
  await using sandbox = await Sandbox.create();
  const run = await begunRun(sandbox, phases["the test command"] as Prepare);
  await killWatchdogs(sandbox);
  run.child.kill("SIGKILL");
  await until(async () => !(await sandbox.processes()).some((each) => each.includes("cli.js")));
  const { code, stderr } = await sandbox.runCli(["--", "true"]);
  expect(code, stderr).toBe(0);
  await nothingIsLeft(sandbox);
});

test("a RAM disk that is left is removed by a next run that has another temporary directory", async () => {
  await using sandbox = await Sandbox.create();
  const run = await begunRun(sandbox, phases["the test command"] as Prepare);
  const hasMount = (await sandbox.leftovers()).some((each) => each.startsWith("mount"));
  await killAll(sandbox);
  await run.ended;
  await mkdir(sandbox.path("other"));
  const TMPDIR = sandbox.path(hasMount ? "other" : "tmp");
  const { code, stderr } = await sandbox.runCli(["--", "true"], { TMPDIR });
  expect(code, stderr).toBe(0);
  await nothingIsLeft(sandbox);
});

describe.skipIf(process.platform !== "linux")(
  "a daemon of the test command (known on Linux)",
  () => {
    /** A run whose command has left a program in a session of its own, and goes on. */
    async function startDaemon(sandbox: Sandbox): Promise<Started> {
      const begun = sandbox.path("begun");
      const script = `setsid sh -c "echo > ${begun}; exec sleep 300" & sleep 300`;
      const words = [process.execPath, cliPath, "--", "sh", "-c", script];
      // Away from any terminal of those who run the tests.
      const run = sandbox.start("setsid", words);
      await until(() => exists(begun));
      return run;
    }

    test("is ended when the run is killed", async () => {
      await using sandbox = await Sandbox.create();
      const run = await startDaemon(sandbox);
      run.child.kill("SIGKILL");
      await run.ended;
      await nothingIsLeft(sandbox);
    });

    test("is ended by the next run when the watchdog was killed as well", async () => {
      await using sandbox = await Sandbox.create();
      const run = await startDaemon(sandbox);
      await killWatchdogs(sandbox);
      run.child.kill("SIGKILL");
      await until(async () => !(await sandbox.processes()).some((each) => each.includes("cli.js")));
      const { code, stderr } = await sandbox.runCli(["--", "true"]);
      expect(code, stderr).toBe(0);
      await nothingIsLeft(sandbox);
    });
  },
);

/** Makes what is left there some days old, but not the socket, which a server that runs touches every hour. */
async function age(sandbox: Sandbox, days: number): Promise<void> {
  const then = new Date(Date.now() - days * 24 * 3600 * 1000);
  for (const path of await readdir(sandbox.path("tmp"))) {
    const owner = sandbox.path("tmp", path, "owner");
    const note = JSON.parse(await readFile(owner, "utf8"));
    await writeFile(owner, JSON.stringify({ ...note, uptime: uptime() - days * 24 * 3600 }));
    await utimes(sandbox.path("tmp", path), then, then);
  }
}

/** Makes the sockets there as old, of servers that are no more. */
async function ageSockets(sandbox: Sandbox, days: number): Promise<void> {
  const then = new Date(Date.now() - days * 24 * 3600 * 1000);
  for (const path of await readdir(sandbox.path("tmp"))) {
    const socket = sandbox.path("tmp", path, "socket");
    for (const name of await readdir(socket)) await utimes(join(socket, name), then, then);
  }
}

test.skipIf(process.getuid?.() !== 0)(
  "what is left of a container that was killed is removed when it is old (as root, who can make one)",
  async () => {
    await using sandbox = await Sandbox.create();
    const args = ["--", "sh", "-c", `echo > ${sandbox.path("begun")}; ${forever}`];
    const contained = [
      "--ipc",
      "--pid",
      "--fork",
      "--mount-proc",
      "--kill-child",
      process.execPath,
      cliPath,
    ];
    const run = sandbox.start("unshare", [...contained, ...args]);
    await until(() => exists(sandbox.path("begun")));
    run.child.kill("SIGKILL");
    await run.ended;
    await until(async () => (await sandbox.processes()).length === 0);
    expect((await sandbox.runCli(["--", "true"])).code).toBe(0);
    expect(await sandbox.leftovers()).toHaveLength(1);
    await ageSockets(sandbox, 2);
    await age(sandbox, 2);
    expect((await sandbox.runCli(["--", "true"])).code).toBe(0);
    await nothingIsLeft(sandbox);
  },
);

test("a server that is set up for later steps, and never removed, is when no job takes as long", async () => {
  await using sandbox = await Sandbox.create();
  const job = await Job.create(sandbox);
  expect((await job.main({})).code).toBe(0);
  await age(sandbox, 4);
  expect((await sandbox.runCli(["--", "true"])).code).toBe(0);
  expect((await sandbox.processes()).join("\n")).toContain("-D");
  await age(sandbox, 6);
  expect((await sandbox.runCli(["--", "true"])).code).toBe(0);
  await nothingIsLeft(sandbox);
});

test("a run that is at work is left alone by others", async () => {
  await using sandbox = await Sandbox.create();
  const run = await waitingRun(sandbox, `${sql} "SELECT 1"`);
  await killWatchdogs(sandbox);
  expect((await sandbox.runCli(["--", "true"])).code).toBe(0);
  await writeFile(sandbox.path("go"), "");
  const { code, stderr } = await run.ended;
  expect(code, stderr).toBe(0);
  expect(await sandbox.leftovers()).toEqual([]);
});

test("a server that is set up for later steps is left alone by other runs, until the post step", async () => {
  await using sandbox = await Sandbox.create();
  const job = await Job.create(sandbox);
  expect((await job.main({})).code).toBe(0);
  expect(await sandbox.processes()).not.toContainEqual(expect.stringContaining("remove-runs.js"));
  expect((await sandbox.runCli(["--", "true"])).code).toBe(0);
  const { DATABASE_URL = "" } = await job.read("GITHUB_ENV");
  const query = sandbox.start("sh", ["-c", `${sql} "SELECT 1" ${DATABASE_URL}`]);
  expect(await query.ended).toMatchObject({ code: 0, stdout: "1\n" });
  await job.post();
  expect(await sandbox.leftovers()).toEqual([]);
});

test("a main step that is killed leaves nothing, also before the post step", async () => {
  await using sandbox = await Sandbox.create();
  const job = await Job.create(sandbox);
  const begun = sandbox.path("begun");
  const step = job.start("main", { "test-command": `${noted}; echo > ${begun}; sleep 300` });
  await until(() => exists(begun));
  step.child.kill("SIGKILL");
  await step.ended;
  await nothingIsLeft(sandbox);
  expect(await job.post()).toMatchObject({ code: 0 });
});

test("a program that starts a database and does not dispose of it leaves nothing", async () => {
  await using sandbox = await Sandbox.create();
  const library = JSON.stringify(join(root, "dist", "index.js"));
  const code = `
    const { startDatabase } = await import(${library});
    const databases = [await startDatabase({ port: "0" }), await startDatabase({ port: "0" })];
    await databases[0][Symbol.asyncDispose]();
    process.exit(7);`;
  const args = ["--input-type=module", "-e", code];
  expect(await sandbox.start(process.execPath, args).ended).toMatchObject({ code: 7, stderr: "" });
  await nothingIsLeft(sandbox);
});

test("the post step removes what is left of a main step when the watchdog was killed as well", async () => {
  await using sandbox = await Sandbox.create();
  const job = await Job.create(sandbox);
  const begun = sandbox.path("begun");
  const step = job.start("main", { "test-command": `${noted}; echo > ${begun}; sleep 300` });
  await until(() => exists(begun));
  await killWatchdogs(sandbox);
  step.child.kill("SIGKILL");
  await until(() => step.child.signalCode !== null);
  expect(await job.post()).toMatchObject({ code: 0 });
  expect(await sandbox.leftovers()).toEqual([]);
});

test("a wait for something that never comes ends the run", async () => {
  await using sandbox = await Sandbox.create();
  // As if Node forgot to tell of the end of a program, when nothing else goes on.
  const forgetful = `
    const program = require("node:child_process");
    const { spawn } = program;
    program.spawn = (file, args, options) =>
      file.endsWith("initdb") ? new (require("node:events"))() : spawn(file, args, options);
    require("node:module").syncBuiltinESMExports();`;
  await writeFile(sandbox.path("forgetful.cjs"), forgetful);
  const env = { NODE_OPTIONS: `--require ${sandbox.path("forgetful.cjs")}` };
  const { code, stderr } = await sandbox.runCli(["--snapshot", "false", "--", "true"], env);
  expect(code).toBe(70);
  expect(stderr).toContain("something is waited for that never comes");
  await nothingIsLeft(sandbox);
});

test("a test command that removes the run's directory keeps its exit code, and nothing is left", async () => {
  await using sandbox = await Sandbox.create();
  const remove = 'rm -rf "$TMPDIR"/ram-postgres-* 2> /dev/null; exit 3';
  const { code, stderr } = await sandbox.runCli(["--", "sh", "-c", remove]);
  expect(code, stderr).toBe(3);
  expect(await sandbox.leftovers()).toEqual([]);
});

test("a current directory that has been removed is told", async () => {
  await using sandbox = await Sandbox.create();
  const gone = sandbox.path("gone");
  await mkdir(gone);
  const script = `cd ${gone} && rmdir ${gone} && exec "$@"`;
  const cli = [process.execPath, join(root, "dist", "cli.js"), "--", "true"];
  const { code, stderr } = await sandbox.start("sh", ["-c", script, "sh", ...cli]).ended;
  expect(code).toBe(70);
  expect(stderr).toContain("the current directory has been removed");
});
