import { mkdir, symlink } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { findProcessesIn } from "../../src/postgres/serving.ts";
import { Sandbox, until } from "../support/sandbox.ts";

describe.skipIf(process.platform !== "linux")("of a server's data (on Linux)", () => {
  test("all who work there are found, by whatever path, but for who is there from a terminal", async () => {
    await using sandbox = await Sandbox.create();
    await mkdir(sandbox.path("disk", "data"), { recursive: true });
    await symlink(sandbox.path("disk"), sandbox.path("link"));
    const sleeping = "cd disk/data; exec sleep 300";
    const server = sandbox.start("sh", ["-c", sleeping], {}, sandbox.directory);
    const terminal = `sh -c '${sleeping}'`;
    sandbox.start("script", ["-qc", terminal, "/dev/null"], {}, sandbox.directory);
    const disk = sandbox.path("disk");
    const sleeps = async () =>
      (await sandbox.processes()).filter((each) => /^\d+ sleep 300 *$/.test(each));
    await until(async () => (await sleeps()).length === 2);
    expect(findProcessesIn(disk)).toEqual([server.child.pid]);
    expect(findProcessesIn(sandbox.path("link"))).toEqual([server.child.pid]);
  });
});
