const { openSandbox } = require("ram-postgres/testing");

let sandbox;
let pool;

beforeAll(async () => {
  sandbox = await openSandbox();
  pool = new sandbox.pg.Pool();
});
beforeEach(() => sandbox.begin());
afterEach(() => sandbox.rollback());
afterAll(() => sandbox.close());

test.each([1, 2, 3])("test %i sees its own row alone", async () => {
  const client = await pool.connect();
  await client.query("BEGIN");
  await client.query("INSERT INTO customers (email) VALUES ('ada@example.com')");
  await client.query("COMMIT");
  client.release();
  const { rows } = await pool.query("SELECT email, created_at FROM customers");
  expect(rows).toEqual([{ email: "ada@example.com", created_at: expect.any(Date) }]);
});

test("an error of the server has its code", async () => {
  const query = pool.query("INSERT INTO customers (email) VALUES (NULL)");
  await expect(query).rejects.toMatchObject({ code: "23502" });
});

test.concurrent.each([4, 5])("test %i, with another one at the same time", () =>
  sandbox.run(async () => {
    await pool.query("INSERT INTO customers (email) VALUES ('ada@example.com')");
    const { rows } = await pool.query("SELECT email FROM customers");
    expect(rows).toEqual([{ email: "ada@example.com" }]);
  }),
);
