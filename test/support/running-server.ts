import { randomUUID } from "node:crypto";
import pg, { type Client } from "pg";
import { startDatabase } from "../../src/library.ts";
import { type Address, connect, maintenanceDatabase } from "../../src/postgres/connection.ts";

/** A real server for the tests of one file. */
export class RunningServer implements AsyncDisposable {
  readonly address: Address;
  /** As the run itself connects, to the maintenance database. */
  readonly admin: Client;
  readonly #started: AsyncDisposable;

  private constructor(address: Address, admin: Client, started: AsyncDisposable) {
    this.address = address;
    this.admin = admin;
    this.#started = started;
  }

  static async start(settings: string): Promise<RunningServer> {
    const started = await startDatabase({ port: "0", settings });
    const { hostname: host, port, username, password } = new URL(started.connectionString);
    const address = { host, port: Number(port), username, password };
    return new RunningServer(address, await connect(address, maintenanceDatabase), started);
  }

  /** A database that one test has for itself, with a name that needs quoting. */
  async freshDatabase(): Promise<FreshDatabase> {
    const name = `Fresh "${randomUUID()}"`;
    await this.admin.query(`CREATE DATABASE ${this.admin.escapeIdentifier(name)}`);
    return new FreshDatabase(this, name);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.admin.end();
    await this.#started[Symbol.asyncDispose]();
  }
}

export class FreshDatabase implements AsyncDisposable {
  readonly name: string;
  readonly #server: RunningServer;
  readonly #clients: Client[] = [];

  constructor(server: RunningServer, name: string) {
    this.name = name;
    this.#server = server;
  }

  /** A connection as the run itself has one. */
  async own(): Promise<Client> {
    return this.#kept(await connect(this.#server.address, this.name));
  }

  /** A connection as a project's tests have one. */
  async client(): Promise<Client> {
    const { username: user, ...address } = this.#server.address;
    const client = new pg.Client({ ...address, user, database: this.name, ssl: false });
    // A test may have it ended by the server.
    client.on("error", () => {});
    await client.connect();
    return this.#kept(client);
  }

  /** What a test does over a connection of its own, statement by statement. */
  async run(...statements: string[]): Promise<void> {
    const client = await this.client();
    for (const statement of statements) await client.query(statement);
    await client.end();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#clients.map((client) => client.end()));
    const { admin } = this.#server;
    await admin.query(`DROP DATABASE IF EXISTS ${admin.escapeIdentifier(this.name)} WITH (FORCE)`);
  }

  #kept(client: Client): Client {
    this.#clients.push(client);
    return client;
  }
}
