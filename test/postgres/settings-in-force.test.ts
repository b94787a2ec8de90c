import pg from "pg";
import { expect, test } from "vitest";
import { startDatabase } from "../../src/library.ts";

/** Settings that a server has in force in other words than those it was given. */
const inOtherWords = {
  application_name: ["it's \\ mine", undefined],
  checkpoint_completion_target: ["0.3333333", "0.333333"],
  client_encoding: ["latin1", undefined],
  cluster_name: ["caf\\303\\251", undefined],
  datestyle: ["german", "German, DMY"],
  idle_in_transaction_session_timeout: ["1.5min", "90000"],
  jit: ["of", "off"],
  log_line_prefix: ["caf\\303\\251 # \\n\\t%m ", "café # \n\t%m "],
  log_error_verbosity: ["VERBOSE", "verbose"],
  "my.thing": ["anything at all", undefined],
  shared_buffers: ["0.3GB", "39296"],
  synchronous_commit: ["0", "off"],
  timezone: ["europe/berlin", "Europe/Berlin"],
  unix_socket_permissions: ["448", "0700"],
  wal_compression: ["on", undefined],
  work_mem: ["0x100kB", "256"],
} as const satisfies Record<string, readonly [asked: string, told: string | undefined]>;

test("a server starts with settings that it tells in other words than they were given", async () => {
  const settings = Object.entries(inOtherWords)
    .map(([name, [asked]]) => `${name} = '${asked.replaceAll("'", "''")}'`)
    .join("\n");
  await using database = await startDatabase({ port: "0", settings });
  // Our own connections lift some of them.
  const client = new pg.Client(database.connectionString);
  await client.connect();
  const { rows } = await client.query<{ name: string; setting: string }>(
    "SELECT lower(name) AS name, setting FROM pg_settings",
  );
  await client.end();
  const told = new Map(rows.map(({ name, setting }) => [name, setting]));
  for (const [name, [, expected]] of Object.entries(inOtherWords)) {
    if (expected !== undefined) expect([name, told.get(name)]).toEqual([name, expected]);
  }
});

test("a server that does not take a setting does not start, and its log says why", async () => {
  const settings = "work_mem = 64mb";
  await expect(startDatabase({ port: "0", settings })).rejects.toThrow(/"work_mem": "64mb"/);
});
