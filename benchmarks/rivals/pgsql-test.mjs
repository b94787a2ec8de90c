// pgsql-test.mjs URL: of the database that it copies for itself. As its README has it, with the client that sets no role.
import { getConnections } from "pgsql-test";
import { answerTests } from "../isolation/answer.mjs";
import { addTenRows } from "../isolation/ten-rows.mjs";

const [connectionString] = process.argv.slice(2);
const { hostname: host, port, username: user, password, pathname } = new URL(connectionString);
const { pg, teardown } = await getConnections(
  { pg: { host, port: Number(port), user, password }, db: { template: pathname.slice(1) } },
  [],
);

async function test() {
  await pg.beforeEach();
  await addTenRows(pg);
  await pg.afterEach();
}

answerTests(test, () => teardown());
