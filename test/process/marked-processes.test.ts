import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { describe, expect, test } from "vitest";
import { endMarked, markName } from "../../src/process/marked-processes.ts";
import { Sandbox, until } from "../support/sandbox.ts";

describe.skipIf(process.platform !== "linux")("processes with a mark (known on Linux)", () => {
  /** A process of a session of its own, once it says that it is there. */
  async function start(
    sandbox: Sandbox,
    mark: string,
    script = "echo; exec sleep 300",
  ): Promise<ChildProcess> {
    const child = spawn("bash", ["-c", script], {
      env: sandbox.env({ [markName]: mark }),
      stdio: ["ignore", "pipe", "ignore"],
      detached: true,
    });
    await once(child.stdout as NonNullable<typeof child.stdout>, "data");
    return child;
  }

  test("are ended, and no others", async () => {
    await using sandbox = await Sandbox.create();
    const marked = await start(sandbox, sandbox.mark);
    const others = await Promise.all([
      start(sandbox, `${sandbox.mark}/more`),
      start(sandbox, ""),
      start(sandbox, `\n${markName}=${sandbox.mark}`),
    ]);
    const ended = once(marked, "exit");
    expect(await endMarked(sandbox.mark)).toEqual([`sleep (process ${marked.pid})`]);
    expect(await ended).toEqual([null, "SIGTERM"]);
    expect(others.map(({ exitCode, signalCode }) => exitCode ?? signalCode)).toEqual([
      null,
      null,
      null,
    ]);
    expect(await endMarked(sandbox.mark)).toEqual([]);
  });

  test("are ended with what they start while they are being ended", async () => {
    await using sandbox = await Sandbox.create();
    const heir = "setsid sleep 301 & exit";
    await start(sandbox, sandbox.mark, `trap '${heir}' TERM; echo; while :; do sleep 0.01; done`);
    await endMarked(sandbox.mark);
    await until(async () => (await sandbox.processes()).length === 0);
  });

  test("are told by names that can do nothing to a terminal or a log", async () => {
    await using sandbox = await Sandbox.create();
    const rename =
      "printf 'a\\r\\e[2Jb' > /proc/$$/comm; echo; while :; do read -t 1 < /dev/zero; done";
    const { pid } = await start(sandbox, sandbox.mark, rename);
    const ended = await endMarked(sandbox.mark);
    expect(ended).toContain(`a???2Jb (process ${pid})`);
  });
});
