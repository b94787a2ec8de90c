import { expect, test } from "vitest";
import { startDatabase } from "../../src/library.ts";
import { withConnection } from "../../src/postgres/connection.ts";

test("worker databases are copied also of the database that every cluster has", async () => {
  const inputs = { port: "0", database: "postgres", "worker-databases": "8" };
  await using database = await startDatabase(inputs);
  const { hostname: host, port, username, password } = new URL(database.connectionString);
  const address = { host, port: Number(port), username, password };
  const names = await withConnection(address, "postgres", async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      "SELECT datname FROM pg_database WHERE datname ~ '^postgres' ORDER BY 1",
    );
    return rows.map(({ datname }) => datname);
  });
  const copies = Array.from({ length: 8 }, (_, index) => `postgres_${index + 1}`);
  expect(names).toEqual(["postgres", ...copies]);
});
