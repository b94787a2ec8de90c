import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { node24 } from "../support/node24.ts";
import { root, Sandbox } from "../support/sandbox.ts";

/** Runs the action's sources under GitHub's own tool for that, main step and post step. */
async function runLocalAction(sandbox: Sandbox, inputs: Record<string, string>) {
  const lines = Object.entries(inputs).map(
    ([name, value]) => `INPUT_${name.toUpperCase()}='${value}'`,
  );
  await writeFile(sandbox.path(".env"), lines.join("\n"));
  const program = join(root, "node_modules", "@github", "local-action", "bin", "local-action.js");
  const steps = ["src/action/main.ts", sandbox.path(".env"), "--post", "src/action/post.ts"];
  const path = `${join(root, "node_modules", ".bin")}:${process.env.PATH}`;
  return sandbox.start(node24, [program, "run", ".", ...steps], { PATH: path }).ended;
}

/** The tool itself leaves what it compiled. */
async function leftByUs(sandbox: Sandbox): Promise<string[]> {
  return (await sandbox.leftovers()).filter((name) => !name.startsWith("tsx-"));
}

test("runs the tests under GitHub's local-action", async () => {
  await using sandbox = await Sandbox.create();
  const { code, stdout } = await runLocalAction(sandbox, { "test-command": "echo on $PGDATABASE" });
  expect(code, stdout).toBe(0);
  expect(stdout).toContain("on test\n");
  expect(stdout).toContain("tests passed in");
  expect(stdout).toMatch(/exit-code.*0/);
  expect(await leftByUs(sandbox)).toEqual([]);
});

test("sets up alone under GitHub's local-action, and its post step ends the server", async () => {
  await using sandbox = await Sandbox.create();
  const { code, stdout } = await runLocalAction(sandbox, { migrations: "migrations" });
  expect(code, stdout).toBe(0);
  expect(stdout).toContain("later steps");
  expect(await leftByUs(sandbox)).toEqual([]);
});
