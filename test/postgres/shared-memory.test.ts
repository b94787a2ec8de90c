import { randomInt } from "node:crypto";
import { readdir, rm, writeFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { removeSharedMemory, segmentOf, sharedMemoryOf } from "../../src/postgres/shared-memory.ts";
import { Sandbox } from "../support/sandbox.ts";

/** As a server writes it (pidfile.h). */
const lines = ["4711", "/data", "1700000000", "5432", "/socket", "127.0.0.1", " 16974   32769", ""];

test("a server's segment is told by its postmaster.pid", async () => {
  await using sandbox = await Sandbox.create();
  await writeFile(sandbox.path("postmaster.pid"), lines.join("\n"));
  expect(segmentOf(sandbox.directory)).toEqual({ id: "32769", key: "16974" });
});

test.each([
  ["none", undefined],
  ["half a", "4711\n/data\n"],
])("with %s postmaster.pid there is none", async (_, text) => {
  await using sandbox = await Sandbox.create();
  if (text) await writeFile(sandbox.path("postmaster.pid"), text);
  expect(segmentOf(sandbox.directory)).toBeUndefined();
});

test("a file in the place of a server's own that nobody writes to is not waited for", async () => {
  await using sandbox = await Sandbox.create();
  const pid = sandbox.path("postmaster.pid");
  await sandbox.start("mkfifo", [pid]).ended;
  expect(segmentOf(sandbox.directory)).toBeUndefined();
});

test("of what was noted only names of shared memory count", async () => {
  await using sandbox = await Sandbox.create();
  const noted = sandbox.path("noted");
  await writeFile(noted, "PostgreSQL.12\n../../etc/passwd\nPostgreSQL.\n\nPostgreSQL.3456");
  const found = sharedMemoryOf({
    ...{ data: sandbox.directory, pid: sandbox.path("pid") },
    sharedMemory: noted,
  });
  expect(found.names).toEqual(["PostgreSQL.12", "PostgreSQL.3456"]);
});

describe.skipIf(process.platform !== "linux")(
  "of a server that was killed (known on Linux)",
  () => {
    /** A file such as a server has, with some numbers in it. */
    async function createFile(numbers: readonly number[]): Promise<string> {
      const name = `PostgreSQL.${randomInt(2 ** 31, 2 ** 32)}`;
      await writeFile(`/dev/shm/${name}`, new Uint8Array(Uint32Array.from(numbers).buffer));
      return name;
    }
    const numberOf = (name: string) => Number(name.split(".")[1]);

    test("what has a name is removed, with all that it lists, and nothing else", async () => {
      const [listed, other] = [await createFile([]), await createFile([1])];
      const list = await createFile([7, 0, numberOf(listed), 3]);
      try {
        await removeSharedMemory({ segment: undefined, names: [list] });
        const left = (await readdir("/dev/shm")).filter((name) =>
          [list, listed, other].includes(name),
        );
        expect(left).toEqual([other]);
      } finally {
        await rm(`/dev/shm/${other}`, { force: true });
      }
    });
  },
);
