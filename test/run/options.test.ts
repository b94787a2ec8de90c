import { mkdir, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type InputName, inputs, type RawInputs } from "../../src/run/inputs.ts";
import { type Options, parseOptions, UsageError } from "../../src/run/options.ts";
import { Sandbox } from "../support/sandbox.ts";

function parse(raw: RawInputs = {}, cwd = tmpdir()): Promise<Options> {
  return parseOptions(raw, cwd);
}

/** The problems with some inputs, of which there must be one at least. */
async function problemsOf(raw: RawInputs, cwd?: string): Promise<readonly string[]> {
  const error = await parse(raw, cwd).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof UsageError)) throw new Error(`expected a UsageError, got ${error}`);
  expect(error.message).toBe(error.problems.join("\n"));
  return error.problems;
}

const blank = ["", " ", "\n", "\t \n"];
/** What no input takes that wants something particular. */
const nonsense = ["nonsense", "$(id)", "`id`", "' OR 1=1", '"', "\0", "a\0b", "1\n2", "ünï", "😀"];
const noWholeNumbers = ["-1", "+1", "1.5", "1e3", "0x10", "1,000", "1 000", "٣", "Infinity", "NaN"];

describe("without inputs", () => {
  test("everything has its default, and the password is random", async () => {
    const options = await parse();
    expect(options).toEqual({
      testCommand: undefined,
      workingDirectory: tmpdir(),
      migrations: undefined,
      migrateCommand: undefined,
      snapshot: true,
      snapshotFiles: undefined,
      postgresVersion: undefined,
      database: "test",
      username: "postgres",
      password: expect.stringMatching(/^[0-9a-f]{32}$/),
      port: undefined,
      workerDatabases: 0,
      extensions: [],
      settings: [],
      locale: "C.UTF-8",
      ramDisk: "auto",
      ramDiskSize: undefined,
      junit: [],
      audit: "report",
      baseline: false,
      report: "text",
      reportFile: undefined,
    } satisfies Record<keyof Options, unknown>);
    expect((await parse()).password).not.toBe(options.password);
  });

  const scripts = ["test-command", "migrate-command"];
  const lists = ["snapshot-files", "extensions", "settings", "junit"];

  test.each(inputs.map(({ name }) => name))("%s is as good as none when empty", async (name) => {
    const { password: _, ...defaults } = await parse();
    const isBlankNothing = [...scripts, ...lists].includes(name);
    for (const value of isBlankNothing ? blank : [""]) {
      const { password: __, ...options } = await parse({ [name]: value });
      expect(options).toEqual(defaults);
    }
  });
});

describe("a good value", () => {
  const longName = "é".repeat(31);

  test.each<[InputName, string, Partial<Options>]>([
    [
      "test-command",
      "npm test | tee log\necho $(id)",
      { testCommand: "npm test | tee log\necho $(id)" },
    ],
    [
      "migrate-command",
      "npx prisma migrate deploy",
      { migrateCommand: "npx prisma migrate deploy" },
    ],
    ["snapshot", "true", { snapshot: true }],
    ["snapshot", " false\n", { snapshot: false }],
    ["postgres-version", "14", { postgresVersion: { major: 14 } }],
    ["postgres-version", "17.5", { postgresVersion: { major: 17, minor: 5 } }],
    ["postgres-version", " 18\n", { postgresVersion: { major: 18 } }],
    ["database", "app", { database: "app" }],
    ["database", "postgres", { database: "postgres" }],
    ["database", "My \"odd\" $(id) `x` 'db' /&@%", { database: "My \"odd\" $(id) `x` 'db' /&@%" }],
    ["database", longName, { database: longName }],
    ["database", "x".repeat(63), { database: "x".repeat(63) }],
    ["username", "me", { username: "me" }],
    ["username", "Jürgen von 😀", { username: "Jürgen von 😀" }],
    ["password", "s3cret", { password: "s3cret" }],
    ["password", " '\"$(id)`:@/?#%\\ é😀 ", { password: " '\"$(id)`:@/?#%\\ é😀 " }],
    ["password", "x".repeat(500), { password: "x".repeat(500) }],
    ["junit", "a/*.xml\n\n b.xml", { junit: ["a/*.xml", "b.xml"] }],
    ["audit", "fail", { audit: "fail" }],
    ["baseline", " true\n", { baseline: true }],
    ["report", "markdown", { report: "markdown" }],
    ["report", " json\n", { report: "json" }],
    ["report-file", "a report.md", { reportFile: join(tmpdir(), "a report.md") }],
    ["port", "0", { port: 0 }],
    ["port", "5432", { port: 5432 }],
    ["port", " 65535\n", { port: 65535 }],
    ["port", "00005432", { port: 5432 }],
    ["worker-databases", "0", { workerDatabases: 0 }],
    ["worker-databases", "4", { workerDatabases: 4 }],
    ["worker-databases", "1000", { workerDatabases: 1000 }],
    ["extensions", "citext", { extensions: ["citext"] }],
    [
      "extensions",
      "citext, uuid-ossp,,\n  pg_trgm \n",
      { extensions: ["citext", "uuid-ossp", "pg_trgm"] },
    ],
    ["extensions", ",\n,", { extensions: [] }],
    ["settings", "work_mem = 64MB", { settings: [{ name: "work_mem", value: "64MB" }] }],
    ["settings", "# none\n\n", { settings: [] }],
    ...["*", "0.0.0.0", "localhost", "10.0.0.1, 127.0.0.1"].map((value) => {
      const setting = { name: "listen_addresses", value };
      const text = `listen_addresses = '${value}'`;
      return ["settings", text, { settings: [setting] }] as [InputName, string, Partial<Options>];
    }),
    ["locale", "de_DE.UTF-8", { locale: "de_DE.UTF-8" }],
    ["locale", "ca_ES.UTF-8@valencia", { locale: "ca_ES.UTF-8@valencia" }],
    ["locale", "C", { locale: "C" }],
    ["ram-disk", "auto", { ramDisk: "auto" }],
    ["ram-disk", "required", { ramDisk: "required" }],
    ["ram-disk-size", "128M", { ramDiskSize: 128 * 1024 ** 2 }],
    ["ram-disk-size", "2G", { ramDiskSize: 2 * 1024 ** 3 }],
    ["ram-disk-size", " 512M\n", { ramDiskSize: 512 * 1024 ** 2 }],
  ])("%s: %j", async (name, value, expected) => {
    expect(await parse({ [name]: value })).toMatchObject(expected);
  });

  test("of several settings keeps their order", async () => {
    const { settings } = await parse({ settings: "work_mem = 1MB\r\njit on\nwork_mem = '2MB'" });
    expect(settings.map(({ name, value }) => `${name}=${value}`)).toEqual([
      "work_mem=1MB",
      "jit=on",
      "work_mem=2MB",
    ]);
  });
});

describe("a bad value is refused with its input's name, itself and what is allowed", () => {
  const huge = "9".repeat(400);

  test.each<[InputName, RegExp, string[]]>([
    ["postgres-version", /a major from 14/, ["13", "9.6", "17.5.1", "latest", "v17", huge]],
    [
      "postgres-version",
      /a major from 14/,
      [...noWholeNumbers.filter((text) => text !== "1.5"), ...nonsense],
    ],
    ["port", /a whole number from 0 to 65535/, ["65536", huge, "5432 5433"]],
    ["port", /a whole number from 0 to 65535/, [...noWholeNumbers, ...nonsense]],
    ["worker-databases", /a whole number from 0 to 1000/, ["1001", huge]],
    ["worker-databases", /a whole number from 0 to 1000/, [...noWholeNumbers, ...nonsense]],
    [
      "database",
      /at most 63 bytes without control characters/,
      ["a\nb", "a\0b", "tab\t", "x\u007f"],
    ],
    ["database", /at most 63 bytes/, ["x".repeat(64), "é".repeat(32), "😀".repeat(16)]],
    ["database", /the cluster's templates/, ["template0", "template1"]],
    [
      "database",
      /clients find in a URL: without "\?" and "#"/,
      ["a?b", "a#b", "/a", "a/../b", "."],
    ],
    ["database", /a name without half characters/, ["a\ud800b"]],
    ["username", /a name without half characters/, ["\udc00"]],
    ["username", /at most 63 bytes without control characters/, ["a\nb", "a\0b", "x".repeat(64)]],
    ["username", /not reserved/, ["pg_signal_backend", "public", "none"]],
    ["username", /a name without any of/, ['a"b', "it's", "$(id)", "a\\b", "a--b", "a/*b", "a*/"]],
    ["extensions", /at most 63 bytes/, ["citext,a\0b", "x".repeat(64), "hstore\tcitext"]],
    [
      "locale",
      /the name of a locale/,
      ["C.UTF-8 --nosync", "de_DE/../x", "a=b", ...nonsense.slice(1)],
    ],
    ["ram-disk", /"auto" or "required"/, ["AUTO", "true", "yes", ...nonsense]],
    ["ram-disk-size", /such as 512M or 2G, at least 128M/, ["127M", "0G", "512", "1.5G", "-1G"]],
    ["ram-disk-size", /such as 512M or 2G/, ["512MB", "512m", "2 G", `${huge}G`, ...nonsense]],
  ])("%s: expected %s", async (name, allowed, values) => {
    for (const value of values) {
      const [problem = "", ...others] = await problemsOf({ [name]: value });
      expect(others).toEqual([]);
      expect(problem).toMatch(allowed);
      expect(problem).toContain(JSON.stringify(name === "extensions" ? culprit(value) : value));
      expect(problem.startsWith(`${name}: expected `)).toBe(true);
    }
  });

  /** Of a list, the name that is refused. */
  function culprit(list: string): string {
    return list.split(",").at(-1) ?? "";
  }

  test.each<InputName>(["test-command", "migrate-command"])(
    "%s: a NUL character, which no program's argument can hold",
    async (name) => {
      const problems = await problemsOf({ [name]: "npm test\0" });
      expect(problems).toEqual([`${name}: a NUL character can't be passed to a program`]);
    },
  );

  test("settings: each line that is none, and each that is an input or the run's own", async () => {
    const settings = "jit = off\nnonsense\n= 5\nport = 5433\ninclude 'x'\nwork_mem = $(id) x";
    const problems = await problemsOf({ settings });
    expect(problems).toEqual([
      expect.stringMatching(/^settings: expected lines such as .*"nonsense"/),
      expect.stringMatching(/^settings: expected lines such as .*"= 5"/),
      "settings: port can't be set here: use the input port",
      "settings: include can't be set here: write the settings here",
      expect.stringMatching(/^settings: expected lines such as .*"work_mem = \$\(id\) x"/),
    ]);
  });

  test.each(["''", "10.9.9.9", "::1", '"127.0.0.2"'])(
    "settings: listening at %s, where clients are not sent",
    async (addresses) => {
      const settings = `listen_addresses = '${addresses.replaceAll("'", "")}'`;
      const [problem] = await problemsOf({ settings });
      expect(problem).toMatch(
        /^settings: listen_addresses: expected "127\.0\.0\.1" among them, got /,
      );
    },
  );

  test("settings: a NUL character", async () => {
    expect(await problemsOf({ settings: "work_mem = 1MB\0" })).toHaveLength(1);
  });
});

describe("a password that can't be used", () => {
  test.each([
    ["a newline", "s3cret\nline", "password: expected text without control characters"],
    ["a NUL", "s3cret\0", "password: expected text without control characters"],
    ["half a character", "s3cret\ud800", "password: expected text without half characters"],
    ["too many bytes", `s3cret${"é".repeat(250)}`, "password: expected at most 500 bytes"],
  ])("for %s is refused without being told", async (_, password, problem) => {
    expect(await problemsOf({ password })).toEqual([problem]);
  });

  test("is not told among other problems either", async () => {
    const problems = await problemsOf({ password: "s3cret\n", port: "-1", database: "a\nb" });
    expect(problems).toHaveLength(3);
    expect(problems.join()).not.toContain("s3cret");
  });

  test("is not told when all others are refused and it is good", async () => {
    const problems = await problemsOf({ password: "s3cret", port: "s", "ram-disk": "x" });
    expect(problems.join()).not.toContain("s3cret");
  });
});

describe("all problems are told at once", () => {
  test("each with its input's name", async () => {
    const raw: RawInputs = {
      "test-command": "a\0",
      "working-directory": "no/such/place",
      migrations: "migrations",
      "migrate-command": "a\0",
      snapshot: "maybe",
      "snapshot-files": "no/such/*.file",
      "postgres-version": "9",
      database: "template1",
      username: "pg_me",
      password: "a\nb",
      port: "65536",
      "worker-databases": "many",
      extensions: "a\0b",
      settings: "nonsense",
      locale: "a b",
      "ram-disk": "yes",
      "ram-disk-size": "1K",
      junit: "a\0b",
      audit: "maybe",
      baseline: "maybe",
      report: "xml",
      "report-file": "no/such/place/report.json",
    };
    expect(Object.keys(raw).sort()).toEqual(inputs.map(({ name }) => name).sort());
    const names = (await problemsOf(raw)).map((problem) => problem.split(":")[0]);
    expect(names.sort()).toEqual(Object.keys(raw).sort());
  });
});

describe("the names of worker databases", () => {
  test("must fit as well", async () => {
    const database = "x".repeat(61);
    expect((await parse({ database, "worker-databases": "9" })).workerDatabases).toBe(9);
    expect(await problemsOf({ database, "worker-databases": "10" })).toEqual([
      `database: with worker-databases, "${database}_10" would be longer than 63 bytes`,
    ]);
  });

  test("are of no concern when there are none", async () => {
    await expect(parse({ database: "x".repeat(63) })).resolves.toBeDefined();
  });
});

describe("directories", () => {
  test("are resolved: the working directory from where we are, migrations from there", async () => {
    await using sandbox = await Sandbox.create();
    await mkdir(sandbox.path("app", "db"), { recursive: true });
    const raw = { "working-directory": "app", migrations: "db" };
    expect(await parse(raw, sandbox.directory)).toMatchObject({
      workingDirectory: sandbox.path("app"),
      migrations: sandbox.path("app", "db"),
    });
    const absolute = {
      "working-directory": sandbox.path("app"),
      migrations: sandbox.path("app", "db"),
    };
    expect(await parse(absolute)).toMatchObject({ migrations: sandbox.path("app", "db") });
  });

  test("may have names of any characters, and links may lead to them", async () => {
    await using sandbox = await Sandbox.create();
    const odd = "a b 'ü' $(id) 😀";
    await mkdir(sandbox.path(odd));
    await symlink(sandbox.path(odd), sandbox.path("link"));
    for (const name of [odd, "link"]) {
      const options = await parse({ "working-directory": name }, sandbox.directory);
      expect(options.workingDirectory).toBe(sandbox.path(name));
    }
  });

  test("must exist", async () => {
    await using sandbox = await Sandbox.create();
    const raw = { "working-directory": "gone", migrations: "db" };
    expect(await problemsOf(raw, sandbox.directory)).toEqual([
      `working-directory: expected a directory, got "${sandbox.path("gone")}", which does not exist`,
      `migrations: expected a directory, got "${sandbox.path("gone", "db")}", which does not exist`,
    ]);
  });

  test("must be directories", async () => {
    await using sandbox = await Sandbox.create();
    await writeFile(sandbox.path("file"), "");
    expect(await problemsOf({ migrations: "file" }, sandbox.directory)).toEqual([
      `migrations: expected a directory, got "${sandbox.path("file")}", which is something else`,
    ]);
    const [problem] = await problemsOf({ migrations: "file/deeper" }, sandbox.directory);
    expect(problem).toContain("which can't be read (ENOTDIR)");
  });

  test.each(["a\0b", "x".repeat(5000)])("that no system has are refused too", async (name) => {
    const [problem] = await problemsOf({ migrations: name });
    expect(problem).toMatch(/^migrations: expected a directory, got .*(, which can't be read|…$)/s);
  });
});
