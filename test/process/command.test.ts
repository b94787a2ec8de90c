import { mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { type Command, type CommandOptions, runCommand } from "../../src/process/command.ts";
import { Interrupted, Interrupts } from "../../src/process/interrupts.ts";
import { root, Sandbox, until } from "../support/sandbox.ts";

function run(sandbox: Sandbox, command: Command, options: Partial<CommandOptions> = {}) {
  return runCommand(command, {
    cwd: sandbox.directory,
    env: sandbox.env(),
    stdout: "stderr",
    interrupts: new Interrupts(),
    ...options,
  });
}

function script(text: string): Command {
  return { kind: "script", script: text };
}

function program(file: string, ...args: string[]): Command {
  return { kind: "program", file, args };
}

function textOf(sandbox: Sandbox, name: string): Promise<string> {
  return readFile(sandbox.path(name), "utf8").catch(() => "");
}

describe("exit codes", () => {
  test.each([0, 1, 7, 255])("of a command that exits with %i is the same", async (code) => {
    await using sandbox = await Sandbox.create();
    expect(await run(sandbox, script(`exit ${code}`))).toBe(code);
    expect(await run(sandbox, program("sh", "-c", `exit ${code}`))).toBe(code);
  });

  test.each([
    ["TERM", 143],
    ["KILL", 137],
    ["HUP", 129],
  ])("of a command that SIG%s ends is %i", async (signal, code) => {
    await using sandbox = await Sandbox.create();
    expect(await run(sandbox, script(`kill -${signal} $$`))).toBe(code);
  });

  test("of a program that does not exist is 127", async () => {
    await using sandbox = await Sandbox.create();
    expect(await run(sandbox, program("no-such-program-anywhere"))).toBe(127);
    expect(await run(sandbox, program("./missing"))).toBe(127);
  });

  test("of a file that can't be executed is 126", async () => {
    await using sandbox = await Sandbox.create();
    await writeFile(sandbox.path("text"), "#!/bin/sh\n", { mode: 0o644 });
    expect(await run(sandbox, program("./text"))).toBe(126);
  });
});

describe("a script", () => {
  test("fails when any command of a pipe does, as in a workflow's step", async () => {
    await using sandbox = await Sandbox.create();
    expect(await run(sandbox, script("false | true"))).toBe(1);
  });

  test("stops at the first command that fails", async () => {
    await using sandbox = await Sandbox.create();
    expect(await run(sandbox, script("echo a > a\nfalse\necho b > b"))).toBe(1);
    expect([await textOf(sandbox, "a"), await textOf(sandbox, "b")]).toEqual(["a\n", ""]);
  });

  test("is run by sh, and still stops at a failure, where there is no bash", async () => {
    await using sandbox = await Sandbox.create();
    await mkdir(sandbox.path("bin"));
    await symlink("/bin/sh", sandbox.path("bin", "sh"));
    const env = sandbox.env({ PATH: sandbox.path("bin") });
    const shell = 'echo "$0" > shell';
    expect(await run(sandbox, script(shell), { env })).toBe(0);
    expect(await textOf(sandbox, "shell")).toBe("sh\n");
    expect(await run(sandbox, script("(exit 3); exit 0"), { env })).toBe(3);
  });

  test("sees its directory and its environment", async () => {
    await using sandbox = await Sandbox.create();
    await mkdir(sandbox.path("deep"));
    const options = { cwd: sandbox.path("deep"), env: sandbox.env({ MINE: "a  b" }) };
    expect(await run(sandbox, script('echo "$MINE" > mine; pwd -P > where'), options)).toBe(0);
    expect(await textOf(sandbox, "deep/mine")).toBe("a  b\n");
    expect(await textOf(sandbox, "deep/where")).toMatch(/\/deep\n$/);
  });
});

test("a program's arguments are seen by no shell", async () => {
  await using sandbox = await Sandbox.create();
  const odd = ["$(id)", "a b", "*", "", "'", "\n"];
  const save = "require('fs').writeFileSync('args', JSON.stringify(process.argv.slice(1)))";
  expect(await run(sandbox, program(process.execPath, "-e", save, "--", ...odd))).toBe(0);
  expect(JSON.parse(await textOf(sandbox, "args"))).toEqual(odd);
});

describe("signals", () => {
  /** A loop that a signal's trap ends at once; a sleep that is killed does not end it. */
  const forever = "while :; do sleep 0.02 || true; done";

  async function started(sandbox: Sandbox, lines: number): Promise<void> {
    await until(async () => (await textOf(sandbox, "log")).split("ready\n").length > lines);
  }

  test("reach the command and everything it started", async () => {
    await using sandbox = await Sandbox.create();
    const interrupts = new Interrupts();
    const child = `sh -c 'trap "echo child >> log; exit 0" TERM; echo ready >> log; ${forever}' &`;
    const parent = `trap 'wait || true; echo parent >> log; exit 3' TERM; echo ready >> log; ${forever}`;
    const code = run(sandbox, script(`exec 2> /dev/null\n${child}\n${parent}`), { interrupts });
    await started(sandbox, 2);
    interrupts.interrupt("SIGTERM");
    expect(await code).toBe(3);
    expect(await textOf(sandbox, "log")).toBe("ready\nready\nchild\nparent\n");
  });

  test("that come a second time are passed on again", async () => {
    await using sandbox = await Sandbox.create();
    const interrupts = new Interrupts();
    const heed = "n=$((n + 1)); echo $n >> log; if [ $n = 2 ]; then exit 4; fi";
    const code = run(sandbox, script(`n=0; trap '${heed}' INT; echo ready >> log; ${forever}`), {
      interrupts,
    });
    await started(sandbox, 1);
    interrupts.interrupt("SIGINT");
    await until(async () => (await textOf(sandbox, "log")).includes("1\n"));
    interrupts.interrupt("SIGINT");
    expect(await code).toBe(4);
    expect(await textOf(sandbox, "log")).toBe("ready\n1\n2\n");
  });

  test.each([
    { signals: 1, graceMs: 7000 },
    { signals: 2, graceMs: 1000 },
  ])(
    "that a command does not heed are followed by SIGKILL, $graceMs ms after $signals of them",
    async ({ signals, graceMs }) => {
      await using sandbox = await Sandbox.create();
      const interrupts = new Interrupts();
      const code = run(sandbox, script(`trap '' TERM; echo ready >> log; ${forever}`), {
        interrupts,
      });
      await started(sandbox, 1);
      vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
      onTestFinished(() => void vi.useRealTimers());
      for (let i = 0; i < signals; i++) interrupts.interrupt("SIGTERM");
      vi.advanceTimersByTime(graceMs - 1);
      expect(vi.getTimerCount()).toBe(1);
      vi.advanceTimersByTime(1);
      expect(await code).toBe(137);
    },
  );

  test("that came before the command keep it from being started", async () => {
    await using sandbox = await Sandbox.create();
    const interrupts = new Interrupts();
    interrupts.interrupt("SIGINT");
    const code = run(sandbox, script("echo > made"), { interrupts });
    await expect(code).rejects.toBeInstanceOf(Interrupted);
    expect(await sandbox.processes()).toEqual([]);
    await expect(readFile(sandbox.path("made"))).rejects.toThrow("ENOENT");
  });

  test("are of no concern to a command that has ended", async () => {
    await using sandbox = await Sandbox.create();
    const before = process.listenerCount("SIGWINCH");
    const interrupts = new Interrupts();
    const subscribe = vi.spyOn(interrupts, "subscribe");
    await run(sandbox, script("true"), { interrupts });
    expect(subscribe).toHaveBeenCalledOnce();
    expect(process.listenerCount("SIGWINCH")).toBe(before);
    expect(() => interrupts.interrupt("SIGTERM")).not.toThrow();
  });

  test("of a terminal that changes its size are passed on", async () => {
    await using sandbox = await Sandbox.create();
    const code = run(sandbox, script(`trap 'exit 9' WINCH; echo ready >> log; ${forever}`));
    await started(sandbox, 1);
    process.emit("SIGWINCH", "SIGWINCH");
    expect(await code).toBe(9);
  });
});

test("what a command leaves running in its group is ended", async () => {
  await using sandbox = await Sandbox.create();
  expect(await run(sandbox, script("sleep 300 & (sleep 300 &) ; exit 5"))).toBe(5);
  await until(async () => (await sandbox.processes()).length === 0);
});

describe("standard output", () => {
  /** Runs the command in a Node of its own, whose streams can be told apart. */
  async function streams(stdout: CommandOptions["stdout"]) {
    await using sandbox = await Sandbox.create();
    const source = (name: string) => JSON.stringify(`${root}src/process/${name}.ts`);
    const code = `
      import { runCommand } from ${source("command")};
      import { Interrupts } from ${source("interrupts")};
      process.exitCode = await runCommand(
        { kind: "script", script: "echo out; echo err >&2" },
        { cwd: ".", env: process.env, stdout: "${stdout}", interrupts: new Interrupts() },
      );`;
    const args = ["--import", "tsx", "--input-type=module", "-e", code];
    return await sandbox.start(process.execPath, args, { NODE_NO_WARNINGS: "1" }).ended;
  }

  test("of a command is ours", async () => {
    expect(await streams("stdout")).toMatchObject({ code: 0, stdout: "out\n", stderr: "err\n" });
  });

  test("of a command is our standard error when ours is for something else", async () => {
    expect(await streams("stderr")).toMatchObject({ code: 0, stdout: "", stderr: "out\nerr\n" });
  });
});
