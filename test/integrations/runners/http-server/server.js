import { createServer } from "node:http";

/** Answers each POST with the customers there are, after adding one in a transaction. */
export function shopServer(pool) {
  return createServer(async (request, response) => {
    const email = request.url.slice(1);
    const client = await pool.connect();
    try {
      await client.query("BEGIN");
      await client.query("INSERT INTO customers (email) VALUES ($1)", [email]);
      await client.query("COMMIT");
      const { rows } = await client.query("SELECT email FROM customers ORDER BY email");
      response.end(JSON.stringify(rows.map((row) => row.email)));
    } catch (error) {
      await client.query("ROLLBACK");
      response.statusCode = error.code === "23505" ? 409 : 500;
      response.end(JSON.stringify(error.message));
    } finally {
      client.release();
    }
  });
}
