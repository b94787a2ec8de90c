import { chmod, mkdir, stat, writeFile } from "node:fs/promises";
import { constants } from "node:os";
import { expect, test } from "vitest";
import { exists } from "../../src/postgres/access.ts";
import { Sandbox, until } from "../support/sandbox.ts";
import { serverBehind } from "../support/server-behind.ts";
import { tarBehind } from "../support/tar-behind.ts";
import { unusedSharedMemory, unusedSince } from "../support/unused-memory.ts";

type Prepare = (sandbox: Sandbox, touch: string) => Promise<{ args: string[]; path?: string }>;

/** For each phase: options that make it last until it is interrupted, and touch a file when it has begun. */
const phases: Record<string, Prepare> = {
  binaries: async (sandbox, touch) => {
    const path = await serverBehind(sandbox, "postgres", `${touch}; exec sleep 300`);
    return { args: ["--", "true"], path };
  },
  initdb: async (sandbox, touch) => {
    const path = await serverBehind(sandbox, "initdb", `${touch}; sleep 300 & sleep 300`);
    // Their process is begun meanwhile.
    await mkdir(sandbox.path("m"));
    await writeFile(sandbox.path("m", "1_a.cjs"), "exports.up = () => {};");
    return { args: ["--migrations", sandbox.path("m"), "--", "true"], path };
  },
  start: async (sandbox, touch) => {
    const path = await serverBehind(
      sandbox,
      "postgres",
      `case "$1" in -D) ${touch}; exec sleep 300;; esac`,
    );
    return { args: ["--", "true"], path };
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
    return { args: ["--migrate-command", `${touch}; sleep 300`, "--", "true"] };
  },
  "the keeping of a snapshot": async (sandbox, touch) => {
    const path = await tarBehind(sandbox, `${touch}; exec sleep 300`);
    return {
      args: ["--migrate-command", "true", "--snapshot-files", "README.md", "--", "true"],
      path,
    };
  },
  "the unpacking of a snapshot": async (sandbox, touch) => {
    expect((await sandbox.runCli(["--", "true"])).code).toBe(0);
    const path = await tarBehind(sandbox, `${touch}; exec sleep 300`, "-xmf");
    return { args: ["--", "true"], path };
  },
  "the test command": async (_, touch) => {
    return { args: ["--", "sh", "-c", `${touch}; sleep 300 & sleep 300`] };
  },
};

const signals = ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"] as const;
const cases = Object.keys(phases).flatMap((phase) =>
  signals.map((signal) => [signal, phase] as const),
);

test.for(cases)(
  "%s during %s ends the run with 128 + n and leaves nothing",
  async ([signal, phase]) => {
    await using sandbox = await Sandbox.create();
    const begun = sandbox.path("begun");
    await writeFile(begun, "");
    await chmod(begun, 0o666);
    const prepare = phases[phase] as Prepare;
    const { args, path } = await prepare(sandbox, `echo > ${begun}`);
    const run = sandbox.startCli(args, path ? { PATH: `${path}:${process.env.PATH}` } : {});
    await until(async () => (await stat(begun)).size > 0);
    run.child.kill(signal);
    const { code, stderr } = await run.ended;
    expect(code, stderr).toBe(128 + constants.signals[signal]);
    expect(stderr).toContain(`interrupted by ${signal}; everything is removed`);
    expect(await sandbox.leftovers()).toEqual([]);
  },
);

test("a signal is passed on to the test command's whole process group", async () => {
  await using sandbox = await Sandbox.create();
  const script = `trap 'echo got it; exit 5' TERM; sh -c 'trap "echo so did I; exit" TERM; echo > ${sandbox.path("begun")}; while :; do sleep 0.05; done' & while :; do sleep 0.05; done`;
  const run = sandbox.startCli(["--", "bash", "-c", script]);
  await until(() => exists(sandbox.path("begun")));
  run.child.kill("SIGTERM");
  const { code, stdout } = await run.ended;
  expect(code).toBe(143);
  expect(stdout.split("\n").sort()).toEqual(["", "got it", "so did I"]);
});

test("a test command that ignores signals is killed, and nothing is left", async () => {
  await using sandbox = await Sandbox.create();
  const [begun, told] = [sandbox.path("begun"), sandbox.path("told")];
  const script = `trap 'echo > ${told}' INT; trap '' TERM; echo > ${begun}; while :; do sleep 0.1; done`;
  const run = sandbox.startCli(["--", "bash", "-c", script]);
  await until(() => exists(begun));
  run.child.kill("SIGINT");
  await until(() => exists(told));
  // The second signal shortens the wait.
  run.child.kill("SIGTERM");
  const { code } = await run.ended;
  expect(code).toBe(130);
  expect(await sandbox.leftovers()).toEqual([]);
});

test("a signal during a real initdb leaves no shared memory behind", async () => {
  await using sandbox = await Sandbox.create();
  const before = await unusedSharedMemory();
  const run = sandbox.startCli(["--", "true"]);
  // A bootstrap process has made its segment: others' come and go, so one that has our directory open is looked for.
  await until(async () => (await sandbox.processes()).some((each) => each.includes("--single")));
  run.child.kill("SIGINT");
  expect((await run.ended).code).toBe(130);
  expect(await unusedSince(before)).toEqual([]);
});
