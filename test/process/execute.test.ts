import { getEventListeners } from "node:events";
import { access, readFile, writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { execute, ProgramError } from "../../src/process/execute.ts";
import { Sandbox, until } from "../support/sandbox.ts";

const env = process.env;
const isRoot = process.getuid?.() === 0;

function shell(script: string, options: Partial<Parameters<typeof execute>[2]> = {}) {
  return execute("sh", ["-c", script], { env, ...options });
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

async function failure(work: Promise<unknown>): Promise<ProgramError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ProgramError);
  return error as ProgramError;
}

test("gives what a program writes to its standard output, as UTF-8", async () => {
  expect(await shell("echo grün; echo no >&2")).toBe("grün\n");
});

test("a character whose bytes come one by one stays whole", async () => {
  expect(await shell("printf '\\303'; sleep 0.05; printf '\\274'")).toBe("ü");
});

test("arguments reach the program as they are, without a shell", async () => {
  const odd = ["$(id)", "a b", "`id`", "'", "", "*", "; exit 1"];
  const script = "process.stdout.write(JSON.stringify(process.argv.slice(1)))";
  const said = await execute(process.execPath, ["-e", script, "--", ...odd], { env });
  expect(JSON.parse(said)).toEqual(odd);
});

test("a program has the directory and the environment it was given, and nothing to read", async () => {
  await using sandbox = await Sandbox.create();
  const options = { cwd: sandbox.directory, env: { PATH: env.PATH, MINE: "yes" } };
  const said = await shell('pwd -P; echo "$MINE $HOME"; cat', options);
  expect(said).toMatch(/^\/.*\nyes \n$/);
  expect(said).toContain(sandbox.directory.split("/").at(-1));
});

test("an exit code is an error that ends with what the program wrote to its standard error", async () => {
  const error = await failure(shell("echo first; echo last words >&2; exit 3"));
  expect(error.message).toBe("sh ended with exit code 3:\nlast words");
  expect(error).toMatchObject({ name: "ProgramError", code: 3, stderr: "last words\n" });
});

test("an error of a program has what it was made of", () => {
  const cause = new Error("why");
  const whole = new ProgramError("it failed", { code: "EACCES", stderr: "no\n", cause });
  expect(whole).toMatchObject({ message: "it failed", code: "EACCES", stderr: "no\n", cause });
  expect(new ProgramError("it failed", { code: 1 })).toMatchObject({
    stderr: "",
    cause: undefined,
  });
});

test("of a long complaint the error has the end", async () => {
  const error = await failure(
    shell("i=0; while [ $i -lt 2000 ]; do echo line $i >&2; i=$((i + 1)); done; exit 1"),
  );
  expect(error.message).toMatch(/line 1998\nline 1999$/);
  expect(error.message).not.toContain("line 0\n");
  expect(error.message.length).toBeLessThan(5000);
});

test("a program that complains on its standard output is quoted too", async () => {
  expect((await failure(shell("echo no such luck; exit 1"))).message).toContain("no such luck");
});

test("a program that says nothing leaves no colon behind", async () => {
  expect((await failure(shell("exit 1"))).message).toBe("sh ended with exit code 1");
});

test("a program that a signal ends is an error that names the signal", async () => {
  const error = await failure(shell("kill -KILL $$"));
  expect(error.message).toBe("sh ended with SIGKILL");
  expect(error.code).toBe("SIGKILL");
});

test("a missing program is an error that names it", async () => {
  const error = await failure(execute("/nowhere/initdb", [], { env }));
  expect(error.message).toContain("/nowhere/initdb");
  expect(error.code).toBe("ENOENT");
  expect(error.cause).toBeInstanceOf(Error);
});

test("an abort kills the program with all its children and gives the abort's reason", async () => {
  await using sandbox = await Sandbox.create();
  const controller = new AbortController();
  const script = "sh -c 'sleep 300 & echo started > started; wait' & trap '' TERM INT; wait";
  const work = shell(script, {
    cwd: sandbox.directory,
    env: sandbox.env(),
    signal: controller.signal,
  });
  const outcome = work.catch((reason: unknown) => reason);
  await until(async () => (await readFile(sandbox.path("started"), "utf8").catch(() => "")) !== "");
  expect(await sandbox.processes()).not.toEqual([]);
  const reason = new Error("enough");
  controller.abort(reason);
  expect(await outcome).toBe(reason);
  await until(async () => (await sandbox.processes()).length === 0);
});

test("a program that ends in time after the abort is not killed, and the abort's reason is given", async () => {
  await using sandbox = await Sandbox.create();
  const controller = new AbortController();
  const work = shell("echo > started; until test -e go; do sleep 0.01; done; echo > done", {
    cwd: sandbox.directory,
    signal: controller.signal,
    abortGraceMs: 60_000,
  });
  const outcome = work.catch((reason: unknown) => reason);
  await until(() => isThere(sandbox.path("started")));
  const reason = new Error("enough");
  controller.abort(reason);
  await writeFile(sandbox.path("go"), "");
  expect(await outcome).toBe(reason);
  expect(await isThere(sandbox.path("done"))).toBe(true);
});

test("a program that does not end in time after the abort is killed", async () => {
  await using sandbox = await Sandbox.create();
  const controller = new AbortController();
  const work = shell("trap '' TERM INT; echo > started; sleep 300; sleep 300", {
    cwd: sandbox.directory,
    env: sandbox.env(),
    signal: controller.signal,
    abortGraceMs: 200,
  });
  const outcome = work.catch((reason: unknown) => reason);
  await until(() => isThere(sandbox.path("started")));
  const reason = new Error("enough");
  const start = performance.now();
  controller.abort(reason);
  expect(await outcome).toBe(reason);
  expect(performance.now() - start).toBeGreaterThan(190);
  await until(async () => (await sandbox.processes()).length === 0);
});

test("what is aborted already is not started", async () => {
  await using sandbox = await Sandbox.create();
  const signal = AbortSignal.abort(new Error("too late"));
  await expect(shell("echo > made", { cwd: sandbox.directory, signal })).rejects.toThrow(
    "too late",
  );
  await expect(access(sandbox.path("made"))).rejects.toThrow("ENOENT");
});

test("a program that has ended no longer listens for the abort", async () => {
  const { signal } = new AbortController();
  await shell("true", { signal });
  await failure(shell("false", { signal }));
  expect(getEventListeners(signal, "abort")).toEqual([]);
});

test.skipIf(!isRoot)(
  "a program runs as the account it is given (only root can do that)",
  async () => {
    const account = { name: "nobody", uid: 65534, gid: 65534 };
    expect(await shell("echo $(id -u) $(id -g)", { account, cwd: "/" })).toBe("65534 65534\n");
  },
);
