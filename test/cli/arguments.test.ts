import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { helpText, type Invocation, parseArguments } from "../../src/cli/arguments.ts";
import { type Input, inputs, type RawInputs } from "../../src/run/inputs.ts";
import { UsageError } from "../../src/run/options.ts";

const table: readonly Input[] = inputs;
/** Each with its name first, for the titles of tests. */
const options = table
  .filter(({ actionOnly }) => !actionOnly)
  .map((option) => [option.name, option] as const);

function inputsOf(...argv: string[]): RawInputs {
  const invocation = parseArguments([...argv, "--", "true"]);
  if (invocation.kind !== "run") throw new Error(`expected a run, got ${invocation.kind}`);
  return invocation.inputs;
}

function problemsOf(...argv: string[]): readonly string[] {
  try {
    parseArguments(argv);
  } catch (error) {
    if (error instanceof UsageError) return error.problems;
    throw error;
  }
  throw new Error("expected a UsageError");
}

describe("the command", () => {
  test.each([
    [["--", "npm", "test"], "npm", ["test"]],
    [["--", "npm"], "npm", []],
    [["--", "npm", "test", "--", "--port", "1", "-h"], "npm", ["test", "--", "--port", "1", "-h"]],
    [["--", "--", "x"], "--", ["x"]],
    [["--", "sh", "-c", "$(id) 'a  b'", ""], "sh", ["-c", "$(id) 'a  b'", ""]],
    [["--", "--help"], "--help", []],
  ])("of %j is %j with %j", (argv, file, args) => {
    const expected: Invocation = {
      kind: "run",
      inputs: {},
      command: { kind: "program", file, args },
    };
    expect(parseArguments(argv)).toEqual(expected);
  });

  test.each([[[]], [["--"]], [["--", ""]], [["--", "", "npm"]], [["--port", "0"]]])(
    "is missing in %j",
    (argv) => {
      expect(problemsOf(...argv)).toEqual([
        "there is no test command: ram-postgres [options] -- COMMAND",
      ]);
    },
  );
});

describe("options", () => {
  test.each(options)("--%s takes a value, after a blank or an equals sign", (name) => {
    expect(inputsOf(`--${name}`, "the value")).toEqual({ [name]: "the value" });
    expect(inputsOf(`--${name}=the = value`)).toEqual({ [name]: "the = value" });
    expect(inputsOf(`--${name}=`)).toEqual({ [name]: "" });
    expect(inputsOf(`--${name}`, "-1")).toEqual({ [name]: "-1" });
    expect(inputsOf(`--${name}=--x`)).toEqual({ [name]: "--x" });
  });

  test("may be given together, in any order", () => {
    expect(inputsOf("--port", "0", "--migrations=db", "--database", "app")).toEqual({
      migrations: "db",
      database: "app",
      port: "0",
    });
  });

  test.each(options.filter(([, { isList }]) => isList))(
    "--%s may be given several times, a line each",
    (name) => {
      expect(inputsOf(`--${name}`, "a", `--${name}=b`, `--${name}`, "c")).toEqual({
        [name]: "a\nb\nc",
      });
    },
  );

  test.each(options.filter(([, { isList }]) => !isList))("--%s may not be given twice", (name) => {
    const argv = [`--${name}`, "a", `--${name}=a`, "--", "true"];
    expect(problemsOf(...argv)).toEqual([`--${name} is given twice`]);
  });

  test.each(options)("--%s without a value is a problem that says what it takes", (_, option) => {
    const problem = `--${option.name} takes a value: ${option.value}`;
    expect(problemsOf(`--${option.name}`, "--", "true")).toEqual([problem]);
  });

  test.each(options)("--%s does not take another option for its value", (_, option) => {
    const other = option.name === "port" ? "--database" : "--port";
    const [problem, ...others] = problemsOf(`--${option.name}`, `${other}=5`, "--", "true");
    expect(problem).toBe(
      `--${option.name} takes a value: ${option.value}; one that begins with -- is written --${option.name}=${other}=5`,
    );
    expect(others).toEqual([]);
  });

  test.each([
    [["--nope", "--", "true"], "--nope"],
    [["--nope=5", "--", "true"], "--nope"],
    [["--Port", "--", "true"], "--Port"],
    [["--por", "--", "true"], "--por"],
    [["--no-port", "--", "true"], "--no-port"],
    [["-p", "--", "true"], "-p"],
    [["--test-command=npm test", "--", "true"], "--test-command"],
    [["--__proto__=x", "--", "true"], "--__proto__"],
    [["--constructor", "--", "true"], "--constructor"],
    [["--snapshots", "--", "true"], "--snapshots"],
    [["--prune", "--", "true"], "--prune"],
  ])("there are no others: %j", (argv, name) => {
    expect(problemsOf(...argv)).toEqual([`${name} is not an option; see ram-postgres --help`]);
  });

  test("a command without -- before it is a problem that says where it belongs", () => {
    expect(problemsOf("npm", "test")).toEqual([
      '"npm" is no option; the test command comes after --',
      '"test" is no option; the test command comes after --',
      "there is no test command: ram-postgres [options] -- COMMAND",
    ]);
  });

  test("all problems are told at once", () => {
    expect(problemsOf("--nope", "--port", "1", "--port", "2", "stray", "--database")).toEqual([
      "--nope is not an option; see ram-postgres --help",
      "--port is given twice",
      '"stray" is no option; the test command comes after --',
      "--database takes a value: NAME",
      "there is no test command: ram-postgres [options] -- COMMAND",
    ]);
  });
});

describe("help and version", () => {
  test.each([
    [["--help"], "help"],
    [["-h"], "help"],
    [["--version"], "version"],
    [["-V"], "version"],
    [["--port", "5433", "--help"], "help"],
    [["--nope", "--help"], "help"],
    [["--help", "--", "npm", "test"], "help"],
    [["--version", "--help"], "version"],
  ])("%j asks for the %s", (argv, kind) => {
    expect(parseArguments(argv)).toEqual({ kind });
  });

  test("are of the test command after --", () => {
    expect(parseArguments(["--", "npm", "--help"])).toMatchObject({ kind: "run" });
  });
});

describe("the word snapshots", () => {
  test.each([
    [["snapshots"], { kind: "snapshots", prune: false }],
    [["snapshots", "--prune"], { kind: "snapshots", prune: true }],
    [["snapshots", "--prune", "--prune"], { kind: "snapshots", prune: true }],
    [["snapshots", "--help"], { kind: "help" }],
    [["snapshots", "-V"], { kind: "version" }],
  ])("%j is taken for what it says", (argv, invocation) => {
    expect(parseArguments(argv)).toEqual(invocation);
  });

  test.each([
    [
      ["snapshots", "--port", "1"],
      ["--port", "1"],
    ],
    [["snapshots", "--prune=yes"], ["--prune=yes"]],
    [
      ["snapshots", "--", "true"],
      ["--", "true"],
    ],
    [["snapshots", "old"], ["old"]],
  ])("%j has more than it takes", (argv, more) => {
    const expected = more.map((word) => `snapshots takes no "${word}", only --prune`);
    expect(problemsOf(...argv)).toEqual(expected);
  });
});

describe("the text of --help", () => {
  const lines = helpText().split("\n");

  test.each(options)("has a line for --%s with its value, meaning and default", (_, option) => {
    const line = lines.find((each) => each.startsWith(`  --${option.name} `)) ?? "";
    expect(line).toContain(`--${option.name} ${option.value}`);
    expect(line).toContain(option.help);
    expect(line.includes("default: ")).toBe(option.default !== undefined);
    if (option.default !== undefined) expect(line).toContain(`default: ${option.default}`);
    expect(line.includes("repeatable")).toBe(option.isList ?? false);
  });

  test("has no option that there is not", () => {
    const names = lines.flatMap((line) => /^ {2}--([a-z-]+)/.exec(line)?.[1] ?? []);
    expect(names).toEqual([...options.map(([name]) => name), "help", "version"]);
  });

  test("has the defaults of action.yml", async () => {
    const file = new URL("../../action.yml", import.meta.url);
    const action: { inputs: Record<string, { default?: string }> } = parse(
      await readFile(file, "utf8"),
    );
    const told = Object.fromEntries(
      lines.flatMap((line) => {
        const [, name, preset] = /^ {2}--([a-z-]+).*\(.*default: (\S+)\)$/.exec(line) ?? [];
        return name === undefined ? [] : [[name, preset]];
      }),
    );
    const presets = Object.entries(action.inputs).flatMap(([name, { default: preset }]) =>
      preset === undefined ? [] : [[name, preset]],
    );
    const { report, ...inAction } = told;
    expect(inAction).toEqual(Object.fromEntries(presets));
    expect(report).toBe("text");
  });

  test("fits a terminal of 120 columns, and ends with a line's end", () => {
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(120);
    expect(helpText()).toMatch(/\S\n$/);
  });

  test("says what the exit codes are", () => {
    for (const code of ["64", "70", "127", "128 + n"]) expect(helpText()).toContain(code);
  });
});
