import { mkdir, writeFile } from "node:fs/promises";
import pg from "pg";
import { describe, expect, test } from "vitest";
import { startDatabase } from "../../src/library.ts";
import { connectionUri, fitsUri } from "../../src/postgres/connection.ts";
import { Sandbox } from "../support/sandbox.ts";

const address = {
  host: "127.0.0.1",
  port: 5432,
  username: "us/er@:?#&+% ü",
  password: "p:/@?#&+% é",
};

describe("a connection URI", () => {
  test.each(["test", 'we"ird $(x) /&@%+ ü', "a%2Fb", "a//b", ";:=,!~*'()[]{}<>|^`\\", " a "])(
    "is read by pg as it was meant: %j",
    (database) => {
      const {
        user,
        password,
        host,
        port,
        database: read,
      } = new pg.Client(connectionUri(address, database));
      expect({ user, password, host, port, database: read }).toEqual({
        ...{ user: address.username, password: address.password, host: "127.0.0.1", port: 5432 },
        database,
      });
    },
  );

  test.each(["a?b", "a#b", "/a", ".", "..", "a/./b", "../a"])("can't hold %j", (database) => {
    expect(fitsUri(database)).toBe(false);
    const read = () => new pg.Client(connectionUri(address, database)).database;
    if (database !== "/a") expect(read()).not.toBe(database);
  });
});

describe("our own work is done whatever is set for that of others", () => {
  test.each([
    "statement_timeout = 1",
    "lock_timeout = 1",
    "idle_session_timeout = 1",
    "idle_in_transaction_session_timeout = 1",
    "default_transaction_read_only = on",
  ])("%s", async (setting) => {
    const settings = `${setting}\nstatement_timeout = 1\nidle_session_timeout = 1`;
    await using database = await startDatabase({
      ...{ port: "0", settings, migrations: "migrations", "worker-databases": "2" },
      extensions: "citext",
      snapshot: "false",
    });
    const client = new pg.Client(database.connectionString);
    client.on("error", () => {});
    await client.connect();
    // That of others is as it was asked for.
    await expect(client.query("SELECT pg_sleep(10)")).rejects.toThrow();
    await client.end();
  });

  test("transaction_timeout, which servers have as of 17", async () => {
    await using sandbox = await Sandbox.create();
    await mkdir(sandbox.path("m"));
    await writeFile(sandbox.path("m", "1_slow.sql"), "SELECT pg_sleep(1.5);");
    await using database = await startDatabase({
      ...{ port: "0", snapshot: "false", "postgres-version": "18" },
      ...{ settings: "transaction_timeout = 1s", migrations: sandbox.path("m") },
    });
    const client = new pg.Client(database.connectionString);
    client.on("error", () => {});
    await client.connect();
    await expect(client.query("SELECT pg_sleep(10)")).rejects.toThrow("transaction timeout");
    await client.end().catch(() => {});
  });

  test("options for TCP, which say nothing at a socket", async () => {
    await using database = await startDatabase({
      ...{
        port: "0",
        snapshot: "false",
        settings: "tcp_user_timeout = 7s\ntcp_keepalives_idle = 70",
      },
    });
    const client = new pg.Client(database.connectionString);
    await client.connect();
    const { rows } = await client.query(
      "SELECT setting FROM pg_file_settings WHERE name = 'tcp_user_timeout'",
    );
    expect(rows).toEqual([{ setting: "7s" }]);
    await client.end();
  });
});
