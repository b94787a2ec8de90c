import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { endServer } from "../../src/postgres/server-process.ts";
import { isRunning } from "../../src/process/process-state.ts";

const isLinux = process.platform === "linux";

test("this process runs, one that never was does not", async () => {
  expect(await isRunning(process.pid)).toBe(true);
  expect(await isRunning(2 ** 30)).toBe(!isLinux);
});

test.skipIf(!isLinux)(
  "a process that nobody has reaped does not count as running (Linux tells)",
  async () => {
    // The shell becomes a program that never asks for the exit code of its child.
    const parent = spawn("bash", ["-c", "true & echo $!; exec sleep 300"], {
      stdio: ["ignore", "pipe", "ignore"],
    });
    try {
      const [line] = await once(parent.stdout.setEncoding("utf8"), "data");
      const pid = Number(line);
      await expect.poll(() => isRunning(pid)).toBe(false);
      expect(process.kill(pid, 0)).toBe(true);
      await endServer(pid);
    } finally {
      parent.kill("SIGKILL");
    }
  },
);
