import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { endGroup, signalGroup } from "../../src/process/process-group.ts";
import { Sandbox, until } from "../support/sandbox.ts";

/** Starts a shell in a group of its own and waits until it has written "ready". */
async function startGroup(sandbox: Sandbox, script: string): Promise<ChildProcess> {
  const child = spawn("sh", ["-c", script], {
    cwd: sandbox.directory,
    env: sandbox.env(),
    stdio: "ignore",
    detached: true,
  });
  await until(async () => (await logOf(sandbox)).includes("ready"));
  return child;
}

function logOf(sandbox: Sandbox): Promise<string> {
  return readFile(sandbox.path("log"), "utf8").catch(() => "");
}

function leader({ pid }: ChildProcess): number {
  if (pid === undefined) throw new Error("it was not started");
  return pid;
}

test("a signal reaches a process and all it started", async () => {
  await using sandbox = await Sandbox.create();
  const child = await startGroup(sandbox, "sleep 300 & sleep 300 & echo ready > log; wait");
  const ended = once(child, "exit");
  expect(await sandbox.processes()).toHaveLength(3);
  expect(signalGroup(leader(child), "SIGTERM")).toBe(true);
  expect(await ended).toEqual([null, "SIGTERM"]);
  await until(async () => (await sandbox.processes()).length === 0);
});

test("a group that has ended is told as none", async () => {
  const child = spawn("true", { detached: true, stdio: "ignore" });
  await once(child, "exit");
  expect(signalGroup(leader(child), "SIGTERM")).toBe(false);
  expect(signalGroup(leader(child), 0)).toBe(false);
});

test("ending a group that has ended does no harm", async () => {
  const child = spawn("true", { detached: true, stdio: "ignore" });
  await once(child, "exit");
  await expect(endGroup(leader(child), 10)).resolves.toBeUndefined();
});

test("a group is asked first, so that it can tidy up", async () => {
  await using sandbox = await Sandbox.create();
  const child = "sh -c 'echo ready > log; exec sleep 300'";
  const script = `trap 'echo tidied >> log; exit 0' TERM; ${child} & wait`;
  const group = await startGroup(sandbox, script);
  await endGroup(leader(group), 60_000);
  expect(await logOf(sandbox)).toBe("ready\ntidied\n");
  expect(await sandbox.processes()).toEqual([]);
});

test("a group that does not heed the request is killed", async () => {
  await using sandbox = await Sandbox.create();
  const child = await startGroup(
    sandbox,
    "trap '' TERM; echo ready > log; while :; do sleep 0.1; done",
  );
  const ended = once(child, "exit");
  await endGroup(leader(child), 20);
  expect(await ended).toEqual([null, "SIGKILL"]);
  await until(async () => (await sandbox.processes()).length === 0);
});

test("a signal that does not exist is an error, not an ended group", async () => {
  await using sandbox = await Sandbox.create();
  const child = await startGroup(sandbox, "echo ready > log; sleep 300");
  expect(() => signalGroup(leader(child), "SIGNOPE" as NodeJS.Signals)).toThrow(/SIGNOPE/);
  signalGroup(leader(child), "SIGKILL");
});
