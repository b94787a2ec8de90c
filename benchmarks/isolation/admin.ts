import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

/** A connection to a server, but to none of its databases that is copied. */
export class Admin implements AsyncDisposable {
  readonly #client: pg.Client;

  private constructor(client: pg.Client) {
    this.#client = client;
    // When something else fails the server may be gone sooner than this.
    client.on("error", () => {});
  }

  /** @param template the connection string of the one that is copied */
  static async connect(template: string): Promise<Admin> {
    const url = new URL(template);
    url.pathname = "/postgres";
    const client = new pg.Client(url.href);
    await client.connect();
    return new Admin(client);
  }

  async query<Row extends pg.QueryResultRow>(sql: string): Promise<Row[]> {
    return (await this.#client.query<Row>(sql)).rows;
  }

  /** As `15.18`, perhaps with more behind it. */
  async serverVersion(): Promise<string> {
    const [row] = await this.query<{ server_version: string }>("SHOW server_version");
    return row?.server_version ?? "";
  }

  /** Waits until the server has nothing to do for anybody: until copies are made ahead, and others dropped. */
  async whenIdle(): Promise<void> {
    // Between two statements of somebody's there is less time than between three looks.
    for (let idle = 0; idle < 3; await sleep(10)) {
      const busy = await this.query(
        `SELECT FROM pg_stat_activity
          WHERE state <> 'idle' AND backend_type = 'client backend' AND pid <> pg_backend_pid()`,
      );
      idle = busy.length === 0 ? idle + 1 : 0;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#client.end();
  }
}
