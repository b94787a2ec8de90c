import pg, { type Connection, type DatabaseError } from "pg";
import { type StartedDatabase, startDatabase } from "../../../src/library.ts";

/** What the server makes of a text without running it; "one" also for none, and for a mistake that is not of syntax. */
export type Verdict = "one" | "several" | "syntax error";

/** What a text did when it ran: its statements' tags, and the code of the error that ended it. */
export interface Ran {
  readonly tags: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly code: string | undefined;
}

/** A real server that tells what PostgreSQL makes of SQL. */
export class Judge implements AsyncDisposable {
  readonly #database: StartedDatabase;
  readonly client: pg.Client;

  private constructor(database: StartedDatabase) {
    this.#database = database;
    this.client = new pg.Client(database.connectionString);
  }

  static async start(): Promise<Judge> {
    const judge = new Judge(await startDatabase({ port: "0" }));
    await judge.client.connect();
    return judge;
  }

  /** Has the server parse a text only, which it refuses to do with several statements. */
  async judge(text: string): Promise<Verdict> {
    const error = await new Promise<DatabaseError | undefined>((resolve) => {
      this.client.query(new Exchange((connection) => parse(connection, text), resolve));
    });
    if (error?.message.includes("multiple commands")) return "several";
    // The last of a letter that an escape has been cut in two with.
    return /^(scan\.l|gram\.y|parser\.c|mbutils\.c)$/.test(error?.file ?? "")
      ? "syntax error"
      : "one";
  }

  /** Runs a text by the simple protocol. */
  async run(text: string): Promise<Ran> {
    const tags: string[] = [];
    const rows: string[][] = [];
    const error = await new Promise<DatabaseError | undefined>((resolve) => {
      const exchange = new Exchange((connection) => connection.query(text), resolve);
      exchange.handleCommandComplete = ({ text: tag }) => tags.push(tag);
      exchange.handleDataRow = ({ fields }) => rows.push(fields.map(String));
      this.client.query(exchange);
    });
    return { tags, rows, code: error?.code };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.client.end();
    await this.#database[Symbol.asyncDispose]();
  }
}

function parse(connection: Connection, text: string): void {
  connection.parse({ name: "", text, types: [] }, true);
  connection.sync();
}

/** One exchange of messages, in the form that `pg` takes for a query. */
class Exchange {
  readonly submit: (connection: Connection) => void;
  readonly #done: (error?: DatabaseError) => void;

  constructor(submit: (connection: Connection) => void, done: (error?: DatabaseError) => void) {
    this.submit = submit;
    this.#done = done;
  }

  handleCommandComplete: (message: { readonly text: string }) => void = () => {};
  handleDataRow: (message: { readonly fields: readonly unknown[] }) => void = () => {};
  handleRowDescription(): void {}
  handleEmptyQuery(): void {}

  handleCopyInResponse(connection: Connection & { sendCopyFail(reason: string): void }): void {
    connection.sendCopyFail("only asked");
  }

  handleError(error: DatabaseError): void {
    // The client forgets a query that failed, and does not tell it when the server is ready.
    this.#done(error);
  }

  handleReadyForQuery(): void {
    this.#done();
  }
}
