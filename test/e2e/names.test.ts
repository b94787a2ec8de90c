import { spawnSync } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Ended, root, Sandbox } from "../support/sandbox.ts";

const reach = [process.execPath, join(root, "test", "support", "reach.mjs")] as const;
const reachInShell = reach.map((word) => `'${word}'`).join(" ");

/** What means something in SQL, in pg_hba.conf, in a URL, for a shell or in a connection string, as far as it is allowed. */
const names = {
  database: "we\"ird $(x) /&@%+ ü;:=,!~*'()[]{}<>|^`\\ %2F",
  username: "us er (x)/&@:ö?#=+%,;<>|~^`{}[]*!- %2F",
  password: " p'a\"s s:@/\\?#&=+%25$(x)é`\u{1F600} ",
};
const workers = ["", "_1", "_2"];

/** A run with a migrated table, these names and two workers. */
async function run(sandbox: Sandbox, args: readonly string[], given = names): Promise<Ended> {
  await mkdir(sandbox.path("m"), { recursive: true });
  await writeFile(sandbox.path("m", "1_t.sql"), "CREATE TABLE t (id int);");
  return sandbox.runCli([
    ...["--migrations", sandbox.path("m"), "--worker-databases", "2", "--port", "0"],
    ...Object.entries(given).map(([name, value]) => `--${name}=${value}`),
    ...args,
  ]);
}

function linesOf(text: string): unknown[] {
  const lines = text.split("\n").filter((line) => line.startsWith("["));
  return lines.map((line) => JSON.parse(line));
}

/** As {@link reach} says it of the migrated databases. */
function migrated({ database, username } = names): unknown[] {
  const byUrl = workers.map((end) => [`DATABASE_URL${end}`, `${database}${end}`, username, true]);
  return [["PG*", database, username, true], ...byUrl];
}

// Debian's is a wrapper, which may be there without any.
const psql = spawnSync("psql", ["--version"]).status === 0;

describe("names of any characters lead to the migrated databases", () => {
  test.for([
    ["pg", false],
    ["psql", !psql],
  ] as const)("by %s, with URLs and with PG* variables", async ([client, isMissing], { skip }) => {
    skip(isMissing, "it is not installed");
    await using sandbox = await Sandbox.create();
    const { code, stdout, stderr } = await run(sandbox, ["--", ...reach, client]);
    expect(code, stderr).toBe(0);
    expect(linesOf(stdout)).toEqual(migrated());
    expect(stderr).not.toContain(names.password);
    expect(stderr).not.toContain(encodeURIComponent(names.password));
    expect(await sandbox.leftovers()).toEqual([]);
  });

  test("for the migrate command, and from a snapshot", async () => {
    await using sandbox = await Sandbox.create();
    await writeFile(sandbox.path("seed"), "");
    // There are no copies for workers yet.
    const command = `unset DATABASE_URL_1 DATABASE_URL_2; ${reachInShell}`;
    const args = ["--migrate-command", command, "--snapshot-files", sandbox.path("seed")];
    const first = await run(sandbox, [...args, "--", "true"]);
    expect(first.code, first.stderr).toBe(0);
    expect(linesOf(first.stderr)).toEqual(migrated().slice(0, 2));
    const second = await run(sandbox, [...args, "--", ...reach]);
    expect(second.stderr).toMatch(/Snapshot +hit/);
    expect(linesOf(second.stdout)).toEqual(migrated());
  });

  // Of these some mean everybody, a group, a pattern, a file or a comment in pg_hba.conf and pg_ident.conf.
  test.for([
    "all",
    "replication",
    "+me",
    "/.*",
    "/[",
    "@file",
    "#me",
    "a,b",
    "a ",
    "-x",
    "0",
    "NULL",
  ])("for the user %j", async (username) => {
    await using sandbox = await Sandbox.create();
    const given = { ...names, username };
    const { code, stdout, stderr } = await run(sandbox, ["--", ...reach], given);
    expect(code, stderr).toBe(0);
    expect(linesOf(stdout)).toEqual(migrated(given));
  });

  test.for(["postgres", "a//b", "a/.b/..c", "user=x host=y", "postgresql://h/d", "é".repeat(30)])(
    "for the database %j",
    async (database) => {
      await using sandbox = await Sandbox.create();
      const given = { ...names, database };
      const { code, stdout, stderr } = await run(sandbox, ["--", ...reach], given);
      expect(code, stderr).toBe(0);
      expect(linesOf(stdout)).toEqual(migrated(given));
    },
  );
});

test.for(["what?", "#1", "a/../b", "..", ".", "a/.", "/a"])(
  "a database %j, which no URL can tell to every client, is refused before anything is started",
  async (database) => {
    await using sandbox = await Sandbox.create();
    const { code, stderr } = await run(sandbox, ["--", "true"], { ...names, database });
    expect(code).toBe(64);
    expect(stderr).toContain("database: expected a name that clients find in a URL");
    expect(stderr).toContain(`got ${JSON.stringify(database)}`);
    expect(await sandbox.leftovers()).toEqual([]);
  },
);
