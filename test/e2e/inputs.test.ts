import { execFileSync } from "node:child_process";
import { mkdir, readdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type InputName, inputs } from "../../src/run/inputs.ts";
import { Job } from "../support/job.ts";
import { type Ended, root, Sandbox, sqlCommand } from "../support/sandbox.ts";

const names = inputs.map(({ name }) => name);
const isOfAction = (name: InputName) =>
  inputs.some((input) => input.name === name && !("commandLineOnly" in input));
const isOfCommandLine = (name: InputName) =>
  inputs.some((input) => input.name === name && !("actionOnly" in input));

/** Of these any text is fine, as far as can be told before anything is started. */
const anything: readonly InputName[] = ["test-command", "migrate-command", "junit", "report-file"];
const nothing: readonly InputName[] = [
  ...["test-command", "migrate-command", "snapshot-files", "extensions", "settings"],
  ...(["junit"] as const),
] as readonly InputName[];
const asName: readonly InputName[] = ["database", "username", "password", "extensions"];

/** Values, each with the inputs that take it. */
const values: readonly [kind: string, value: string, takenBy: readonly InputName[]][] = [
  ["a blank", " ", [...nothing, "database", "username", "password", "report-file"]],
  ["a huge one", "x".repeat(20_000), ["test-command", "migrate-command"]],
  ["a negative number", "-1", [...anything, ...asName, "locale"]],
  ["a fraction", "1.5", [...anything, ...asName, "locale"]],
  ["no number", "many", [...anything, ...asName, "locale"]],
  ["two lines", "a\nb", [...anything, "extensions"]],
  ["quotes", "'\"`\\", [...anything, "database", "password", "extensions"]],
  ["a command in it", "$(touch pwned)", [...anything, "database", "password", "extensions"]],
  ["characters beyond ASCII", "é\u2028\u{1F600}", [...anything, ...asName]],
  ["a word of JavaScript", "__proto__", [...anything, ...asName, "locale"]],
  ["an option", "--version", [...anything, "database", "password", "extensions", "locale"]],
];

/** Those that are told to be off, each in a line of its own. */
function refused(lines: readonly string[]): string[] {
  const told = lines.map((line) => names.find((name) => line.startsWith(`${name}: `)));
  return names.filter((name) => told.includes(name));
}

function without(taken: readonly InputName[], of: (name: InputName) => boolean): string[] {
  return names.filter((name) => of(name) && !taken.includes(name));
}

/** What a step of the action has told as its error. */
function errorLines({ stdout }: Ended): string[] {
  const [, message = ""] = /^::error::([^\n]*)$/m.exec(stdout) ?? [];
  return message.replaceAll("%0A", "\n").replaceAll("%0D", "\r").replaceAll("%25", "%").split("\n");
}

async function expectNothing(sandbox: Sandbox): Promise<void> {
  expect(await readdir(sandbox.path("project"))).toEqual([]);
  expect(await sandbox.leftovers()).toEqual([]);
}

async function createSandbox(): Promise<Sandbox> {
  const sandbox = await Sandbox.create();
  await mkdir(sandbox.path("project"));
  return sandbox;
}

describe.concurrent("as every input at once, those that do not take it are told by name:", () => {
  test.for(values)("%s, at the command line", async ([, value, taken]) => {
    await using sandbox = await createSandbox();
    const given = names.filter(isOfCommandLine).map((name) => `--${name}=${value}`);
    const args = [...given, "--", "touch", "pwned"];
    const { code, stdout, stderr } = await sandbox.runCli(args, {}, sandbox.path("project"));
    expect([code, stdout], stderr).toEqual([64, ""]);
    const lines = stderr.split("\n").map((line) => line.replace(/^ram-postgres: /, ""));
    expect(refused(lines)).toEqual(without(taken, isOfCommandLine));
    expect(stderr.length).toBeLessThan(names.length * 600);
    await expectNothing(sandbox);
  });

  test.for(values)("%s, in the action", async ([, value, taken]) => {
    await using sandbox = await createSandbox();
    const job = await Job.create(sandbox);
    const given = Object.fromEntries(names.filter(isOfAction).map((name) => [name, value]));
    const ended = await job.start("main", given, {}, sandbox.path("project")).ended;
    expect(ended.code, ended.stdout).toBe(1);
    expect(refused(errorLines(ended))).toEqual(without(taken, isOfAction));
    await expectNothing(sandbox);
  });

  test("any of them, a NUL, or no text at all, in the library", async () => {
    await using sandbox = await createSandbox();
    const all = (value: unknown) => Object.fromEntries(names.map((name) => [name, value]));
    const given = [
      ...values.map(([, value, taken]) => [all(value), without(taken, () => true)] as const),
      ...["a\0b", 5432, true, null, {}].map((value) => [all(value), names] as const),
      [{ port: 5432 }, ["port"]] as const,
    ];
    const told = await inLibrary(
      sandbox,
      given.map(([each]) => each),
    );
    expect(told.map(({ error }) => error)).toEqual(given.map(() => "UsageError"));
    expect(told.map(({ message }) => refused(message.split("\n")))).toEqual(
      given.map(([, expected]) => expected),
    );
    const [unknown] = await inLibrary(sandbox, [{ nonsense: "1" }]);
    expect(unknown).toEqual({ error: "UsageError", message: "nonsense: there is no such input" });
    await expectNothing(sandbox);
  });
});

/** What `startDatabase` of the built library says to each of some inputs that it does not take. */
async function inLibrary(
  sandbox: Sandbox,
  given: readonly object[],
): Promise<{ error: string; message: string }[]> {
  const script = `
    import { startDatabase } from ${JSON.stringify(join(root, "dist", "index.js"))};
    for (const inputs of ${JSON.stringify(given)}) {
      const error = await startDatabase(inputs).then((database) => database[Symbol.asyncDispose](), (error) => error);
      console.log(JSON.stringify({ error: error?.name, message: error?.message }));
    }`;
  const file = sandbox.path("inputs.mjs");
  await writeFile(file, script);
  const { code, stdout, stderr } = await sandbox.start(
    process.execPath,
    [file],
    {},
    sandbox.path("project"),
  ).ended;
  expect(code, stderr).toBe(0);
  return stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}

describe.concurrent("those that take it have it:", () => {
  const taking = values.filter(([, , taken]) => taken.includes("database"));

  test.for(taking)("%s, as a name, a password and a file", async ([, value, taken]) => {
    await using sandbox = await createSandbox();
    const given = (["database", "username", "password", "junit", "report-file"] as const).filter(
      (name) => taken.includes(name),
    );
    const args = ["--port", "0", ...given.map((name) => `--${name}=${value}`)];
    const query = "SELECT current_database() || ' ' || current_user";
    const command = [
      "sh",
      "-c",
      'printf "%s\\n" "$PGPASSWORD"; exec "$@"',
      "sh",
      ...sqlCommand,
      query,
    ];
    const cwd = sandbox.path("project");
    const { code, stdout, stderr } = await sandbox.runCli([...args, "--", ...command], {}, cwd);
    expect(code, stderr).toBe(0);
    const username = taken.includes("username") ? value : "postgres";
    expect(stdout).toBe(`${value}\n${value} ${username}\n`);
    expect(await readdir(cwd)).toEqual([value]);
    expect(await sandbox.leftovers()).toEqual([]);
  });
});

/** A run that fails by itself, by what was given, of which nothing is left. */
async function failure(
  sandbox: Sandbox,
  args: readonly string[],
  expectedCode: number,
): Promise<string> {
  const all = ["--port", "0", ...args, "--", "touch", "pwned"];
  const { code, stdout, stderr } = await sandbox.runCli(all, {}, sandbox.path("project"));
  expect([code, stdout], stderr).toEqual([expectedCode, ""]);
  expect(await sandbox.leftovers()).toEqual([]);
  return stderr;
}

describe.concurrent("what only the server or the machine can tell is told by the input's name:", () => {
  test.for([
    ["a locale", ["--locale=-1"], 'locale: initdb does not take "-1"'],
    [
      "an extension",
      ["--extensions=$(touch pwned)"],
      "extensions: this server does not have $(touch",
    ],
    [
      "20,000 extensions",
      ["--extensions", Array.from({ length: 20_000 }, (_, n) => `e${n}`).join()],
      "extensions: this server does not have e0, e1, e2, e3, e4, e5, e6, e7, e8, e9 and 19990 more",
    ],
  ] as const)("%s", async ([, args, told]) => {
    await using sandbox = await createSandbox();
    const stderr = await failure(sandbox, args, 70);
    expect(stderr).toContain(told);
    expect(stderr.length).toBeLessThan(5000);
  });

  // The server's log has no word of any of these lines, or names another.
  test.for([
    ["ssl = on", ["work_mem = 64MB", "ssl = on", "max_connections = 300"]],
    [
      "max_locks_per_transaction = 99999999",
      ["max_connections = 300", "max_locks_per_transaction = 99999999"],
    ],
    [
      "shared_preload_libraries = nosuch",
      ["row_security = on", "shared_preload_libraries = nosuch"],
    ],
  ] as const)("the line %s among others", async ([line, lines]) => {
    await using sandbox = await createSandbox();
    const stderr = await failure(
      sandbox,
      lines.map((each) => `--settings=${each}`),
      70,
    );
    expect(stderr).toMatch(new RegExp(`^settings: look at "${line}"$`, "m"));
  });

  test("lines that are at fault together", async () => {
    await using sandbox = await createSandbox();
    const lines = ["wal_level = minimal", "max_wal_senders = 5", "row_security = on"];
    const stderr = await failure(
      sandbox,
      lines.map((each) => `--settings=${each}`),
      70,
    );
    expect(stderr).toMatch(/^settings: look at "wal_level = minimal", "max_wal_senders = 5"$/m);
  });
});

test("thousands of settings are refused, with which the server would take minutes to start", async () => {
  await using sandbox = await createSandbox();
  const lines = Array.from({ length: 10_000 }, (_, n) => `a.b${n} = 1`).join("\n");
  expect(await failure(sandbox, [`--settings=${lines.slice(0, 120_000)}`], 64)).toContain(
    "settings: expected at most 500 lines",
  );
  const bad = await failure(sandbox, [`--settings=${"?\n".repeat(10_000)}`], 64);
  expect(bad).toContain("… and 9950 more");
});

describe.concurrent("what would be waited for to be read is refused:", () => {
  const pipeIn = async (sandbox: Sandbox, directory: string, name: string) => {
    await mkdir(sandbox.path("project", directory));
    execFileSync("mkfifo", [sandbox.path("project", directory, name)]);
  };

  test.for([
    ["a named pipe", async (sandbox: Sandbox) => pipeIn(sandbox, "m", "1_a.sql")],
    [
      "a link to a device",
      async (sandbox: Sandbox) => {
        await mkdir(sandbox.path("project", "m"));
        await symlink("/dev/zero", sandbox.path("project", "m", "1_a.sql"));
      },
    ],
  ] as const)("%s among the migrations", async ([, make]) => {
    await using sandbox = await createSandbox();
    await make(sandbox);
    for (const snapshot of ["true", "false"]) {
      const args = ["--migrations", "m", "--snapshot", snapshot];
      expect(await failure(sandbox, args, 70)).toMatch(
        /migrations: expected files, got ".*1_a.sql"/,
      );
    }
  });

  test("a named pipe that snapshot-files leads to", async () => {
    await using sandbox = await createSandbox();
    await pipeIn(sandbox, "d", "pipe");
    await mkdir(sandbox.path("project", "e"));
    await symlink("../d/pipe", sandbox.path("project", "e", "seed"));
    const args = ["--snapshot-files", "e/*", "--migrate-command", "true"];
    expect(await failure(sandbox, args, 64)).toContain(
      'snapshot-files: "e/*" matches "e/seed", which is no file',
    );
  });

  test("and what can't be read is told with its file, and costs the snapshot", async () => {
    await using sandbox = await createSandbox();
    const args = ["--snapshot-files=/proc/self/mem", "--migrate-command=true", "--", "true"];
    const { code, stderr } = await sandbox.runCli(args, {}, sandbox.path("project"));
    expect(code, stderr).toBe(0);
    expect(stderr).toMatch(/snapshot-files: "\/proc\/self\/mem" can't be read: /);
  });

  // To match these takes for ever.
  const pattern = `${"*a".repeat(15)}b`;

  test.for([
    [["--snapshot-files", pattern, "--migrate-command", "true"], 64, "snapshot-files: "],
    [["--junit", pattern], 0, "junit: "],
  ] as const)("a glob with many stars: %j", async ([args, expected, input]) => {
    await using sandbox = await createSandbox();
    await writeFile(sandbox.path("project", "a".repeat(60)), "");
    const all = ["--port", "0", ...args, "--", "true"];
    const { code, stderr } = await sandbox.runCli(all, {}, sandbox.path("project"));
    expect(code, stderr).toBe(expected);
    expect(stderr.replace(/\n +/g, " ")).toContain(`${input}"${pattern}": it takes more than`);
    expect(await sandbox.leftovers()).toEqual([]);
  });
});

test.for(["file/x", "missing/x", "/proc/self/oom_score", ".", "link"])(
  "a report-file %j is told by its name",
  async (file) => {
    await using sandbox = await createSandbox();
    await writeFile(sandbox.path("project", "file"), "");
    await symlink("file", sandbox.path("project", "link"));
    expect(await failure(sandbox, [`--report-file=${file}`], 64)).toMatch(
      new RegExp(`^ram-postgres: report-file: .*${file}"`, "m"),
    );
  },
);
