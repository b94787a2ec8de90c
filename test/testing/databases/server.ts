import pg from "pg";
import { type StartedDatabase, startDatabase } from "../../../src/library.ts";

/** A server for the tests of one file. */
export class TestServer implements AsyncDisposable {
  readonly #database: StartedDatabase;
  #count = 0;

  private constructor(database: StartedDatabase) {
    this.#database = database;
  }

  static async start(): Promise<TestServer> {
    return new TestServer(await startDatabase({ port: "0" }));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#database[Symbol.asyncDispose]();
  }

  url(database: string, parameters = ""): string {
    const { protocol, username, password, host } = new URL(this.#database.connectionString);
    return `${protocol}//${username}:${password}@${host}/${encodeURI(database)}${parameters}`;
  }

  /** Runs statements one after the other, and gives the rows of the last, each as an array. */
  async sql(connectionString: string, ...statements: string[]): Promise<unknown[][]> {
    const client = new pg.Client(connectionString);
    await client.connect();
    try {
      let rows: unknown[][] = [];
      for (const text of statements) ({ rows } = await client.query({ text, rowMode: "array" }));
      return rows;
    } finally {
      await client.end();
    }
  }

  admin(...statements: string[]): Promise<unknown[][]> {
    return this.sql(this.url("postgres"), ...statements);
  }

  /** A database of a test's own, with a table `users` that has one row, and its connection string. */
  async template(name = `template_${++this.#count}`): Promise<string> {
    await this.admin(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
    const url = this.url(name);
    await this.sql(url, "CREATE TABLE users (name text)", "INSERT INTO users VALUES ('Ada')");
    return url;
  }

  /** The databases whose names begin so. */
  async databases(prefix: string): Promise<unknown[]> {
    const rows = await this.admin(
      `SELECT datname FROM pg_database WHERE starts_with(datname, ${pg.escapeLiteral(prefix)}) ORDER BY 1`,
    );
    return rows.flat();
  }
}

export const users = "SELECT name FROM users ORDER BY 1";

/** How long what happens in the background may take, in milliseconds: only a test that fails waits for it. */
export const soon = { timeout: 20_000 };
