import { Client } from "pg";
import { describe, expect, test } from "vitest";
import {
  databaseEnvironment,
  misleadingVariables,
  neutralEnvironment,
} from "../../src/run/environment.ts";

const address = { host: "127.0.0.1", port: 54321, username: "postgres", password: "s3cret" };
const names = { database: "test", workerDatabases: 0 };

describe("what a test sees", () => {
  test("is a URL, the variables of libpq, and that there are no worker databases", () => {
    expect(databaseEnvironment(address, names)).toEqual({
      DATABASE_URL: "postgresql://postgres:s3cret@127.0.0.1:54321/test",
      PGHOST: "127.0.0.1",
      PGPORT: "54321",
      PGUSER: "postgres",
      PGPASSWORD: "s3cret",
      PGDATABASE: "test",
      WORKER_DATABASES: "0",
    });
  });

  test("has a URL for each worker database, from 1 on", () => {
    const environment = databaseEnvironment(address, { database: "app", workerDatabases: 2 });
    expect(environment).toMatchObject({
      PGDATABASE: "app",
      WORKER_DATABASES: "2",
      DATABASE_URL_1: "postgresql://postgres:s3cret@127.0.0.1:54321/app_1",
      DATABASE_URL_2: "postgresql://postgres:s3cret@127.0.0.1:54321/app_2",
    });
    expect(environment).not.toHaveProperty("DATABASE_URL_0");
    expect(environment).not.toHaveProperty("DATABASE_URL_3");
  });
});

const odd = [
  "a b",
  "a:b@c/d",
  "100%",
  "%41",
  "a&b=c",
  "it's",
  '"quoted"',
  "$(id)`id`",
  "back\\slash",
  "[::1]",
  "+plus",
  "grün",
  "日本",
  "😀",
];

describe("the URL", () => {
  test.each(odd)("holds a user, a password and a database of the name %j", (text) => {
    const { DATABASE_URL: url = "", ...others } = databaseEnvironment(
      { ...address, username: text, password: text },
      { database: text, workerDatabases: 1 },
    );
    const { protocol, username, password, host, pathname, search, hash } = new URL(url);
    expect([username, password, pathname.slice(1)].map(decodeURIComponent)).toEqual([
      text,
      text,
      text,
    ]);
    expect([protocol, host, search, hash]).toEqual(["postgresql:", "127.0.0.1:54321", "", ""]);
    expect(decodeURIComponent(new URL(others.DATABASE_URL_1 ?? "").pathname)).toBe(`/${text}_1`);
    expect([others.PGUSER, others.PGPASSWORD, others.PGDATABASE]).toEqual([text, text, text]);
  });

  test.each(odd)("tells pg a user and a password of the name %j", (text) => {
    const { DATABASE_URL: connectionString } = databaseEnvironment(
      { ...address, username: text, password: text },
      names,
    );
    const client = new Client({ connectionString });
    expect(client).toMatchObject({ user: text, password: text, database: "test", port: 54321 });
  });

  // Of a database's name, pg does not decode what may have a meaning in a URL: ; / ? : @ & = + $ , #
  test.each(odd.filter((text) => !/[;/?:@&=+$,#]/.test(text)))(
    "tells pg a database of the name %j",
    (database) => {
      const { DATABASE_URL: connectionString } = databaseEnvironment(address, {
        ...names,
        database,
      });
      expect(new Client({ connectionString }).database).toBe(database);
    },
  );
});

describe("inherited variables", () => {
  const misleading = [
    ...["PGHOST", "PGHOSTADDR", "PGPORT", "PGDATABASE", "PGUSER", "PGPASSWORD", "PGPASSFILE"],
    ...["PGSERVICE", "PGSERVICEFILE", "PGSSLMODE", "PGSSLROOTCERT", "PGSSLNEGOTIATION"],
    ...["PGREQUIRESSL", "PGREQUIREAUTH", "PGREQUIREPEER", "PGCHANNELBINDING", "PGGSSENCMODE"],
    ...["PGGSSLIB", "PGKRBSRVNAME", "PGTARGETSESSIONATTRS", "PGLOADBALANCEHOSTS", "PGDATA"],
    ...["DATABASE_URL", "DATABASE_URL_1", "DATABASE_URL_12", "WORKER_DATABASES"],
  ];
  const harmless = [
    ...["PATH", "HOME", "PGTZ", "PGOPTIONS", "PGAPPNAME", "PGCLIENTENCODING", "PGCONNECT_TIMEOUT"],
    ...["MY_PGHOST", "PGHOST_OLD", "DATABASE_URL_TEST", "TEST_DATABASE_URL", "DATABASE_URLS"],
  ];

  test.each(misleading)("such as %s would lead elsewhere, and are removed", (name) => {
    expect(misleadingVariables({ [name]: "x", PATH: "/bin" })).toEqual([name]);
    expect(neutralEnvironment({ [name]: "x", PATH: "/bin" })).toEqual({ PATH: "/bin" });
  });

  test.each(harmless)("such as %s do no harm, and stay", (name) => {
    expect(misleadingVariables({ [name]: "x" })).toEqual([]);
    expect(neutralEnvironment({ [name]: "x" })).toEqual({ [name]: "x" });
  });

  test("are removed wherever the run has one of that name", () => {
    const ours = Object.keys(databaseEnvironment(address, { ...names, workerDatabases: 3 }));
    const inherited = Object.fromEntries(ours.map((name) => [name, "elsewhere"]));
    expect(neutralEnvironment(inherited)).toEqual({});
  });

  test("stay in the environment they come from", () => {
    const inherited = { PGHOST: "db.example" };
    neutralEnvironment(inherited);
    expect(inherited).toEqual({ PGHOST: "db.example" });
  });
});
