import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
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
    expect(isReady(sandbox.directory, 4711)).toBe(expected);
    expect(isReady(sandbox.directory, 4712)).toBe(false);
  });

  test.each(["", "4711\n", "ready\n"])("not when the file is but %j", async (text) => {
    await using sandbox = await Sandbox.create();
    await writeFile(sandbox.path("postmaster.pid"), text);
    expect(isReady(sandbox.directory, 4711)).toBe(false);
  });

  test("not when there is no such file", async () => {
    await using sandbox = await Sandbox.create();
    expect(isReady(sandbox.path("gone"), 4711)).toBe(false);
  });
});

describe.skipIf(process.platform !== "linux")("the process of a run (known on Linux)", () => {
  async function placeIn(sandbox: Sandbox): Promise<ServerPlace> {
    return { pid: sandbox.path("server.pid"), data: sandbox.path("disk", "data") };
  }

  /** A process with some arguments. */
  async function start(sandbox: Sandbox, ...args: readonly string[]): Promise<ChildProcess> {
    const words = ["-c", "sleep 300; exit", "postgres", ...args];
    const child = spawn("sh", words, { env: sandbox.env(), stdio: "ignore" });
    await once(child, "spawn");
    return child;
  }

  test("is the noted one that was started on the run's data", async () => {
    await using sandbox = await Sandbox.create();
    const place = await placeIn(sandbox);
    const { pid } = await start(sandbox, "-D", place.data, "-p", "5432");
    expect(serverOf(place)).toBeUndefined();
    await writeFile(place.pid, `${pid}`);
    expect(serverOf(place)).toBe(pid);
  });

  test("is none that was started on others", async () => {
    await using sandbox = await Sandbox.create();
    const place = await placeIn(sandbox);
    for (const args of [[], [place.data], ["-D", `${place.data}2`], ["-D"], ["-D", "/"]]) {
      const { pid } = await start(sandbox, ...args);
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
    const child = await start(sandbox);
    const ended = once(child, "exit");
    await endServer(child.pid as number);
    expect(await ended).toEqual([null, "SIGQUIT"]);
    await endServer(child.pid as number);
  });
});
