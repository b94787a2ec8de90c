import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import { type StartedDatabase, startDatabase } from "../../src/library.ts";
import { openSandbox, type Sandbox } from "../../src/testing/index.ts";

const tables = `
  CREATE TABLE customers (
    id serial PRIMARY KEY,
    email text NOT NULL CONSTRAINT customers_email_key UNIQUE,
    name text
  );
  CREATE TABLE orders (
    id serial PRIMARY KEY,
    customer_id integer NOT NULL CONSTRAINT orders_customer_fkey REFERENCES customers (id),
    number integer NOT NULL,
    CONSTRAINT orders_number_key UNIQUE (customer_id, number)
  );
  CREATE TABLE order_lines (
    id serial PRIMARY KEY,
    order_id integer NOT NULL
      CONSTRAINT order_lines_order_fkey REFERENCES orders (id) DEFERRABLE INITIALLY DEFERRED,
    article text NOT NULL,
    quantity integer NOT NULL DEFAULT 1 CHECK (quantity > 0)
  );
  CREATE TABLE shelves (
    article text PRIMARY KEY,
    place integer NOT NULL CONSTRAINT shelves_place_key UNIQUE DEFERRABLE INITIALLY IMMEDIATE
  );
`;

const rowsOfAll = `
  SELECT (SELECT count(*) FROM customers) + (SELECT count(*) FROM orders)
       + (SELECT count(*) FROM order_lines) + (SELECT count(*) FROM shelves) AS count
`;

/** The database of a shop and a sandbox on it, for the tests of one file. */
export class Shop {
  #database: StartedDatabase | undefined;
  #sandbox: Sandbox | undefined;
  #outside: pg.Client | undefined;
  /** What the sandbox has warned of, unless a test takes it from here. */
  readonly warnings: string[] = [];

  get connectionString(): string {
    return there(this.#database).connectionString;
  }

  get sandbox(): Sandbox {
    return there(this.#sandbox);
  }

  get pg(): typeof pg {
    return this.sandbox.pg;
  }

  async open(): Promise<void> {
    this.#database = await startDatabase({ port: "0" });
    const { connectionString } = this;
    this.#outside = new pg.Client({ connectionString });
    await this.#outside.connect();
    await this.#outside.query(tables);
    const onWarning = (message: string) => this.warnings.push(message);
    this.#sandbox = await openSandbox({ connectionString, onWarning });
  }

  /** Asks somebody who has nothing to do with the sandbox: so many rows are there for everybody to see. */
  async committedRows(): Promise<number> {
    const { rows } = await there(this.#outside).query<{ count: string }>(rowsOfAll);
    return Number(rows[0]?.count);
  }

  async close(): Promise<void> {
    await this.#sandbox?.close();
    await this.#outside?.end();
    await this.#database?.[Symbol.asyncDispose]();
  }
}

/** Each test of the file runs in the sandbox; none may leave rows, or a warning that it has not taken. */
export function useShop(): Shop {
  const shop = new Shop();
  beforeAll(() => shop.open());
  afterAll(() => shop.close());
  beforeEach(() => shop.sandbox.begin());
  afterEach(async () => {
    await shop.sandbox.rollback();
    expect(await shop.committedRows()).toBe(0);
    expect(shop.warnings.splice(0)).toEqual([]);
  });
  return shop;
}

function there<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("the shop opens before the first test");
  return value;
}
