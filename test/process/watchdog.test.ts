import { access, readFile, writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { Watchdog } from "../../src/process/watchdog.ts";
import { root, Sandbox, until } from "../support/sandbox.ts";

/** Code that makes a watchdog, whose program writes its arguments into a file. */
function watched(sandbox: Sandbox, then: string): string {
  const write = `printf '%s\\n' "$@" > ${sandbox.path("new")}; mv ${sandbox.path("new")} ${sandbox.path("notes")}`;
  const program = JSON.stringify(["/bin/sh", "-c", write, "sh"]);
  return `
    import { Watchdog } from ${JSON.stringify(`${root}src/process/watchdog.ts`)};
    const watchdog = new Watchdog(${program}, process.env);
    ${then}`;
}

/** The notes that the program of a process got which does that and ends. */
async function notesAfter(sandbox: Sandbox, then: string): Promise<string> {
  await writeFile(sandbox.path("code.mts"), watched(sandbox, then));
  const { child, ended } = sandbox.start(process.execPath, [
    ...["--import", "tsx"],
    sandbox.path("code.mts"),
  ]);
  await Promise.all([ended, until(() => child.exitCode !== null || child.signalCode !== null)]);
  await until(() =>
    access(sandbox.path("notes")).then(
      () => true,
      () => false,
    ),
  );
  return readFile(sandbox.path("notes"), "utf8");
}

test.each([
  ["is killed", 'process.kill(process.pid, "SIGKILL");'],
  ["ends by itself", ""],
  ["exits at once", "process.exit(3);"],
])("its program gets all notes when its process %s", async (_, ending) => {
  await using sandbox = await Sandbox.create();
  const tell = `watchdog.tell({ a: " b  'c'\\n$d" }); watchdog.tell(["\\\\"]);`;
  const notes = await notesAfter(sandbox, `${tell} ${ending}`);
  expect(notes).toBe(`{"a":" b  'c'\\n$d"}\n["\\\\"]\n`);
});

test("it ends without its program when it is told to", async () => {
  await using sandbox = await Sandbox.create();
  const made = sandbox.path("made");
  const watchdog = new Watchdog(["/bin/sh", "-c", `echo > ${made}`], sandbox.env());
  watchdog.tell("something");
  expect(await sandbox.processes()).toHaveLength(1);
  await watchdog.end();
  expect(await sandbox.processes()).toEqual([]);
  await expect(access(made)).rejects.toThrow("ENOENT");
  // A second time there is nothing to end.
  await watchdog.end();
});

test("it takes no harm from being killed itself", async () => {
  await using sandbox = await Sandbox.create();
  const watchdog = new Watchdog(["true"], sandbox.env());
  for (const each of await sandbox.processes()) process.kill(Number.parseInt(each, 10), "SIGKILL");
  await until(async () => (await sandbox.processes()).length === 0);
  watchdog.tell("something");
  await watchdog.end();
});

test("its program inherits the environment, but nothing that is for users' programs in Node", async () => {
  await using sandbox = await Sandbox.create();
  const env = sandbox.env({ NODE_OPTIONS: "--require=./missing.cjs" });
  const watchdog = new Watchdog(["true"], env);
  const [found = ""] = await sandbox.processes();
  const environment = await readFile(`/proc/${Number.parseInt(found, 10)}/environ`, "utf8");
  expect(environment).toContain("PATH=");
  expect(environment).not.toContain("NODE_OPTIONS");
  await watchdog.end();
});
