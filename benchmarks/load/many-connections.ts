import { Client } from "pg";
import { timed } from "../median.ts";
import {
  type Ground,
  memoryInUse,
  mib,
  ms,
  type Part,
  query,
  verify,
  withDatabase,
} from "./started.ts";

const count = 500;
const atOnce = 50;

/** Many connections that are open at the same time, and each asks something. */
export async function manyConnections(ground: Ground): Promise<Part> {
  const inputs = { snapshot: "false", settings: "max_connections = 600" };
  return withDatabase(ground, inputs, async ({ database, readyMs }) => {
    const url = database.connectionString;
    const before = await memoryInUse();
    const clients = Array.from({ length: count }, () => new Client(url));
    const connecting = await timed(async () => {
      for (let start = 0; start < count; start += atOnce) {
        await Promise.all(clients.slice(start, start + atOnce).map((client) => client.connect()));
      }
    });
    const numbers = new Set<number>();
    const asking = await timed(async () => {
      const ask = async (client: Client) => {
        const { rows } = await client.query("SELECT pg_backend_pid() AS number");
        numbers.add(rows[0].number);
      };
      await Promise.all(clients.map(ask));
    });
    const memory = (await memoryInUse()) - before;
    const ending = await timed(() => Promise.all(clients.map((client) => client.end())));
    verify(numbers.size === count, `${numbers.size} servers for ${count} connections`);
    const [left] = await query<{ there: string }>(
      url,
      "SELECT count(*) AS there FROM pg_stat_activity WHERE backend_type = 'client backend'",
    );
    verify(Number(left?.there) <= 5, `${left?.there} connections are still there`);
    return {
      title: `${count} connections, max_connections = 600`,
      figures: [
        ["the server is ready", ms(readyMs)],
        [`all are connected, ${atOnce} at once`, ms(connecting)],
        ["all have asked, at once", ms(asking)],
        ["all have left", ms(ending)],
        ["memory for them", mib(memory)],
      ],
    };
  });
}
