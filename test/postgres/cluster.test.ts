import { mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { writeRunSettings } from "../../src/postgres/cluster.ts";
import { Sandbox } from "../support/sandbox.ts";

/** What a run is configured by, when its cluster has this file. */
async function settingsWith(sandbox: Sandbox, content: string | Buffer): Promise<string> {
  const [data, settings] = [sandbox.path("data"), sandbox.path("settings.conf")];
  await mkdir(data, { recursive: true });
  await writeFile(sandbox.path("data", "postgresql.conf"), content);
  return write(data, settings);
}

function write(data: string, settings: string): Promise<string> {
  writeRunSettings({ data, settings } as never, [{ name: "fsync", value: "off" }], undefined);
  return readFile(settings, "utf8");
}

test("a run has the cluster's settings without its comments, and then its own", async () => {
  await using sandbox = await Sandbox.create();
  const content = "# a comment\n\n  #port = 1\nport = 2\t# another\nlc_time = 'x#y'\n";
  expect(await settingsWith(sandbox, content)).toBe(
    "port = 2\t# another\nlc_time = 'x#y'\nfsync = 'off'\n",
  );
});

test.each([
  ["that names other files", "port = 2\n Include_if_exists 'more.conf'\n"],
  ["that is not UTF-8", Buffer.from("lc_time = 'fran\xe7ais'\n", "latin1")],
  ["that is very long", "port = 2\n".repeat(40_000)],
  ["without a word", ""],
])("of a cluster's file %s it has the whole", async (_, content) => {
  await using sandbox = await Sandbox.create();
  expect(await settingsWith(sandbox, content)).toBe(
    `include = '${sandbox.path("data", "postgresql.conf")}'\nfsync = 'off'\n`,
  );
});

test("what is in the place of a cluster's file is not read", async () => {
  await using sandbox = await Sandbox.create();
  await mkdir(sandbox.path("data"));
  await writeFile(sandbox.path("secret"), "secret = 'yes'\n");
  await symlink(sandbox.path("secret"), sandbox.path("data", "postgresql.conf"));
  const text = await write(sandbox.path("data"), sandbox.path("settings.conf"));
  expect(text).not.toContain("secret");
});
