import { chmod, mkdir, symlink, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { expect, test } from "vitest";
import { findProgram, searchPath } from "../../src/process/find-program.ts";
import { Sandbox } from "../support/sandbox.ts";

async function addFile(file: string, mode = 0o755): Promise<string> {
  await mkdir(join(file, ".."), { recursive: true });
  await writeFile(file, "#!/bin/sh\n");
  await chmod(file, mode);
  return file;
}

function pathOf(...directories: string[]): NodeJS.ProcessEnv {
  return { PATH: directories.join(delimiter) };
}

test.each([
  [{ PATH: ["/b", "", "/a"].join(delimiter) }, ["/b", "/a"]],
  [{ Path: "/windows" }, ["/windows"]],
  [{ PATH: "" }, []],
  [{}, ["/usr/local/bin", "/usr/bin", "/bin"]],
])("the search path of %j is %j", (env, directories) => {
  expect(searchPath(env)).toEqual(directories);
});

test("the first of several programs on PATH is found", async () => {
  await using sandbox = await Sandbox.create();
  const first = await addFile(sandbox.path("a", "tool"));
  await addFile(sandbox.path("b", "tool"));
  const env = pathOf(sandbox.path("missing"), sandbox.path("a"), sandbox.path("b"));
  expect(findProgram("tool", env)).toBe(first);
});

test("files that can't be executed and directories are passed over", async () => {
  await using sandbox = await Sandbox.create();
  await addFile(sandbox.path("a", "tool"), 0o644);
  await mkdir(sandbox.path("b", "tool"), { recursive: true });
  const right = await addFile(sandbox.path("c", "tool"));
  const env = pathOf(sandbox.path("a"), sandbox.path("b"), sandbox.path("c"));
  expect(findProgram("tool", env)).toBe(right);
});

test("links are followed, and those that lead nowhere passed over", async () => {
  await using sandbox = await Sandbox.create();
  const target = await addFile(sandbox.path("real", "tool"));
  await mkdir(sandbox.path("a"));
  await mkdir(sandbox.path("b"));
  await symlink(sandbox.path("gone"), sandbox.path("a", "tool"));
  await symlink(target, sandbox.path("b", "tool"));
  const env = pathOf(sandbox.path("a"), sandbox.path("b"));
  expect(findProgram("tool", env)).toBe(sandbox.path("b", "tool"));
});

test("a name that PATH does not have is told as none", async () => {
  await using sandbox = await Sandbox.create();
  expect(findProgram("tool", pathOf(sandbox.directory))).toBeUndefined();
  expect(findProgram("tool", {})).toBeUndefined();
});

test("a name with a slash is a path from the directory it is run in, whatever PATH says", async () => {
  await using sandbox = await Sandbox.create();
  const program = await addFile(sandbox.path("bin", "tool"));
  await addFile(sandbox.path("path", "bin", "tool"));
  const env = pathOf(sandbox.path("path"));
  expect(findProgram("bin/tool", env, sandbox.directory)).toBe(program);
  expect(findProgram("./bin/tool", env, sandbox.directory)).toBe(program);
  expect(findProgram(program, {})).toBe(program);
  expect(findProgram("./tool", env, sandbox.directory)).toBeUndefined();
});
