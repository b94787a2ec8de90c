/**
 * What it costs to give each test a database that no other test has touched: a sandbox beside plain `pg`, many tests in a
 * row, fresh databases beside bare ones, other ways to clean up, and a whole suite. The library is the built one.
 *
 *     npm run bench:isolation
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startDatabase } from "ram-postgres";
import { Interrupts } from "../src/process/interrupts.ts";
import { Admin } from "./isolation/admin.ts";
import { beginAndRollback } from "./isolation/begin-and-rollback.ts";
import { cleaningUp } from "./isolation/cleaning-up.ts";
import { freshByWorkers } from "./isolation/fresh-by-workers.ts";
import { freshDatabases } from "./isolation/fresh-databases.ts";
import { copiesOf, type Ground } from "./isolation/ground.ts";
import { manyTests } from "./isolation/many-tests.ts";
import { isKept, type Measured } from "./isolation/measured.ts";
import { queries } from "./isolation/queries.ts";
import { formatReport, type Results } from "./isolation/report.ts";
import { seedSuite } from "./isolation/seed-suite.ts";
import { writeMigrations } from "./schema.ts";

const interrupts = new Interrupts();
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => interrupts.interrupt(signal));
}
const directory = await mkdtemp(join(tmpdir(), "isolation-"));
try {
  const results = await measure(join(directory, "migrations"));
  console.log(formatReport(results));
  if (!results.limits.every(isKept)) process.exitCode = 1;
} finally {
  await rm(directory, { recursive: true });
}

async function measure(migrations: string): Promise<Results> {
  await writeMigrations(migrations, { migrations: 60, tables: 60 });
  const inputs = { migrations, snapshot: "false", "worker-databases": "8", port: "0" };
  await using database = await startDatabase(inputs);
  const { connectionString: template, environment } = database;
  const signal = interrupts.aborted;
  const ground: Ground = { template, copy: copiesOf(environment), migrations, signal };
  const limits: Measured[] = [];
  for (const part of [beginAndRollback, queries, manyTests, freshByWorkers, freshDatabases]) {
    signal.throwIfAborted();
    console.error(`${part.name} …`);
    limits.push(...(await part(ground)));
  }
  console.error("cleaningUp, seedSuite …");
  await using admin = await Admin.connect(template);
  return {
    version: await admin.serverVersion(),
    limits,
    cleaningUp: await cleaningUp(ground),
    seedSuite: await seedSuite(signal),
  };
}
