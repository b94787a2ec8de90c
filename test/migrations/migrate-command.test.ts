import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { runMigrateCommand } from "../../src/migrations/migrate-command.ts";
import type { CommandOptions } from "../../src/process/command.ts";
import { Interrupted, Interrupts } from "../../src/process/interrupts.ts";
import { Sandbox, until } from "../support/sandbox.ts";

function run(sandbox: Sandbox, script: string, options: Partial<CommandOptions> = {}) {
  return runMigrateCommand(script, {
    cwd: sandbox.directory,
    env: sandbox.env({ DATABASE_URL: "postgresql://here" }),
    stdout: "stderr",
    interrupts: new Interrupts(),
    ...options,
  });
}

test("runs in its directory with the environment of the tests", async () => {
  await using sandbox = await Sandbox.create();
  await run(sandbox, 'echo "$DATABASE_URL" | tee url > /dev/null');
  expect(await readFile(sandbox.path("url"), "utf8")).toBe("postgresql://here\n");
});

test.each([
  ["exit 3", "exit 3", 3],
  ["\n  false | true\n", "false | true", 1],
  ["no-such-program-anywhere 2> /dev/null", "no-such-program-anywhere 2> /dev/null", 127],
  ["kill -KILL $$", "kill -KILL $$", 137],
])("%j is an error that names it and its exit code", async (script, name, code) => {
  await using sandbox = await Sandbox.create();
  await expect(run(sandbox, script)).rejects.toThrow(
    `migrate-command: "${name}" failed with exit code ${code}; its output is above`,
  );
});

test("a signal that ends it is told as an interruption, not as a failure", async () => {
  await using sandbox = await Sandbox.create();
  const interrupts = new Interrupts();
  const work = run(sandbox, "echo > ready; sleep 300", { interrupts });
  const outcome = work.catch((error: unknown) => error);
  await until(() =>
    readFile(sandbox.path("ready")).then(
      () => true,
      () => false,
    ),
  );
  interrupts.interrupt("SIGTERM");
  expect(await outcome).toBeInstanceOf(Interrupted);
  await until(async () => (await sandbox.processes()).length === 0);
});

test("a command that ends well after a signal is told as an interruption too", async () => {
  await using sandbox = await Sandbox.create();
  const interrupts = new Interrupts();
  const script = "trap 'exit 0' TERM; echo > ready; while :; do sleep 0.02; done";
  const outcome = run(sandbox, script, { interrupts }).catch((error: unknown) => error);
  await until(() =>
    readFile(sandbox.path("ready")).then(
      () => true,
      () => false,
    ),
  );
  interrupts.interrupt("SIGTERM");
  expect(await outcome).toMatchObject({ signal: "SIGTERM" });
});
