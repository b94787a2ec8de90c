import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  endServer,
  isReady,
  type ServerPlace,
  serverOf,
} from "../../src/postgres/server-process.ts";
import { Sandbox } from "../support/sandbox.ts";

/** What a server writes as it starts, line by line: https://github.com/postgres/postgres, src/include/utils/pidfile.h */
function pidFile(status: string): string {
  const lines = [
    "4711",
    "/data",
    "1700000000",
    "5432",
    "/socket",
    "127.0.0.1",
    "  123  456",
    status,
  ];
  return `${lines.join("\n")}\n`;
}

describe("a server is ready", () => {
  test.each([
    ["ready   ", true],
    ["ready", true],
    ["starting", false],
    ["stopping", false],
    ["standby ", false],
    ["", false],
  ])("when the last line of its pid file is %j: %j", async (status, expected) => {
    await using sandbox = await Sandbox.create();
    await writeFile(sandbox.path("postmaster.pid"), pidFile(status));
    expect(await isReady(sandbox.directory)).toBe(expected);
  });

  test.each(["", "4711\n", "ready\n"])("not when the file is but %j", async (text) => {
    await using sandbox = await Sandbox.create();
    await writeFile(sandbox.path("postmaster.pid"), text);
    expect(await isReady(sandbox.directory)).toBe(false);
  });

  test("not when there is no such file", async () => {
    await using sandbox = await Sandbox.create();
    expect(await isReady(sandbox.path("gone"))).toBe(false);
  });
});

describe.skipIf(process.platform !== "linux")("the process of a run (known on Linux)", () => {
  async function placeIn(sandbox: Sandbox): Promise<ServerPlace> {
    await mkdir(sandbox.path("disk", "data"), { recursive: true });
    const disk = sandbox.path("disk");
    return { pid: sandbox.path("server.pid"), disk, data: join(disk, "data") };
  }

  async function start(sandbox: Sandbox, cwd: string): Promise<ChildProcess> {
    const child = spawn("sleep", ["300"], { cwd, env: sandbox.env(), stdio: "ignore" });
    await once(child, "spawn");
    return child;
  }

  test("is the noted one while it works in the run's data", async () => {
    await using sandbox = await Sandbox.create();
    const place = await placeIn(sandbox);
    const { pid } = await start(sandbox, join(place.disk, "data"));
    expect(serverOf(place)).toBeUndefined();
    await writeFile(place.pid, `${pid}`);
    expect(serverOf(place)).toBe(pid);
  });

  test("is found when the disk is a link", async () => {
    await using sandbox = await Sandbox.create();
    const place = await placeIn(sandbox);
    const { pid } = await start(sandbox, join(place.disk, "data"));
    await writeFile(place.pid, `${pid}`);
    await symlink(place.disk, sandbox.path("link"));
    expect(serverOf({ ...place, disk: sandbox.path("link") })).toBe(pid);
  });

  test("is found when its data have been deleted", async () => {
    await using sandbox = await Sandbox.create();
    const place = await placeIn(sandbox);
    const { pid } = await start(sandbox, join(place.disk, "data"));
    await writeFile(place.pid, `${pid}`);
    await rm(place.disk, { recursive: true });
    expect(serverOf(place)).toBe(pid);
  });

  test("is none that works elsewhere", async () => {
    await using sandbox = await Sandbox.create();
    const place = await placeIn(sandbox);
    for (const directory of ["/", place.disk]) {
      const { pid } = await start(sandbox, directory);
      await writeFile(place.pid, `${pid}`);
      expect(serverOf(place)).toBeUndefined();
    }
  });

  test.each(["", "nonsense", "0", "-1", "1.5", "999999999"])(
    "is none when %j is noted",
    async (text) => {
      await using sandbox = await Sandbox.create();
      const place = await placeIn(sandbox);
      await writeFile(place.pid, text);
      expect(serverOf(place)).toBeUndefined();
    },
  );

  test("is asked to end at once", async () => {
    await using sandbox = await Sandbox.create();
    const child = await start(sandbox, sandbox.directory);
    const ended = once(child, "exit");
    await endServer(child.pid as number);
    expect(await ended).toEqual([null, "SIGQUIT"]);
    await endServer(child.pid as number);
  });
});
