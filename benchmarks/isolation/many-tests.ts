import { openSandbox } from "../../src/testing/index.ts";
import { median, timed } from "../median.ts";
import { type Measured, milliseconds, ratio } from "./measured.ts";

const tests = 20_000;
const rowsEach = 10;
const insert = "INSERT INTO table_1 (name, email) VALUES ('Ada', $1)";

/** Tests in a row that insert and are rolled back: do the dead rows that they leave make later ones slower? */
export async function manyTests(connectionString: string): Promise<Measured[]> {
  await using sandbox = await openSandbox({ connectionString });
  const client = new sandbox.pg.Client({ connectionString });
  await client.connect();
  const times: number[] = [];
  for (let count = 0; count < tests; count++) {
    times.push(
      await timed(async () => {
        await sandbox.begin();
        for (let row = 0; row < rowsEach; row++) {
          await client.query(insert, [`${row}@example.org`]);
        }
        await client.query("SELECT count(*) FROM table_1");
        await sandbox.rollback();
      }),
    );
  }
  await client.end();
  const [first, last] = [times.slice(0, 1000), times.slice(-1000)].map(median);
  return [
    milliseconds("of 20,000 tests that insert ten rows, the first thousand", first ?? Number.NaN),
    ratio("the last thousand", (last ?? Number.NaN) / (first ?? Number.NaN), 1.1),
  ];
}
