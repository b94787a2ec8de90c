import pg from "pg";
import { median, timed } from "../median.ts";
import { type Measured, milliseconds } from "./measured.ts";

const rounds = 15;

/** Other ways to leave nothing of a test behind, on the same tables. */
export async function cleaningUp(connectionString: string): Promise<Measured[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    "SELECT quote_ident(tablename) AS name FROM pg_tables WHERE tablename LIKE 'table\\_%'",
  );
  const names = rows.map(({ name }) => name);
  const truncate: number[] = [];
  const recreate: number[] = [];
  for (let round = 0; round < rounds; round++) {
    truncate.push(await timed(() => client.query(`TRUNCATE ${names} RESTART IDENTITY CASCADE`)));
    recreate.push(
      await timed(async () => {
        for (const name of names)
          await client.query(`CREATE TABLE again_${name} (LIKE ${name} INCLUDING ALL)`);
        await client.query(`DROP TABLE ${names.map((name) => `again_${name}`)}`);
      }),
    );
  }
  await client.end();
  return [
    milliseconds(`TRUNCATE of ${names.length} tables`, median(truncate)),
    milliseconds(`create and drop of ${names.length} tables`, median(recreate)),
  ];
}
