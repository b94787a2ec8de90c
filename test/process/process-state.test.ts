import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import {
  descendantsOf,
  isGroupRunning,
  isRunning,
  userOf,
} from "../../src/process/process-state.ts";
import { Sandbox, until } from "../support/sandbox.ts";

describe.skipIf(process.platform !== "linux")("of processes (as the kernel of Linux tells)", () => {
  test("we run", async () => {
    expect(isRunning(process.pid)).toBe(true);
  });

  test("those that one has started are known, and those that these have", async () => {
    await using sandbox = await Sandbox.create();
    const { child } = sandbox.start("sh", ["-c", "sh -c 'sleep 300; exit' & sleep 300; exit"]);
    const pid = child.pid ?? 0;
    await until(() => descendantsOf(pid).length === 3);
    expect(descendantsOf(process.pid)).toEqual(expect.arrayContaining(descendantsOf(pid)));
  });

  test("one's user and group are known", () => {
    expect(userOf(process.pid)).toEqual({ uid: process.getuid?.(), gid: process.getgid?.() });
    expect(userOf(999_999_999)).toBeUndefined();
  });

  test("one that has ended does not run, nor does its group", async () => {
    const child = spawn("true", { detached: true, stdio: "ignore" });
    await once(child, "exit");
    expect(isRunning(child.pid ?? 0)).toBe(false);
    expect(await isGroupRunning(child.pid ?? 0)).toBe(false);
  });

  test("one runs whatever its name is, and so does its group", async () => {
    await using sandbox = await Sandbox.create();
    const child = spawn("sh", ["-c", "cp $(command -v sleep) 'a) Z (b'; exec './a) Z (b' 300"], {
      cwd: sandbox.directory,
      env: sandbox.env(),
      stdio: "ignore",
      detached: true,
    });
    const pid = child.pid ?? 0;
    const nameOf = () => readFile(`/proc/${pid}/comm`, "utf8");
    await until(async () => (await nameOf()) === "a) Z (b\n");
    expect(isRunning(pid)).toBe(true);
    expect(await isGroupRunning(pid)).toBe(true);
  });

  test("one whose parent does not ask for its exit code does not run, nor does its group", async () => {
    await using sandbox = await Sandbox.create();
    // The shell starts it in a group of its own and becomes a program that asks for no exit codes; then it ends.
    const child = "until grep -q sleep /proc/$PPID/comm; do sleep 0.01; done";
    const script = `set -m; sh -c '${child}' & echo $! > pid; exec sleep 300`;
    spawn("bash", ["-c", script], {
      cwd: sandbox.directory,
      env: sandbox.env(),
      stdio: "ignore",
    });
    const read = async () => Number(await readFile(sandbox.path("pid"), "utf8").catch(() => ""));
    await until(async () => (await read()) > 0);
    const zombie = await read();
    await until(async () => !isRunning(zombie));
    expect(() => process.kill(-zombie, 0)).not.toThrow();
    expect(await isGroupRunning(zombie)).toBe(false);
  });
});
