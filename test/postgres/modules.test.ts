import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { expect, test } from "vitest";
import { hasModule } from "../../src/postgres/modules.ts";
import { Sandbox } from "../support/sandbox.ts";

test.each([
  ["lib/postgresql/17/bin", "lib/postgresql/17/lib/counter.so"],
  ["opt/postgresql@17/bin", "opt/postgresql@17/lib/postgresql/counter.dylib"],
  ["libexec/postgresql17", "lib/postgresql17/counter.so"],
])("a server in %s may have a module as %s", async (programs, module) => {
  await using sandbox = await Sandbox.create();
  const directory = sandbox.path(programs);
  await mkdir(directory, { recursive: true });
  expect(hasModule({ directory }, "counter")).toBe(false);
  await mkdir(dirname(sandbox.path(module)), { recursive: true });
  await writeFile(sandbox.path(module), "");
  expect(hasModule({ directory }, "counter")).toBe(true);
  expect(hasModule({ directory }, "other")).toBe(false);
});
