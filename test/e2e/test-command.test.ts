import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { exists } from "../../src/postgres/access.ts";
import { Job } from "../support/job.ts";
import { cliPath, root, Sandbox, type Started, until } from "../support/sandbox.ts";

/** The command line with streams that a test reads as it likes. */
function spawnCli(sandbox: Sandbox, script: string): ChildProcess {
  return spawn(process.execPath, [cliPath, "--", "bash", "-c", script], {
    cwd: root,
    env: sandbox.env(),
    stdio: ["pipe", "pipe", "pipe"],
  });
}

async function exitCode(child: ChildProcess): Promise<number | null> {
  const [code] = await once(child, "exit");
  return code;
}

describe("a test command may", () => {
  test("close its standard input, while ours stays open", async () => {
    await using sandbox = await Sandbox.create();
    const child = spawnCli(sandbox, "exec <&-; exit 5");
    child.stdout?.resume();
    child.stderr?.resume();
    expect(await exitCode(child)).toBe(5);
    child.stdin?.destroy();
    expect(await sandbox.leftovers()).toEqual([]);
  });

  test("write 500 MB to somebody who reads slowly: all of it arrives", async () => {
    await using sandbox = await Sandbox.create();
    const size = 500_000_000;
    const child = spawnCli(sandbox, `head -c ${size} /dev/zero; exit 6`);
    child.stderr?.resume();
    let bytes = 0;
    let reads = 0;
    child.stdout?.on("data", (data: Buffer) => {
      bytes += data.length;
      if (reads++ % 1000 !== 0) return;
      child.stdout?.pause();
      setTimeout(() => child.stdout?.resume(), 20);
    });
    const [code] = await once(child, "close");
    expect([code, bytes]).toEqual([6, size]);
    expect(await sandbox.leftovers()).toEqual([]);
  });

  test("write to somebody who has gone, as the run itself does", async () => {
    await using sandbox = await Sandbox.create();
    const child = spawnCli(sandbox, "head -c 500000000 /dev/zero; exit 7");
    child.stdout?.destroy();
    child.stderr?.destroy();
    expect(await exitCode(child)).toBe(7);
    expect(await sandbox.leftovers()).toEqual([]);
  });

  test("write to somebody who has stopped to read: the run still ends when it is told to", async () => {
    await using sandbox = await Sandbox.create();
    const [begun, told] = [sandbox.path("begun"), sandbox.path("told")];
    // What is a pipe between two programs of a shell is a socket between us and a program.
    const script = `("$@"; echo $? > '${told}') 2>&1 | sh -c 'read line; echo > ${begun}; exec sleep 300'`;
    const tests = ["sh", "-c", "echo $PPID > '$0'; yes".replace("$0", sandbox.path("pid"))];
    const run = [process.execPath, cliPath, "--port", "0", "--", ...tests];
    const { child } = sandbox.start("bash", ["-c", script, "bash", ...run]);
    await until(() => exists(sandbox.path("pid")));
    await until(() => exists(begun));
    // Until the pipe is full.
    await sleep(500);
    const pid = Number(await readFile(sandbox.path("pid"), "utf8"));
    process.kill(pid, "SIGTERM");
    await until(() => exists(told));
    await until(async () => (await readFile(told, "utf8")) === "143\n");
    expect(
      (await sandbox.leftovers()).filter((each) => !/ sleep 300 |^process \d+ bash /.test(each)),
    ).toEqual([]);
    child.kill();
  });

  test("write bytes that are not UTF-8: they arrive as they are", async () => {
    await using sandbox = await Sandbox.create();
    const child = spawnCli(
      sandbox,
      String.raw`printf '\377\376\000\200\303(\r\n'; printf '\351' >&2`,
    );
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout?.on("data", (data: Buffer) => out.push(data));
    child.stderr?.on("data", (data: Buffer) => err.push(data));
    expect((await once(child, "close"))[0]).toBe(0);
    expect(Buffer.concat(out)).toEqual(Buffer.from([0xff, 0xfe, 0, 0x80, 0xc3, 0x28, 0x0d, 0x0a]));
    expect(Buffer.concat(err).includes(0xe9)).toBe(true);
  });
});

/** A program that takes so many connections, tells how many it got, and keeps them. */
async function keeper(sandbox: Sandbox): Promise<string> {
  const code = `
    const { Client } = require(${JSON.stringify(`${root}node_modules/pg`)});
    (async () => {
      let count = 0;
      try {
        for (; count < Number(process.argv[2]); count++) {
          const client = new Client(process.env.DATABASE_URL);
          client.on("error", () => process.exit());
          await client.connect();
          await client.query("BEGIN");
          await client.query("SELECT count(*) FROM pg_class");
        }
      } catch {}
      require("fs").writeFileSync(process.argv[3], String(count));
      setInterval(() => {}, 1000);
    })();`;
  const file = sandbox.path("keeper.cjs");
  await writeFile(file, code);
  return `'${process.execPath}' '${file}'`;
}

/** The command line, away from any terminal of those who run the tests. */
function startAlone(sandbox: Sandbox, args: readonly string[]): Started {
  return sandbox.start("setsid", [process.execPath, cliPath, ...args]);
}

/** Starts a program in a session of its own, and waits until it is there. */
function daemon(sandbox: Sandbox, { before = "", program = "exec sleep 300" } = {}): string {
  const begun = sandbox.path("begun");
  const start = `${before} setsid sh -c "echo > ${begun}; ${program}" > /dev/null 2>&1 < /dev/null &`;
  return `${start} until [ -e ${begun} ]; do sleep 0.01; done`;
}

describe.skipIf(process.platform !== "linux")("what is left in a session of its own", () => {
  test("is ended with the run, and told", async () => {
    await using sandbox = await Sandbox.create();
    const script = `${daemon(sandbox)}; exit 4`;
    const { code, stderr } = await startAlone(sandbox, ["--", "bash", "-c", script]).ended;
    expect(code).toBe(4);
    expect(stderr).toMatch(/ended what had been left running: sleep \(process \d+\)\n/);
    expect(await sandbox.leftovers()).toEqual([]);
  });

  test("is killed when it does not heed that", async () => {
    await using sandbox = await Sandbox.create();
    const program = "trap '' TERM; while :; do sleep 1; done";
    const script = `${daemon(sandbox, { program })}; exit 4`;
    const { code, stderr } = await startAlone(sandbox, ["--", "bash", "-c", script]).ended;
    expect(code).toBe(4);
    expect(stderr).toContain("ended what had been left running: sh");
    expect(await sandbox.leftovers()).toEqual([]);
  });

  test("by the migrate-command is there for the tests", async () => {
    await using sandbox = await Sandbox.create();
    const seen = "pgrep --full --exact 'sleep 300.17' > /dev/null";
    const command = daemon(sandbox, { program: "exec sleep 300.17" });
    const args = ["--migrate-command", command, "--", "bash", "-c", seen];
    const { code, stderr } = await startAlone(sandbox, args).ended;
    expect(code, stderr).toBe(0);
    expect(stderr).toContain("ended what had been left running: sleep");
    expect(await sandbox.leftovers()).toEqual([]);
  });

  test("by a migration is ended, also when that fails", async () => {
    await using sandbox = await Sandbox.create();
    await mkdir(sandbox.path("m"));
    const code = `exports.up = () => {
      require("child_process").execSync(${JSON.stringify(daemon(sandbox))});
      throw new Error("no");
    };`;
    await writeFile(sandbox.path("m", "1_a.cjs"), code);
    const args = ["--migrations", sandbox.path("m"), "--", "true"];
    const failed = await startAlone(sandbox, args).ended;
    expect(failed.code).toBe(70);
    expect(failed.stderr).toContain("ended what had been left running: sleep");
    expect(await sandbox.leftovers()).toEqual([]);
  });

  test("by a command of the action's is ended by the post step, when the main step only set up", async () => {
    await using sandbox = await Sandbox.create();
    const job = await Job.create(sandbox);
    const { code, stdout } = await job.main({ "migrate-command": daemon(sandbox) });
    expect(code, stdout).toBe(0);
    expect((await sandbox.processes()).join("\n")).toContain("sleep 300");
    expect((await job.post()).stdout).toContain("ended what had been left running: sleep");
    expect(await sandbox.leftovers()).toEqual([]);
  });

  test("is ended where the temporary directory has a name of other letters", async () => {
    await using sandbox = await Sandbox.create("-é-日本");
    const { code } = await startAlone(sandbox, ["--", "bash", "-c", daemon(sandbox)]).ended;
    expect(code).toBe(0);
    expect(await sandbox.leftovers()).toEqual([]);
  });

  test("by a run within the run removes what is its own", async () => {
    await using sandbox = await Sandbox.create();
    const library = JSON.stringify(join(root, "dist", "index.js"));
    const program = `
      const { startDatabase } = await import(${library});
      await startDatabase({ port: "0" });
      process.exit(3);`;
    const command = [process.execPath, "--input-type=module", "--eval", program];
    expect((await startAlone(sandbox, ["--", ...command]).ended).code).toBe(3);
    await until(async () => (await sandbox.leftovers()).length === 0);
  });

  const stays = [expect.stringMatching(/^process \d+ sleep 300 $/)];

  test("stays when the run's mark was taken from its environment", async () => {
    await using sandbox = await Sandbox.create();
    const script = daemon(sandbox, { before: "env -u RAM_POSTGRES_RUN" });
    const { code } = await startAlone(sandbox, ["--", "bash", "-c", script]).ended;
    expect(code).toBe(0);
    expect(await sandbox.leftovers()).toEqual(stays);
  });

  test.skipIf(!existsSync("/usr/bin/script"))(
    "stays at a terminal, as what somebody opens from there (where `script` of util-linux opens one)",
    async () => {
      await using sandbox = await Sandbox.create();
      await writeFile(sandbox.path("leave.sh"), daemon(sandbox));
      const words = [process.execPath, cliPath, "--", "bash", sandbox.path("leave.sh")];
      const command = words.map((word) => `'${word}'`).join(" ");
      const { code } = await sandbox.start("/usr/bin/script", ["-qec", command, "/dev/null"]).ended;
      expect(code).toBe(0);
      expect(await sandbox.leftovers()).toEqual(stays);
    },
  );

  test.each([
    ["some connections", "3", [], "3"],
    ["all connections that there are", "100", ["--settings", "max_connections=10"], "10"],
  ])("loses %s to the server with its end", async (_, wanted, options, got) => {
    await using sandbox = await Sandbox.create();
    const told = sandbox.path("told");
    const program = `${await keeper(sandbox)} ${wanted} '${told}'`;
    const script = `setsid ${program} > /dev/null 2>&1 < /dev/null & until [ -s '${told}' ]; do sleep 0.05; done; exit 4`;
    const { code, stderr } = await sandbox.runCli([...options, "--", "bash", "-c", script]);
    expect(code, stderr).toBe(4);
    expect(await readFile(told, "utf8")).toBe(got);
    if (got === "10") expect(stderr).toContain("Not all could be looked at: sorry, too many");
    await until(async () => (await sandbox.leftovers()).length === 0);
  });
});

describe("the runner's cancel", () => {
  /** As the runner does: https://docs.github.com/actions/reference/workflow-cancellation-reference */
  async function cancel({ child, ended }: Started): Promise<void> {
    const gone = ended.then(() => true);
    child.kill("SIGINT");
    if (await Promise.race([gone, sleep(7500, false)])) return;
    child.kill("SIGTERM");
    if (await Promise.race([gone, sleep(2500, false)])) return;
    child.kill("SIGKILL");
  }

  test.each([
    ["that ignores signals", "trap '' INT TERM; $touch; while :; do sleep 0.1; done"],
    [
      "with grandchildren that do",
      "bash -c \"trap '' INT TERM HUP; $touch; while :; do sleep 0.1; done\" & wait",
    ],
  ])("of a test command %s leaves nothing before the kill", async (_, script) => {
    await using sandbox = await Sandbox.create();
    const begun = sandbox.path("begun");
    const job = await Job.create(sandbox);
    const step = job.start("main", { "test-command": script.replace("$touch", `echo > ${begun}`) });
    await until(() => exists(begun));
    await cancel(step);
    expect(await step.ended).toMatchObject({ code: 130, signal: null });
    expect(await sandbox.leftovers()).toEqual([]);
  });
});

test("a migrate-command that ignores signals is killed, and nothing is left", async () => {
  await using sandbox = await Sandbox.create();
  const [begun, told] = [sandbox.path("begun"), sandbox.path("told")];
  await chmod(sandbox.directory, 0o777);
  const script = `trap 'echo > ${told}' INT; trap '' TERM; echo > ${begun}; while :; do sleep 0.1; done`;
  const run = sandbox.startCli(["--migrate-command", script, "--", "true"]);
  await until(() => exists(begun));
  run.child.kill("SIGINT");
  await until(() => exists(told));
  // The second signal shortens the wait.
  run.child.kill("SIGTERM");
  expect((await run.ended).code).toBe(130);
  expect(await sandbox.leftovers()).toEqual([]);
});
